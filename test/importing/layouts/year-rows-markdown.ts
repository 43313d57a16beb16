import type { Town, TownMeasure } from '../fixture-town.ts';
import { cellOf, reiwa, yearsOf } from './words.ts';

/**
 * Markdown in which the years are the rows: each measure has 主担当 and 関係課 on lines of their own, a table 年度｜取り組む内容 whose 〃
 * goes on, and where there is a target a line 指標：…現状…→目標…. Terms begin with ■ and have their meaning in the next line.
 */
export const yearRowsMarkdown = (town: Town): string =>
  [
    `${town.plan.title}\n===`,
    `令和７年３月　${town.municipality.name}`,
    '1　計画について\n---',
    OPENING.join('\n\n'),
    '2　取組\n---',
    ...town.groups.flatMap((group, at) => [
      `### （${at + 1}）${group.title}`,
      ...town.measures.filter((one) => one.group[0] === at + 1).map((one) => measureText(one, town)),
    ]),
    '3　推進体制\n---',
    '- 本部長　町長\n- 副本部長　副町長、教育長\n- 本部員　各課長\n- 事務局　企画課',
    '資料　用語の説明\n---',
    ...town.terms.map(
      ({ name, names, expansion, definition }) =>
        `■${name}${names.length > 0 ? `（${names.join('、')}）` : ''}  \n${expansion === undefined ? '' : `${expansion}の略。`}${definition}`,
    ),
  ].join('\n\n') + '\n';

const measureText = (measure: TownMeasure, town: Town): string =>
  [
    `#### ${measure.number}　${measure.title}`,
    measure.text.join(''),
    `主担当：${measure.owners.join('、')}　　関係課：${measure.relatedText ?? (measure.related.length > 0 ? measure.related.join('、') : 'なし')}`,
    [
      '| 年度 | 取り組む内容 |',
      '|:--|:--|',
      ...yearsOf(town).map((year) => `| ${reiwa(year)} | ${cellOf(measure, year, '〃')} |`),
    ].join('\n'),
    ...measure.targets.map(
      ({ name, baseline, byYear }) =>
        `指標：${name}　現状（令和6年度）${baseline?.value}→目標（令和9年度）${byYear['2027']}`,
    ),
  ].join('\n\n');

const OPENING = [
  '都心から一時間ほどの本町では、昼の間に町の外で働く方が多く、役場の開いている時間に来られないという声が寄せられています。',
  '**計画期間**は、令和7年度から令和9年度までの3年間です。',
  'なお、この計画は官民データ活用推進基本法に基づく市町村の計画を兼ねます。',
];
