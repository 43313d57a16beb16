import type { DraftPassage } from '../../../domain/draft.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { FACT_NAMES, FACT_RULES } from './fact-rules.ts';
import { factOf } from './facts.ts';
import { stretch, type Material, type Stretch } from './head-material.ts';
import { readNumbering } from '../outline/numbering.ts';
import type { Heading, Outlined } from '../recognition.ts';
import { sentencesOf } from '../sentences.ts';

/** The vision: what is quoted in its heading, or the short line or the first sentence that stands under it. */
export function readVision(material: Material): readonly DraftPassage[] {
  const rule = { key: 'vision', names: FACT_NAMES.vision };
  for (const [at, one] of material.outlined.entries()) {
    const heading = one.block.kind === 'heading' ? one.headings.at(-1) : undefined;
    if (!heading || !isVision(heading, one)) continue;
    const quoted = /「[^「」]{4,60}」/u.exec(heading.title)?.[0];
    if (quoted)
      return [
        {
          ...factOf(rule, [stretch(one, at, `${heading.title.replace(/\s*「.*$/su, '')}は${quoted}です。`)]),
          title: 'めざす姿',
        },
      ];
    const below = paragraphsBelow(material, at, one);
    const slogan = below.find(({ text }) => isSlogan(text));
    const said = below.flatMap((line) => sentencesOf(line.text).map((text) => ({ ...line, text })));
    const found = slogan ?? said.find(({ text }) => /目指|めざ|実現|とします|掲げ/u.test(text)) ?? said[0];
    if (found) return [factOf({ ...rule, title: heading.title }, [found])];
  }
  const labelled = material.keyValues.find(({ key }) => /ビジョン|理念|姿|将来像/u.test(key));
  return labelled ? [factOf({ ...rule, title: labelled.key }, [labelled])] : [];
}

const VISION = /め[ざ指]す姿|目指す(?:べき)?姿|将来(?:像|目標|ビジョン)|ビジョン|基本理念|スローガン|キャッチフレーズ/u;

