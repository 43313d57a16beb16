import type { Material } from './head-material.ts';
import type { FoundDoubt } from '../recognition.ts';

/** The municipality that a plan is of. */
export interface NameReading {
  readonly name: string;
  readonly names: readonly string[];
  readonly prefecture?: string;
  readonly doubts: readonly FoundDoubt[];
}

/** Reads the municipality from what was asked for, the title on the cover, the colophon, or the name that the text has most. */
export function readMunicipality(material: Material, title: string, asked: string | undefined): NameReading {
  const named = asked ?? nameIn(title, material) ?? nameOnCover(material);
  const name = named ?? mostNamed(material) ?? '';
  const spot = material.outlined[0]?.block.spot ?? { file: '' };
  const unsure: FoundDoubt = {
    about: { kind: 'municipality', field: 'name' },
    spot,
    read: '',
    assumed: name,
    reason:
      name === ''
        ? '自治体の名称が見つかりませんでした'
        : '表紙に自治体の名称がないため、本文で最も多く挙げられている名称としました',
  };
  const { prefecture, doubt } = readPrefecture(material, name);
  return {
    name,
    names: namesOf(name, prefecture),
    ...(prefecture === undefined ? {} : { prefecture }),
    doubts: [...(named === undefined ? [unsure] : []), ...(doubt ? [doubt] : [])],
  };
}

/** The name at the beginning of a title. 東村山市 is not 東村: of two that are always said together the longer is meant. */
function nameIn(title: string, material: Material): string | undefined {
  const bare = title.replace(/^(?:第.{1,4}[期次版]|改訂|改定)\s?/u, '');
  const prefixes = [...bare.matchAll(/[市町村区](?![市町村区])/gu)]
    .map(({ index }) => bare.slice(0, index + 1))
    .filter((prefix) => prefix.length >= 2 && prefix.length <= 8 && NAME.test(prefix));
  const text = material.outlined.map(({ block }) => (block.kind === 'table' ? '' : block.text)).join('\n');
  const alone = (prefix: string): number => text.split(prefix).length;
  const [first] = prefixes;
  const longer = prefixes
    .slice(1)
    .find((prefix) => first !== undefined && alone(prefix) === alone(first) && alone(first) > 2);
  return longer ?? first;
}

const NAME = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々ヶケ]+[市町村区]$/u;

const nameOnCover = ({ cover, colophon, keyValues }: Material): string | undefined =>
  [...keyValues.filter(({ key }) => /自治体|市町村|団体/u.test(key)), ...cover, ...colophon]
    .flatMap(({ text }) => text.split(/[\s　・]+/u))
    .map((text) =>
      text.replace(/^.{2,3}[都道府県]/u, '').replace(/(?<=[市町村区])(?:役所|役場|長.*|.{1,12}[部課室局係])$/u, ''),
    )
    .find((text) => text.length <= 8 && NAME.test(text));

/** The name before 長, 役所, 総合計画 … that stands most often. */
function mostNamed({ sentences }: Material): string | undefined {
  const counts = new Map<string, number>();
  for (const { text } of sentences)
    for (const [, name = ''] of text.matchAll(
      /(?<![\p{Script=Han}])([\p{Script=Han}ヶケ]{1,6}[市町村])(?=長|役所|役場|総合計画|DX|ICT|デジタル|における|は、)/gu,
    ))
      if (!/^(?:本|当|各|全|他|県内|区)[市町村]$|市区町村|市町村/u.test(name))
        counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

/** Without its suffix, where that is not too short to be a name. */
const namesOf = (name: string, prefecture: string | undefined): readonly string[] => [
  ...(name.length >= 3 ? [name.slice(0, -1)] : []),
  ...(prefecture === undefined || name === '' ? [] : [`${prefecture}${name}`]),
];

const PREFECTURES =
  '北海道|青森県|岩手県|宮城県|秋田県|山形県|福島県|茨城県|栃木県|群馬県|埼玉県|千葉県|東京都|神奈川県|新潟県|富山県|石川県|福井県|山梨県|長野県|岐阜県|静岡県|愛知県|三重県|滋賀県|京都府|大阪府|兵庫県|奈良県|和歌山県|鳥取県|島根県|岡山県|広島県|山口県|徳島県|香川県|愛媛県|高知県|福岡県|佐賀県|長崎県|熊本県|大分県|宮崎県|鹿児島県|沖縄県';

/** An address says it surely; one prefecture alone in the whole text is likely. */
function readPrefecture(
  material: Material,
  name: string,
): { readonly prefecture?: string; readonly doubt?: FoundDoubt } {
  const lines = [...material.keyValues, ...material.colophon, ...material.cover, ...material.sentences];
  const address = new RegExp(
    `(?:〒[\\d\\-－ 　]*|^|[^\\p{Script=Han}])(${PREFECTURES})(?:\\p{Script=Han}{1,4}郡)?${name}`,
    'u',
  );
  for (const { text } of lines) {
    const found = address.exec(text)?.[1];
    if (found !== undefined) return { prefecture: found };
  }
  const labelled = material.keyValues.find(({ key }) => /県名?$/u.test(key))?.text;
  if (labelled !== undefined && new RegExp(`^(?:${PREFECTURES})$`, 'u').test(labelled)) return { prefecture: labelled };
  const named = lines.flatMap((line) =>
    [...line.text.matchAll(new RegExp(PREFECTURES, 'gu'))].map(([found]) => ({ found, line })),
  );
  const [first] = named;
  const about = { kind: 'municipality', field: 'prefecture' } as const;
  const spot = first?.line.spot ?? material.outlined[0]?.block.spot ?? { file: '' };
  if (!first || named.some(({ found }) => found !== first.found))
    return { doubt: { about, spot, read: '', assumed: '', reason: '都道府県の名称が資料から読み取れませんでした' } };
  const reason = '所在地の記載がないため、本文に出てくるただ一つの都道府県としました';
  return { prefecture: first.found, doubt: { about, spot, read: first.line.text, assumed: first.found, reason } };
}
