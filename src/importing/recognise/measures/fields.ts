/** What a label over a column, before a cell or over a paragraph asks for. */
export type Field =
  | 'number'
  | 'title'
  | 'owners'
  | 'bureau'
  | 'related'
  | 'group'
  | 'summary'
  | 'state'
  | 'schedule'
  | 'targets'
  | 'current'
  | 'planned'
  | 'tags'
  | 'page'
  | 'result'
  | 'note';

/** The field that a label names; `undefined` where it is no label that plans use. */
export function fieldOf(label: string): Field | undefined {
  const plain = plainLabel(label);
  if (plain === '' || plain.length > 24) return undefined;
  return FIELDS.find(([, pattern]) => pattern.test(plain))?.[0];
}

/**
 * How well a label names the title of a measure, above 0 where it does at all: 取組名 better than 取組, that better than 施策名 (which
 * is a group where both are there), 取組内容 only where nothing better is.
 */
export function titleRank(label: string): number {
  const plain = plainLabel(label);
  if (fieldOf(label) !== 'title') return 0;
  const base = /内容|事項|事例/u.test(plain)
    ? 0.5
    : /^(?:基本|重点|主要)?(?:施策|政策)/u.test(plain)
      ? 1
      : /項目/u.test(plain)
        ? 1.8
        : 2;
  return base + (/名称?$/u.test(plain) ? 0.5 : 0);
}

/** A label without what a layout puts around it. */
export const plainLabel = (label: string): string =>
  label
    .normalize('NFKC')
    .replace(/\([^()]*\)/gu, '')
    .replace(/[\s:()「」『』【】《》〈〉<>[\]＜＞・*●○■□◆◇◎▼▽▶►★☆]/gu, '')
    .replace(/^(?:\d{1,2}|[①-⑳])(?=\D)/u, '');

const SECTION = '(?:部署|部局|部課|課室|課|所属|室|組織|機関|者|主体|部門)';
const WORK = '(?:取組|取り組み|取組み|事業|施策|アクション|プロジェクト|活動|政策)';

const FIELDS: readonly (readonly [Field, RegExp])[] = [
  [
    'number',
    /^(?:No\.?|NO\.?|№|番号|記号|項番|通番|連番|整理番号|管理番号|ID|#|(?:取組|施策|事業|項目)(?:番号|No\.?|ID))$/iu,
  ],
  ['page', /^(?:頁|ページ|掲載頁|掲載ページ|P\.?|page)$/iu],
  [
    'result',
    /^(?:結果|評価|評価結果|達成状況|進捗状況|進捗|実績|達成度|判定|成果と課題|取組実績|実施状況|自己評価|分類評価|成果|これまでの成果|成果実績|実績評価|令和\d+年度(?:実績|評価))$/u,
  ],
  ['related', new RegExp(`^(?:関係|関連|連携|協力|支援|副|副担当|その他の?関係)${SECTION}(?:等|名)?$`, 'u')],
  ['bureau', /^(?:担当|所管|主管)?(?:部局|部|局|部名|部局名|担当部)(?:等|名)?$/u],
  [
    'owners',
    new RegExp(
      `^(?:主な|主たる|${WORK}の?|実施|推進)?(?:担当|所管|主管|実施|推進|主担当|正担当|責任|${WORK})${SECTION}(?:等|名|室)?(?:担当所属|担当課)?$|^(?:主な)?(?:担当|所管|主管|主担当|所属|課名?|部署名?|担当課係|担当係|部課名?|課室名?|担当部局担当所属|担当部課名)(?:等|名)?$|^${SECTION}名$`,
      'u',
    ),
  ],
  [
    'group',
    /^(?:分野|分類|区分|大分類|中分類|小分類|柱|基本方針|基本目標|基本施策|方針|目標区分|カテゴリー?|重点分野|重点施策|基本的方向|施策の柱|取組の柱|取組方針|視点|目的区分|政策|施策体系|体系|施策の方向性?|取組分野|テーマ)(?:名|区分)?$/u,
  ],
  [
    'tags',
    /^(?:新規|継続|新規継続|新規継続の別|新継|拡充|重点|区分新規|DX|取組区分|事業区分|実施区分|新規拡充|種別)$/u,
  ],
  [
    'current',
    new RegExp(
      `^(?:現在の|現状の|これまでの|実施済みの?|実施中の|既存の?)(?:主な)?${WORK}(?:内容|状況|項目|事項)?$`,
      'u',
    ),
  ],
  [
    'planned',
    new RegExp(
      `^(?:主な)?(?:今後の|これからの|予定する|新たな)(?:主な)?(?:${WORK}|予定|展開|方針|計画)(?:内容|項目|事項|方針)?$`,
      'u',
    ),
  ],
  [
    'targets',
    /^(?:主な|数値|成果|活動|評価|達成|進捗|取組|年度別)?(?:指標|目標|目標値|数値目標|KPI|KGI|成果指標|活動指標|評価指標|達成目標|アウトプット|アウトカム|目標指標|重要業績評価指標)(?:名|等|KPI)?$|^(?:基準値|現状値|実績値|目標年度|単位)$/u,
  ],
  [
    'schedule',
    /^(?:実施|推進|取組|事業|年度別|年次|導入|今後の|各年度の|全体)?(?:スケジュール|工程表?|工程計画|実施時期|実施年度|実施期間|年次計画|ロードマップ|行程|行程表|実施計画|取組計画|年度計画|行程取組指標|取組時期|時期|開始年度|開始時期|実施予定|目標時期|完了時期|取組期間|計画期間|期間|着手時期|導入時期|達成時期)$/u,
  ],
  [
    'title',
    new RegExp(
      `^(?:個別|具体的な?|具体|主な|主要な?|重点|実施|各|今後の)?(?:${WORK}|${WORK}項目|項目|実施項目|検討項目|業務)(?:の)?(?:名称?|タイトル|内容|事項|事例|一覧|項目)?$|^(?:件名|名称|タイトル|${WORK}${WORK}名?|取組内容事業名|実施内容|取組施策|施策事業|施策取組|事業取組)$|^(?:アクションプラン|メニュー)名?$`,
      'u',
    ),
  ],
  [
    'state',
    /^(?:これまでの|現在の)?(?:現状|課題|現況|背景|現状と課題|現状課題|現状及び課題|問題点|課題認識|課題現状)$/u,
  ],
  [
    'summary',
    new RegExp(
      `^(?:${WORK}の?)?(?:概要|内容|説明|目的|ねらい|効果|目指す姿|めざす姿|目指すべき姿|方向性?|期待される効果|期待する効果|要旨|趣旨|目的効果|目的内容|概要説明|取組概要|内容効果|考え方)$`,
      'u',
    ),
  ],
  [
    'note',
    /^(?:備考|留意点|留意事項|予算|予算額|事業費|関連計画|関連事業|SDGs|関連するSDGs|対象|対象者|根拠|財源|その他)$/u,
  ],
];
