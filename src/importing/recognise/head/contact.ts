import type { Contact, Department } from '../../../domain/plan.ts';
import { stretch, valueOf, type Material, type Stretch } from './head-material.ts';
import type { FoundDoubt } from '../recognition.ts';
import { isSection, splitBureau, splitDesk, splitRoom } from '../owners/section-names.ts';

export interface ContactReading {
  readonly contact: Contact;
  /** The words of the plan that name it. */
  readonly said?: Stretch;
  readonly departments: readonly Omit<Department, 'english'>[];
  readonly doubt?: FoundDoubt;
}

/** Whom to ask: the colophon, a heading or a label 問い合わせ先, else the office (事務局) of the plan's headquarters. */
export function readContact(material: Material, name: string): ContactReading {
  const lines = [material.colophon, asked(material), labelled(material), told(material)].find((some) =>
    some.some(({ text }) => chainOf(text, name).length > 0),
  );
  if (!lines) return readOffice(material, name);
  const chains = lines
    .map((line) => ({ line, chain: chainOf(line.text, name) }))
    .filter(({ chain }) => chain.length > 0);
  const [first] = chains;
  if (!first) return readOffice(material, name);
  const departments = [...new Set(chains.map(({ chain }) => chain.at(-1) ?? ''))];
  const phone = lines.map(({ text }) => PHONE.exec(text.normalize('NFKC'))?.[0]).find((one) => one !== undefined);
  const note = `${first.line.place}に「${chains.map(({ line }) => line.text).join('」「')}」とあります。`;
  const where = { place: first.line.place, ...(first.line.page === undefined ? {} : { page: first.line.page }) };
  return {
    contact: { departments, ...(phone === undefined ? {} : { phone }), note, ...where },
    said: {
      ...first.line,
      text: headed(
        lines
          .filter(({ text }) => isTelling(text, name))
          .map(({ text }) => text)
          .join('\n'),
      ),
    },
    departments: chains.flatMap(({ chain }) => departmentsOf(chain)),
  };
}

/** A section's name alone is no answer. */
const headed = (text: string): string =>
  /\n|。|[:：]|合わ?せ|連絡先|事務局/u.test(text) ? text : `問い合わせ先：${text}`;

/** What stands under a heading 問い合わせ先. */
const asked = ({ outlined }: Material): readonly Stretch[] =>
  outlined.flatMap((one, at) =>
    one.block.kind === 'paragraph' &&
    one.headings.some(({ title }) => /[問と]い?合わ?せ先|^お問い?合わ?せ|連絡先/u.test(title))
      ? one.block.text.split('\n').map((text) => stretch(one, at, text))
      : [],
  );

/** Labelled values; 担当課 alone is a measure's, so it counts only beside what tells of the plan. */
const labelled = ({ keyValues }: Material): readonly Stretch[] => {
  const ofPlan = new Set(keyValues.filter(({ key }) => /計画|策定|発行|期間/u.test(key)).map(({ at }) => at));
  return keyValues.filter(
    ({ key, at }) =>
      /問い?合わ?せ|連絡先|^事務局|発行元|発行者|電話|TEL/iu.test(key) ||
      (ofPlan.has(at) && /担当|所管|主管/u.test(key)),
  );
};

/** お問い合わせは企画課まで: a sentence that says whom to ask. */
const told = ({ sentences }: Material): readonly Stretch[] =>
  sentences.flatMap((one) => {
    const match = /(?:[問と]い?合わ?せ(?:先)?|担当窓口|連絡先)は、?(.+)$/u.exec(one.text);
    return match ? [{ ...one, text: (match[1] ?? '').replace(/(?:です|とします|まで.*)?。?$/u, '') }] : [];
  });

/** A section, an address, a number: not the title and the date, which stand in the colophon too. */
const isTelling = (text: string, name: string): boolean =>
  chainOf(text, name).length > 0 ||
  /〒|電話|TEL|ＴＥＬ|FAX|mail|@|メール|[都道府県].*[市町村区].*\d/iu.test(text) ||
  PHONE.test(text.normalize('NFKC'));

const PHONE = /0\d{1,4}[-(‐–−ー]\d{1,4}[-)‐–−ー]\d{3,4}/u;

function readOffice(material: Material, name: string): ContactReading {
  const office = officeOf(material, name);
  if (office) {
    const { place, page } = office.said;
    const note = `推進体制の事務局として「${office.chain.join('')}」が示されています。`;
    return {
      contact: { departments: [office.chain.at(-1) ?? ''], note, place, ...(page === undefined ? {} : { page }) },
      said: office.said,
      departments: departmentsOf(office.chain),
    };
  }
  const spot = material.outlined.at(-1)?.block.spot ?? { file: '' };
  const reason = '問い合わせ先や事務局の記載が見つかりませんでした';
  return {
    contact: { departments: [], place: '記載なし' },
    departments: [],
    doubt: { about: { kind: 'plan', field: 'contact' }, spot, read: '', assumed: '', reason },
  };
}

/** The office of the headquarters: `事務局 DX戦略室` in a table or a line, 「事務局は総務課」 in a sentence. */
export function officeOf(
  material: Material,
  name: string,
): { readonly said: Stretch; readonly chain: readonly string[] } | undefined {
  const labelled = valueOf(material, /^事務局$/u);
  const cells = material.outlined.flatMap(({ block, place, page }, at) =>
    block.kind === 'table'
      ? block.rows.flatMap((row) =>
          [...new Set(row)].map(({ text, spot }) => ({
            text,
            place,
            ...(page === undefined ? {} : { page }),
            spot,
            heading: '',
            at,
          })),
        )
      : [],
  );
  for (const said of [
    ...(labelled ? [{ ...labelled, text: `事務局 ${labelled.text}` }] : []),
    ...cells,
    ...material.sentences,
  ]) {
    const after = /事務局(?:を|は|[:：\s（(]|として)+([^、。）)\n]{2,24}?)(?:[）)\n、。]|に置|が|$)/u.exec(
      said.text,
    )?.[1];
    const chain = chainOf(after ?? '', name);
    if (chain.length > 0) return { said, chain };
  }
  return undefined;
}

/** 一関市総務部総務課 → 総務部, 総務課; empty where the line names no section. */
function chainOf(line: string, name: string): readonly string[] {
  const words = line
    .normalize('NFKC')
    .replace(/^(?:発行|編集|作成|担当|[お]?問い?合わ?せ先?|事務局|所管)[・/\s]*(?:発行)?[:\s]*/u, '')
    .replace(/\((?:担当|内線|直通|代表).*$/u, '')
    .split(/[\s、,:/()]+/u)
    .map((word) => (name !== '' && word.startsWith(name) ? word.slice(name.length) : word))
    .map((word) => word.replace(/^(?:役所|役場)/u, ''));
  return words.flatMap(split).filter((word) => !HEADQUARTERS.test(word));
}

const HEADQUARTERS = /本部$|推進会議$|委員会$/u;

function split(word: string): readonly string[] {
  if (!isSection(word)) return [];
  const desk = splitDesk(word);
  if (desk) return split(desk.section);
  const bureau = splitBureau(word);
  if (bureau) return [bureau.bureau, ...split(bureau.section)];
  const room = splitRoom(word);
  return room ? [room.section, room.room] : [word];
}

const departmentsOf = (chain: readonly string[]): readonly Omit<Department, 'english'>[] =>
  chain.map((name, at) => ({ name, names: [], ...(at === 0 ? {} : { parent: chain[at - 1] ?? '' }) }));
