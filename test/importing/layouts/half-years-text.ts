import type { Town, TownMeasure, TownPhase } from '../fixture-town.ts';
import { ownersOf, reiwa, wideDigits, yearsOf } from './words.ts';

/**
 * A text whose tables are rows with tabs: facts of a measure as label and value, the years above their halves, every way of saying that a
 * phase goes on; terms in two columns of which a long one is broken by `<br>`.
 */
export const halfYearsText = (town: Town): string =>
  [
    town.plan.title,
    `令和７年１２月　${town.municipality.name}`,
    '【意見公募用】',
    '',
    'Ⅰ　計画の趣旨',
    ...OPENING,
    '',
    'Ⅱ　施策の展開',
    ...town.groups.flatMap((group, at) => [
      '',
      `＜柱${wideDigits(String(at + 1))}　${group.title}＞`,
      ...town.measures.filter((one) => one.group[0] === at + 1).flatMap((one) => measureLines(one, town)),
    ]),
    '',
    'Ⅲ　用語の意味',
    '用語\t意味',
    ...town.terms.map(({ name, names, expansion, definition }) => {
      const alias = names.length > 0 ? `（${names.join('、')}）` : '';
      return `${name}${alias}\t${expansion === undefined ? '' : `${expansion}の略称。<br>`}${definition}`;
    }),
    '',
    `事務局：${town.plan.contact}`,
    '',
  ].join('\n');

function measureLines(measure: TownMeasure, town: Town): readonly string[] {
  const years = yearsOf(town);
  const halves = years.flatMap((year) => [1, 2].map((half) => ({ year, half })));
  const goesOn = GOES_ON[Number(measure.number?.replace(/\D/gu, '')) % GOES_ON.length] ?? '→';
  return [
    '',
    `${wideDigits(measure.number ?? '')}　${measure.title}`,
    `内容\t${measure.text.join('')}`,
    `担当部署\t${ownersOf(measure)}`,
    `年度\t${years.map((year) => `${reiwa(year)}\t`).join('\t')}`,
    `時期\t${halves.map(({ half }) => (half === 1 ? '上期' : '下期')).join('\t')}`,
    `工程\t${halves.map((when) => halfCell(measure.schedule, when, goesOn)).join('\t')}`,
  ];
}

const GOES_ON = ['→', '⇒', '〃', '同左'];

function halfCell(
  phases: readonly TownPhase[],
  { year, half }: { year: number; half: number },
  goesOn: string,
): string {
  const at = year * 2 + half;
  return phases
    .map(({ phase, from, to = from, halves: [first, last] }) => {
      const begin = from * 2 + first;
      if (at < begin || at > to * 2 + last) return '';
      return at === begin ? phase : goesOn;
    })
    .join('');
}

const OPENING = [
  '　本市は、海と里山に囲まれた豊かな自然を持つ一方で、三つの離島と広い山間部を抱えています。<b>どこに住んでいても等しく暮らせるまち</b>を、デジタルの力で形づくるため、令和８年度から令和１０年度までの３年間の計画を定めるものです。',
  '　計画の策定にあたっては、<ul><li>市民アンケート（回答1,204件）</li><li>若手職員による検討会（全6回）</li></ul>の結果を踏まえました。',
];
