import type { Doubt, Draft, DraftMeasure } from '../../../../src/domain/draft.ts';
import { SMALL_DRAFT } from '../../../importing/draft/small-draft.ts';

const PLACE = '第2章 便利な窓口';
const spot = (page: number) => ({ file: '水穂町デジタル推進計画.pdf', page });

const texts: readonly (readonly [string, string, string | undefined, number])[] = [
  [
    '電子申請の拡充',
    '① 電子申請の拡充\n来庁しなくても手続が済むよう、電子申請で受け付ける手続を広げます。\n担当課　総務課\n工程　Ｒ８：検 討　Ｒ９：　　　Ｒ10：実施\n指標　電子申請できる手続の数　30件',
    'mizuho-1',
    8,
  ],
  ['窓口の予約', '② 窓口の予約\n待ち時間を減らすため、窓口の予約を受け付けます。\n担当課　住民課', 'mizuho-2', 9],
  ['研修の実施', '③ 研修の実施\n職員の研修を毎年行います。\n担当　総務・住', 'mizuho-3', 10],
  ['用語集', 'AI：人工知能のこと\nRPA：定型の作業を自動で行う技術', undefined, 14],
];

const doubt = (id: string, over: Partial<Doubt>): Doubt => {
  const found = SMALL_DRAFT.doubts.find((one) => one.id === id);
  if (found === undefined) throw new Error(`the small draft has no ${id}`);
  return { ...found, ...over };
};

const measures: readonly DraftMeasure[] = SMALL_DRAFT.measures.map((measure) =>
  measure.id === 'mizuho-2' ? { ...measure, schedule: [{ phase: '導入', from: 2026, to: 2028 }] } : measure,
);

/** The small draft beside a source that tells what was read, with reasons as an import gives them. */
export const REVIEWED_DRAFT: Draft = {
  ...SMALL_DRAFT,
  measures,
  passages: texts.map(([title, text, measure, page]) => ({
    title,
    names: [],
    text,
    place: measure === undefined ? '用語集' : PLACE,
    page,
    ...(measure !== undefined && { measure }),
    spot: spot(page),
  })),
  doubts: [
    doubt('d1', {
      spot: spot(10),
      read: '検討',
      assumed: '検討 令和8年度',
      reason: '令和9年度の欄が空で、矢印が失われたおそれがあるため、令和8年度だけとみなしました。',
    }),
    doubt('d2', {
      spot: spot(10),
      read: '30件',
      assumed: '手続の数 令和10年度 30件',
      reason: '年度の記載がないため、計画の最終年度の値とみなしました。',
    }),
    doubt('d3', { spot: spot(12), read: '総務・住', reason: '担当の欄が途中で切れているため、総務課だけとしました。' }),
    doubt('d4', {
      spot: spot(16),
      read: '人工知能のこと',
      assumed: '人工知能のことです。',
      reason: '説明が途中で切れています。',
    }),
    doubt('d5', { spot: spot(1), place: '表紙', reason: '版の記載がないため、第1版とみなしました。' }),
    doubt('d6', { spot: spot(1), place: '', reason: '画像が2点あり、その中の文字は読んでいません。' }),
  ],
};
