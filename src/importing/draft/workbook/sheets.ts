import type { Column } from './columns.ts';

/** A sheet of the workbook: an entry in each row. */
export interface SheetForm {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Columns that are there for people only: the head, and how wide it is. */
  readonly shown?: readonly (readonly [head: string, width: number])[];
}

type Path = string | readonly [string, string | number];
const column =
  (form: Column['form']) =>
  (head: string, width: number, path: Path): Column => ({
    head,
    width,
    path: typeof path === 'string' ? [path] : path,
    form,
  });
const text = column('text');
const list = column('list');
const year = column('year');
const english = (head: string, path: string): Column => ({ ...text(head, 24, path), isEnglish: true });
const choice = (head: string, width: number, path: string, choices: Readonly<Record<string, string>>): Column =>
  column({ choices })(head, width, path);

const NAMES = list('別名', 24, 'names');
const PLACE = [text('場所', 24, 'place'), column('page')('ページ', 8, 'page'), text('不確か', 30, 'uncertain')];

/** The head of the column that says to which measure a row belongs. */
export const MEASURE_ID = '取組ID';
/** The head of the title of a measure; in the sheets of its parts it is there for people, and where its id is not known. */
export const MEASURE_TITLE = '取組';
const OF_MEASURE = [
  [MEASURE_ID, 14],
  [MEASURE_TITLE, 30],
] as const;

/** 取組一覧, with as many columns for headings as are asked for; the years stand right of them. */
export const measuresSheet = (headings: number): SheetForm => ({
  name: '取組一覧',
  columns: [
    text('ID', 14, 'id'),
    text('番号', 8, 'number'),
    text(MEASURE_TITLE, 36, 'title'),
    english('英語', 'english'),
    NAMES,
    ...Array.from({ length: headings }, (_, at) => text(`見出し${at + 1}`, 20, ['group', at])),
    text('部局', 16, 'bureau'),
    list('担当', 24, 'owners'),
    text('担当の補足', 16, 'ownersNote'),
    column('yes')('全庁', 8, 'crossCutting'),
    list('印', 10, 'tags'),
    text('概要', 50, 'summary'),
    english('概要の英語', 'summaryEnglish'),
    ...PLACE,
  ],
});

/** The sheets of what a measure has several of, by the field that holds them. */
export const PART_SHEETS: Readonly<Record<'schedule' | 'targets', SheetForm>> = {
  schedule: {
    name: '工程',
    shown: OF_MEASURE,
    columns: [
      text('行', 20, 'lane'),
      text('内容', 36, 'phase'),
      text('英語', 24, 'english'),
      year('始まり', 12, 'from'),
      year('終わり', 12, 'to'),
      column('date')('日付', 12, 'date'),
      text('不確か', 30, 'uncertain'),
    ],
  },
  targets: {
    name: '指標',
    shown: OF_MEASURE,
    columns: [
      text('指標', 30, 'name'),
      text('英語', 24, 'english'),
      NAMES,
      choice('種類', 12, 'kind', { output: '活動目標', outcome: '成果目標' }),
      text('行', 20, 'lane'),
      year('現状の年度', 12, ['baseline', 'year']),
      text('現状', 14, ['baseline', 'value']),
      text('不確か', 30, 'uncertain'),
    ],
  },
};

/** 内容: the lines of 現在の取組 and 今後の取組. `kind` is the field of the measure. */
export const ITEMS_SHEET: SheetForm = {
  name: '内容',
  shown: OF_MEASURE,
  columns: [
    choice('区分', 12, 'kind', { current: '現在の取組', planned: '今後の取組' }),
    text('内容', 40, 'title'),
    english('英語', 'english'),
    NAMES,
  ],
};

export const TERMS_SHEET: SheetForm = {
  name: '用語集',
  columns: [
    text('用語', 24, 'name'),
    NAMES,
    text('読み', 20, 'reading'),
    text('略さない形', 24, 'expansion'),
    english('英語', 'english'),
    text('説明', 60, 'definition'),
    english('説明の英語', 'definitionEnglish'),
    ...PLACE,
  ],
};

export const DEPARTMENTS_SHEET: SheetForm = {
  name: '部署',
  columns: [text('部署', 24, 'name'), english('英語', 'english'), text('上の部署', 20, 'parent'), NAMES],
};

export const REVIEWS_SHEET: SheetForm = {
  name: '振り返り',
  columns: [
    text('番号', 8, 'number'),
    text('項目', 36, 'title'),
    english('英語', 'english'),
    NAMES,
    text('評価', 16, 'result'),
    text('説明', 60, 'note'),
    english('説明の英語', 'noteEnglish'),
    ...PLACE,
  ],
};

/** 計画: an item in each row, of the two files that say one thing each. The width is not used. */
export const HEAD_SHEET = {
  name: '計画',
  heads: ['項目', '値'],
  municipality: [
    text('自治体ID', 0, 'id'),
    text('自治体名', 0, 'name'),
    english('自治体名の読み', 'reading'),
    english('自治体名の英語', 'english'),
    english('都道府県', 'prefecture'),
    english('全国地方公共団体コード', 'code'),
    list('自治体の別名', 0, 'names'),
  ],
  plan: [
    text('計画ID', 0, 'id'),
    text('計画の名称', 0, 'title'),
    english('計画の英語', 'english'),
    list('計画の別名', 0, 'names'),
    column('yes-or-no')('英語も書く', 0, 'bilingual'),
    text('版', 0, 'version'),
    choice('状態', 0, 'status', { adopted: '策定済み', draft: '素案' }),
    column('date')('策定・公表の時期', 0, 'published'),
    year('期間の始まり', 0, ['period', 0]),
    year('期間の終わり', 0, ['period', 1]),
    year('工程表の始まり（期間より前のとき）', 0, 'scheduleFrom'),
    column('yes-or-no')('取組の担当を示す計画か', 0, 'namesOwners'),
    list('問い合わせ先の部署', 0, ['contact', 'departments']),
    text('問い合わせ先の電話', 0, ['contact', 'phone']),
    text('問い合わせ先の補足', 0, ['contact', 'note']),
    text('問い合わせ先の場所', 0, ['contact', 'place']),
    column('page')('問い合わせ先のページ', 0, ['contact', 'page']),
  ],
} as const satisfies {
  name: string;
  heads: readonly string[];
  municipality: readonly Column[];
  plan: readonly Column[];
};
