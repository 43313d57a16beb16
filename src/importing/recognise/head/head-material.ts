import type { SourceTable, Spot } from '../../../domain/source-document.ts';
import { plainLine } from '../outline/headings.ts';
import type { Outlined } from '../recognition.ts';
import { sentencesOf } from '../sentences.ts';

/** A stretch of the plan with where it stands. */
export interface Stretch {
  readonly text: string;
  readonly place: string;
  readonly page?: number;
  readonly spot: Spot;
  /** The innermost heading, as it is written; empty on the cover. */
  readonly heading: string;
  /** Its place in the outline. */
  readonly at: number;
}

/** What a document says of itself in a table or a line of a label and a value: 計画期間 | 令和8年度～. */
export interface KeyValue extends Stretch {
  readonly key: string;
}

/** What is read of the head of a plan: its lines, its sentences, and its labelled values. */
export interface Material {
  readonly cover: readonly Stretch[];
  /** The first short lines and cells of a document that has no cover. */
  readonly opening: readonly Stretch[];
  readonly colophon: readonly Stretch[];
  /** Whole sentences of paragraphs, in order. */
  readonly sentences: readonly Stretch[];
  readonly keyValues: readonly KeyValue[];
  readonly outlined: readonly Outlined[];
}

/** Sorts an outline for the readers of the head. */
export function readMaterial(outlined: readonly Outlined[]): Material {
  const lines = outlined.flatMap((one, at) =>
    one.block.kind === 'table' ? [] : [stretch(one, at, plainLine(one.block.text))],
  );
  const cover = lines.filter(({ place }) => place === '表紙');
  return {
    opening: cover.length > 0 ? [] : openingOf(outlined),
    cover,
    colophon: lines.filter(({ place, heading }) => place === '奥付' || heading === '奥付'),
    sentences: outlined.flatMap((one, at) =>
      one.block.kind === 'paragraph' ? sentencesOf(one.block.text).map((text) => stretch(one, at, text)) : [],
    ),
    keyValues: outlined.flatMap((one, at) => keyValuesOf(one, at)),
    outlined,
  };
}

function openingOf(outlined: readonly Outlined[]): readonly Stretch[] {
  return outlined.slice(0, FIRST).flatMap((one, at) => {
    if (one.block.kind !== 'table')
      return one.block.text.length <= 60 ? [stretch(one, at, plainLine(one.block.text))] : [];
    const cells = one.block.rows.slice(0, 3).flatMap((row) => [...new Set(row)]);
    return cells.flatMap(({ text, spot }) => (text.length <= 40 && text !== '' ? [stretch(one, at, text, spot)] : []));
  });
}

const FIRST = 8;

/** A text with the place of the block that it stands in. */
export function stretch(one: Outlined, at: number, text: string, spot: Spot = one.block.spot): Stretch {
  const own = one.headings.at(-1);
  const heading = own ? `${own.label ?? ''} ${own.title}`.trim() : '';
  return { text, place: one.place, ...(one.page === undefined ? {} : { page: one.page }), spot, heading, at };
}

const KEYS =
  /^(?:計画の?(?:名称?|名前|タイトル)|名称|件名|計画書名|タイトル|(?:計画|実施|対象|取組|推進)の?期間|期間|(?:計画の?)?(?:策定|公表|発行|改定|作成)(?:年月日?|時期|日)?|版|バージョン|改定版|自治体名?|市町村名?|団体名|都道府県名?|県名|(?:計画の?)?(?:担当|所管|主管|事務局|発行)(?:部署|課|部局|元|者)?|編集.?発行|[お]?問い?合わ?せ先?|連絡先|電話番?号?|TEL|ＴＥＬ|(?:計画の?)?目的|趣旨|ビジョン|基本理念|めざす姿|目指す姿|将来像|上位計画|本部長|副本部長|CIO|CIO補佐官|推進体制|推進本部|根拠法令?|状態|ステータス)$/iu;

const keyOf = (text: string): string => text.normalize('NFKC').replace(/[\s:：【】「」■●・]/gu, '');

/** Whether a text is one of the labels under which plans tell about themselves. */
const isKey = (text: string): boolean => text.length <= 14 && KEYS.test(keyOf(text));

function keyValuesOf(one: Outlined, at: number): readonly KeyValue[] {
  if (one.block.kind === 'table')
    return rowsOfKeys(one.block).map(([key, value, spot]) => ({ key, ...stretch(one, at, value, spot) }));
  if (one.block.kind !== 'paragraph') return [];
  return one.block.text.split('\n').flatMap((line) => {
    const match = /^[・●■○◆]?\s*(.{2,14}?)\s*(?:[:：]|\s{1,}(?=[令平R2]))\s*(\S.*)$/u.exec(line);
    return match && isKey(match[1] ?? '') ? [{ key: keyOf(match[1] ?? ''), ...stretch(one, at, match[2] ?? '') }] : [];
  });
}

/** Rows of a label and a value; a table that has but one such row may be about anything. */
function rowsOfKeys({ rows }: SourceTable): readonly (readonly [string, string, Spot])[] {
  const found = rows.flatMap((row) => {
    const cells = [...new Set(row)].filter((cell) => cell.text !== '');
    return cells.flatMap((cell, nth) => {
      const value = cells[nth + 1];
      return value && isKey(cell.text) && !isKey(value.text) && value.row === cell.row
        ? [[keyOf(cell.text), value.text.replaceAll('\n', ' '), value.spot] as const]
        : [];
    });
  });
  return found.length >= 2 || found.some(([key]) => /^計画の?(?:期間|名)/u.test(key)) ? found : [];
}

/** The value of the first label that matches. */
export const valueOf = (material: Material, key: RegExp): KeyValue | undefined =>
  material.keyValues.find((one) => key.test(one.key));
