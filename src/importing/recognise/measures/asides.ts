import type { Heading } from '../recognition.ts';

/**
 * Whether a section is about something else than the plan's measures: samples of how to read a sheet, earlier plans, the plan's
 * own organisation and making, terms, surveys.
 */
export const isAside = (chain: readonly Heading[]): boolean =>
  chain.some(
    ({ label, title }) =>
      SAMPLE.test(title) ||
      PAST.test(title) ||
      ABOUT.test(bare(title)) ||
      (/^第.+[章部編]$/u.test(label ?? '') && BACKGROUND.test(bare(title))),
  );

/** Whether a sentence or a heading says that what follows is only a sample. */
export const isSample = (text: string): boolean => SAMPLE.test(text);

const bare = (title: string): string => title.replace(/[\s（）()「」【】]/gu, '');

const SAMPLE =
  /(?:見方|みかた|見かた|読み方|記載例|記入例|作成例|記載イメージ|個票例|様式例|サンプル)(?:について)?[】）)」]?$/u;
const PAST =
  /振り?返り|ふりかえり|(?:前|旧|現行|第[1-9一二三四]期?次?)(?:期)?の?(?:計画|プラン).*(?:評価|実績|成果|総括|達成状況|検証|取組状況|進捗)|(?:これまで|前計画|前期計画)の?(?:取組|取り組み|計画)の?(?:成果|実績|総括|評価|状況|結果)|(?:取組|実施)(?:の)?(?:実績|結果)(?:と評価)?$|達成状況$/u;
const ABOUT =
  /^(?:計画の)?(?:推進|検討|策定|評価|管理|進行管理)(?:体制|組織)(?:図|について)?$|^(?:計画の)?進[捗行](?:状況の)?管理(?:.*)?$|^用語.*|^策定の?(?:経過|経緯|体制|スケジュール|趣旨|背景|目的)$|^計画(?:策定)?の?(?:趣旨|目的|背景|位置[付づ]け|期間|構成|対象)(?:等|について)?$|^(?:職員|市民|町民|村民|住民)?アンケート(?:調査)?.*|^(?:目次|奥付|はじめに|おわりに|国の動向|県の動向|社会情勢.*)$/u;
const BACKGROUND =
  /^(?:計画策定|策定)?の?(?:背景|現状|現状と課題|課題|取り巻く.*|.*を取り巻く.*|社会情勢|動向|基本的?事項|計画の概要|総論|序論)$/u;