/** A heading of the plan itself; 「■ めざす姿」 is a part of every measure. */
const isVision = (heading: Heading, { headings }: Outlined): boolean =>
  VISION.test(heading.title) &&
  !/取組|施策の|事業の/u.test(heading.title) &&
  (heading.label !== undefined || heading.title.length > 8 || headings.length <= 2) &&
  !headings.slice(0, -1).some(({ label = '' }) => /^(?:[①-⑳]|[(（]\d|施策|取組|事業)/u.test(label)) &&
  (headings.length <= 3 || heading.title.includes('「'));

const isSlogan = (text: string): boolean =>
  text.length >= 6 && text.length <= 60 && !/[。、：:]$|^[・(（※<＜]/u.test(text) && !text.includes('。');

/** The paragraphs under one heading, up to the next. */
function paragraphsBelow(material: Material, at: number, { headings }: Outlined): readonly Stretch[] {
  const rest = material.outlined.slice(at + 1);
  const end = rest.findIndex(({ block, headings: open }) => block.kind === 'heading' && open.length <= headings.length);
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .flatMap((one, nth) => (one.block.kind === 'paragraph' ? [stretch(one, at + 1 + nth, one.block.text)] : []));
}

/** The goals and the focus: headings that are counted by one word (基本方針1 …), or that stand under one (基本目標). */
export function readGoals(material: Material): readonly DraftPassage[] {
  return [
    ...listed(material, 'goals', /^(?:基本(?:方針|目標|戦略|施策)|指針|方針|目標|柱|取組方針|視点)$/u, [
      /基本(?:目標|方針|戦略)(?:について)?$/u,
      /(?:指針|取組方針|推進方針)$/u,
      /(?:目標|方針)(?:達成)?に向けて$/u,
    ]),
    ...listed(material, 'focus', /^(?:重点(?:施策|取組|事業|プロジェクト|項目|分野|方針|テーマ|目標))$/u, [
      /重点(?:施策|取組|事業|プロジェクト)$/u,
    ]),
  ];
}

interface Member {
  readonly one: Outlined;
  readonly at: number;
  readonly own: Heading;
  readonly word: string;
}

function listed(
  material: Material,
  key: 'goals' | 'focus',
  counted: RegExp,
  over: readonly RegExp[],
): readonly DraftPassage[] {
  const members = material.outlined.flatMap((one, at): readonly Member[] => {
    const own = one.block.kind === 'heading' ? one.headings.at(-1) : undefined;
    return own ? [{ one, at, own, word: wordOf(own) }] : [];
  });
  const groups = [...groupBy(members, ({ one }) => one.headings.at(-2))];
  const byWord = groups.map(([, group]) => distinct(group.filter(({ word }) => counted.test(word)))).find(isList);
  if (byWord) return [listFact(material, key, byWord, byWord[0]?.word ?? '')];
  for (const pattern of over) {
    const [parent, group] =
      groups.find(([one, some]) => one && pattern.test(one.title) && isList(distinct(some))) ?? [];
    if (parent && group) return [listFact(material, key, distinct(group), titleOf(parent.title))];
  }
  return [];
}

const distinct = (members: readonly Member[]): readonly Member[] =>
  [...new Map(members.toReversed().map((member) => [member.own.title, member])).values()].toReversed();

/** Two or more, all marked in the same way. */
const isList = (members: readonly Member[]): boolean =>
  members.length >= 2 && members.length <= 12 && new Set(members.map(({ one }) => styleOf(one))).size === 1;

const styleOf = ({ block }: Outlined): string =>
  block.kind === 'table' ? '' : (readNumbering(block.text)?.style ?? '');

function listFact(material: Material, key: 'goals' | 'focus', members: readonly Member[], word: string): DraftPassage {
  const items = members.map(({ own }) => `${(own.label ?? '').replace(/[【】]/gu, '')}「${own.title}」`);
  const parent = members[0]?.one.headings.at(-2);
  const where = material.outlined.findIndex(({ headings }) => headings.at(-1) === (parent ?? members[0]?.own));
  const said = { ...stretchAt(material, where), text: `${word}は${members.length}つで、${items.join('、')}です。` };
  return factOf({ key, names: FACT_NAMES[key], title: `${members.length}つの${word}` }, [said]);
}

function stretchAt({ outlined }: Material, at: number): Stretch {
  const one = outlined[at];
  return one ? stretch(one, at, '') : { text: '', place: '', spot: { file: '' }, heading: '', at };
}

/** 重点施策の基本方針 is a 基本方針; まちづくりの目標達成に向けて tells of a まちづくりの目標. */
const titleOf = (title: string): string =>
  title.replace(/^.*の(?=基本|重点)/u, '').replace(/(?:達成)?に向けて$|について$|[（(].*$/u, '');

function wordOf({ label = '', title }: Heading): string {
  return /^word:(.+):1$/u.exec(readNumbering(`${label} ${title}`)?.style ?? '')?.[1] ?? '';
}

const ROLE =
  /^(副?本部長|CIO補佐官?|CIO|最高情報(?:統括)?責任者)(?:[（(][^（）()]*[）)])?[\s:：]+([^\s、。:：]{1,12}(?:長|監|官|任))(?:$|[\s、（(])/u;
const KEY_OF: Readonly<Record<string, string>> = {
  本部長: 'headquarters-head',
  副本部長: 'headquarters-vice',
  CIO補佐: 'cio-aide',
  CIO補佐官: 'cio-aide',
};

/** Who leads, from the cells of a chart and from labelled values: `本部長 市長`. */
export function readRoles(material: Material): readonly DraftPassage[] {
  const cells = material.outlined.flatMap((one, at) =>
    one.block.kind === 'table'
      ? one.block.rows.flatMap((row) => [...new Set(row)].map(({ text, spot }) => stretch(one, at, text, spot)))
      : one.block.kind === 'paragraph'
        ? [stretch(one, at, one.block.text)]
        : [],
  );
  const values = material.keyValues.map((one) => ({ ...one, text: `${one.key} ${one.text}` }));
  return [...cells, ...values].flatMap((one) => {
    const [, role = '', who = ''] = ROLE.exec(one.text.normalize('NFKC')) ?? [];
    const key = KEY_OF[role] ?? 'cio';
    const names = FACT_RULES.find((rule) => rule.key === key)?.names ?? [];
    return role === '' ? [] : [factOf({ key, names }, [{ ...one, text: `${role}：${who}` }])];
  });
}
