/**
 * Headings that only name a part of a measure (担当課, 実施スケジュール, 現状と課題 …). They stand in `Outlined.headings` for whoever
 * reads measures; a citation does not need them.
 */
export function isPartLabel(title: string): boolean {
  return PART.test(plain(title));
}

/** Headings of whole chapters that plans leave without a number: はじめに, 用語集, 資料編. */
export const isChapterTitle = (title: string): boolean => CHAPTER.test(plain(title)) || isIntroduction(title);

/** Headings of what stands before the plan proper; no numbered chapter belongs to them. */
export const isIntroduction = (title: string): boolean =>
  /^(?:序(?:章|文|論)?|はじめに|まえがき|ごあいさつ|挨拶|目次)$|^序[\s　]/u.test(title.trim());

/** Headings about the plan as a whole, which never belong to one measure: 進捗管理, 評価体制. */
export const isPlanTopic = (title: string): boolean => TOPIC.test(plain(title));

const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/[\s:()（）「」【】《》〈〉<>・*]/gu, '')
    .replace(/(?:は|について|の概要|等)$/u, '');

const OWNER =
  '(?:主な|主たる|主管|所管|実施|推進|取組)?(?:担当|所管|主管|関係|関連|実施|推進)(?:部署|部局|課|課室|部課|所属|室|組織|者|主体|部)?(?:名|等)?(?:担当所属|担当課)?';
const SCHEDULE =
  '(?:実施|推進|取組|事業|年度別|年次|導入|今後の|各年度の)?(?:スケジュール|工程表?|工程計画|実施時期|実施年度|年次計画|ロードマップ|行程|実施計画|取組計画|年度計画|行程取組指標)';
const STATE =
  '(?:これまでの|現在の|現状の|主な)?(?:現状|課題|現況|背景|現状と課題|現状課題|現状及び課題|現状・課題|問題点|課題認識)';
const AIM =
  '(?:取組の|施策の|事業の|事業)?(?:めざす姿|目指す姿|目指すべき姿|目的|ねらい|概要|内容|説明|効果|方向性|期待される効果|期待する効果|想定効果|目的・効果|取組の方向性|基本的な考え方)';
const WORK =
  '(?:主な|具体的な|現在の|今後の|主な今後の|これまでの|実施する|個別の?|重点的な|主要な|各)?(?:取組|取り組み|取組み|取組内容|取り組み内容|取組事項|取組事例|取組項目|事業内容|実施内容|施策内容|実施アクション|アクション|活動内容|実施事項|事業|施策)(?:一覧|例)?';
const TARGET =
  '(?:成果|活動|数値|取組|評価|達成|進捗|主な)?(?:指標|目標値|数値目標|目標|KPI|KGI|成果指標|成果目標|活動指標|評価指標|目標指標|重要業績評価指標)(?:KPI)?';
const NOTE =
  '(?:備考|留意点|留意事項|予算|予算額|事業費|関連計画|関連事業|関連するSDGs|対象|対象者|区分|分類|新規|継続|拡充|重点|改革の内容)';

const PART = new RegExp(`^(?:${[OWNER, SCHEDULE, STATE, AIM, WORK, TARGET, NOTE].join('|')})$`, 'u');
const CHAPTER =
  /^(?:はじめに|おわりに|まえがき|あとがき|序文|ごあいさつ|挨拶|目次|用語集.*|用語解説.*|用語の?(?:解説|説明)|語句説明|資料編?|資料集|参考資料|付録.*|巻末資料?|別紙|奥付|附属資料|付属資料|【?参考】?)$/u;
const TOPIC =
  /^(?:(?:計画の)?(?:推進|評価|管理|策定|検証)体制|進[捗行ちょく]+管理.*|計画の(?:進捗管理|見直し|推進|評価|体系|期間|位置付け|位置づけ|目的|趣旨|策定).*|計画期間|施策(?:の)?体系図?|体系図|用語.*|取組(?:項目)?(?:個票)?.*の見方|策定の?(?:経過|経緯|スケジュール).*)$/u;
