import type { DraftPassage } from '../../../domain/draft.ts';
import { FACT_RULES, type FactRule } from './fact-rules.ts';
import type { Material, Stretch } from './head-material.ts';
import { isPartLabel } from '../outline/part-labels.ts';

/** The facts that one to three sentences of the plan say, each key once, in the order of the plan's keys. */
export function readSaidFacts(material: Material): readonly DraftPassage[] {
  return FACT_RULES.flatMap((rule) => {
    const found = bestOf(rule, material);
    return found.length === 0 ? [] : [factOf(rule, found)];
  });
}

/** A fact with the words of its stretches, under their heading. */
export function factOf(
  rule: { readonly key: string; readonly names: readonly string[]; readonly title?: string },
  found: readonly Stretch[],
): DraftPassage {
  const [first] = found;
  return {
    key: rule.key,
    title: rule.title ?? TITLES[rule.key] ?? rule.key,
    names: rule.names,
    text: found.map(({ text }) => text).join(''),
    place: first?.place || '本文',
    ...(first?.page === undefined ? {} : { page: first.page }),
    spot: first?.spot ?? { file: '' },
  };
}

const TITLES: Readonly<Record<string, string>> = {
  purpose: '計画の目的（趣旨）',
  'upper-plan': '上位計画',
  'legal-basis': '法的な位置づけ',
  headquarters: '推進組織（推進体制）',
  'headquarters-head': '本部長',
  'headquarters-vice': '副本部長',
  cio: 'CIO（最高情報責任者）',
  'cio-aide': 'CIO補佐官',
  progress: '進捗管理・見直し',
  'dx-definition': 'DXのとらえ方',
  'earlier-plan': '前の計画',
};

/** The sentences that say it, beginning with the first under a heading that is about it. */
function bestOf(rule: FactRule, material: Material): readonly Stretch[] {
  const says = material.sentences.filter(
    (one) =>
      one.text.length <= LONGEST &&
      !isOfMeasure(material, one) &&
      /[。）)]$/u.test(one.text) &&
      rule.says.test(one.text.normalize('NFKC')) &&
      rule.not?.test(one.text) !== true,
  );
  const under = (one: Stretch): boolean => isUnder(rule, material, one);
  const first = says.find((one) => under(one) && IS_OWN.test(one.text)) ?? says.find(under);
  const chosen = first ?? (rule.anywhere ? says[0] : undefined);
  if (chosen === undefined) return [];
  const start = says.indexOf(chosen);
  const next = says
    .slice(start + 1, start + rule.most)
    .filter((one) => one.at - chosen.at <= 2 && one.heading === chosen.heading);
  return [chosen, ...next, ...itemsAfter(rule, material, next.at(-1) ?? chosen)];
}

const LONGEST = 400;
/** Says it of this plan. */
const IS_OWN = /本計画|この計画|本プラン|当計画|アクションプラン|本市|本町|本村|当市|当町|当村/u;

/** What stands below a measure is told of that measure. */
const isOfMeasure = ({ outlined }: Material, { at }: Stretch): boolean =>
  outlined[at]?.headings.some(({ label = '' }) => MEASURE.test(label)) ?? false;

const MEASURE = /^[①-⑳㉑-㊿]|^【?(?:施策|事業|取組|重点|主要|個別|プロジェクト|アクション|具体)/u;

const isUnder = (rule: FactRule, material: Material, one: Stretch): boolean =>
  material.outlined[one.at]?.headings.some(
    ({ label, title }) => (label !== undefined || !isPartLabel(title)) && rule.under.test(title.normalize('NFKC')),
  ) ?? false;

/** A sentence that announces a list (以下の…) goes on in it. */
function itemsAfter(rule: FactRule, material: Material, last: Stretch): readonly Stretch[] {
  if (!/(?:以下の|次の|下記の)/u.test(last.text) || rule.key !== 'upper-plan') return [];
  const rest = material.outlined.slice(last.at + 1, last.at + 5);
  const end = rest.findIndex(({ block }) => block.kind !== 'paragraph' || !isItem(block.text, block.listItem));
  return rest.slice(0, end < 0 ? rest.length : end).map(({ block }) => ({
    ...last,
    text: block.kind === 'paragraph' ? `\n- ${block.text.replace(/^[・-]\s*/u, '')}` : '',
  }));
}

const isItem = (text: string, listItem: boolean | undefined): boolean => listItem === true || /^[・①-⑳(（]/u.test(text);
