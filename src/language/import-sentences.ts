import type { DoubtSubject } from '../domain/draft.ts';
import { shortFiscalYear } from '../domain/fiscal-year.ts';
import type { Measure, Plan } from '../domain/plan.ts';
import type { MeasureRef, PlanChanges } from '../domain/plan-changes.ts';
import type { Loss, Spot } from '../domain/source-document.ts';

const FIELD_NAMES: Readonly<Record<string, string>> = {
  name: '自治体の名前',
  prefecture: '都道府県',
  title: '名称',
  version: '版',
  status: '策定済みか素案か',
  published: '策定の時期',
  period: '期間',
  contact: '問い合わせ先',
  owners: '担当',
  number: '番号',
  schedule: '工程',
  targets: '指標',
};

/** What a doubt is about, as people call it: 「取組「電子契約」の担当」. */
export function subjectText(about: DoubtSubject, plan?: Pick<Plan, 'measures'>): string {
  switch (about.kind) {
    case 'municipality':
      return FIELD_NAMES[about.field] ?? about.field;
    case 'plan':
      return `計画の${FIELD_NAMES[about.field] ?? about.field}`;
    case 'measure':
      return `${measureText(about.measure, plan)}の${FIELD_NAMES[about.field] ?? about.field}`;
    case 'phase':
      return `${measureText(about.measure, plan)}の工程「${laneText(about.lane)}${about.phase}」（${shortFiscalYear(about.from)}〜）`;
    case 'target':
      return `${measureText(about.measure, plan)}の指標「${about.name}」`;
    case 'term':
      return `用語「${about.name}」`;
    case 'review':
      return `前の計画の振り返り「${about.title}」`;
    case 'document':
      return '資料の全体';
  }
}

const laneText = (lane: string | undefined): string => (lane === undefined ? '' : `${lane}：`);

const measureText = (id: string, plan: Pick<Plan, 'measures'> | undefined): string => {
  const measure = plan?.measures.find((other) => other.id === id);
  return measure ? `取組「${titleText(measure)}」` : `取組 ${id}`;
};

const titleText = ({ number, title }: Pick<Measure, 'number' | 'title'>): string =>
  [number, title].filter((part) => part !== undefined).join(' ');

/** Where something stands in a file: 「計画.pdf 12枚目」. Sheets of paper are counted, since that is how a viewer is opened. */
export const spotText = ({ file, page, sheet, line }: Spot): string =>
  [
    file,
    ...(page === undefined ? [] : [`${page}枚目`]),
    ...(sheet === undefined ? [] : [`シート「${sheet}」`]),
    ...(line === undefined ? [] : [`${line}行目`]),
  ].join(' ');

const LOSSES: Readonly<Record<Loss['kind'], (count: number) => string>> = {
  images: (count) => `画像が${count}点あり、その中の文字は読んでいません`,
  'pages-without-text': (count) =>
    `文字のないページが${count}ページあり、読めていません。文字認識（OCR）をかけると読めます`,
  drawings: (count) => `図形が${count}点あり、意味を読み取っていません`,
  macros: (count) => `マクロが${count}点ありましたが、動かさずに文字だけを読みました`,
  'hidden-sheets': (count) => `非表示のシートが${count}枚あり、読んでいません`,
  'unreadable-characters': (count) => `読めない文字が${count}字あります`,
};

/** What a reader had to leave out, as a sentence without its full stop; where, is told by its spot. */
export const lossText = ({ kind, count }: Loss): string => LOSSES[kind](count);

/** What a new version changes, a line each: what, before → after, and whom it concerns. */
export function changeLines({ added, removed, changed, terms }: PlanChanges): readonly string[] {
  return [
    ...added.map((measure) => `追加　取組「${titleText(measure)}」${concerns(measure)}`),
    ...removed.map((measure) => `削除　取組「${titleText(measure)}」${concerns(measure)}`),
    ...changed.flatMap((measure) =>
      measure.fields.map(
        ({ field, before, after }) =>
          `変更　取組「${titleText(measure)}」の${FIELD_NAMES[field]}：${changeText(before, after)}${concerns(measure)}`,
      ),
    ),
    ...termLine('用語の追加', terms.added),
    ...termLine('用語の削除', terms.removed),
    ...termLine('用語の説明の変更', terms.changed),
  ];
}

const changeText = (before: string, after: string): string => {
  if (before === '') return `${after} を追加`;
  return after === '' ? `${before} を削除` : `${before} → ${after}`;
};

const concerns = ({ owners }: MeasureRef): string => (owners.length === 0 ? '' : `（${owners.join('、')}）`);

const termLine = (label: string, names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`${label}　${names.join('、')}`];
