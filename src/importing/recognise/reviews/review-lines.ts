import type { Outlined } from '../recognition.ts';
import { isResult, splitItem, type ReadReview } from './review-tables.ts';

/** An item of the earlier plan with its result on one line: `① 題名 【達成】 説明`, `題名（評価：A）`, `題名：継続`. */
export function readReviewLine(at: Outlined): readonly ReadReview[] {
  const { block } = at;
  if (block.kind === 'table' || block.text.length > LONGEST) return [];
  const found = PATTERNS.map((pattern) => pattern.exec(block.text)?.groups).find(
    (groups) => groups !== undefined && isResult(groups['result'] ?? ''),
  );
  const { number, title, rest } = splitItem(found?.['title'] ?? '');
  if (found === undefined || title.length < 3 || rest !== '' || title.includes('。')) return [];
  const note = (found['note'] ?? '').trim();
  return [
    { ...(number !== undefined && { number }), title, result: found['result'] ?? '', note, at, spot: block.spot },
  ];
}

/** In characters: one item with what is told of it. */
const LONGEST = 1000;

const PATTERNS: readonly RegExp[] = [
  /^(?:[・●○■◆]\s*)?(?<title>[^。\n]{3,60}?)\s*[【［〔[（(](?:(?:評価|判定|結果|達成状況|進捗)\s*[：:]?\s*)?(?<result>[^【】［］〔〕[\]（）()]{1,12})[】］〕\]）)]\s*[：:]?\s*(?<note>.*)$/su,
  /^(?:[・●○■◆]\s*)?(?<title>[^。\n：:]{3,60}?)\s*(?:[：:…]+|⇒|→)\s*(?<result>[^\s：:。、]{1,12})(?:[。\s]\s*(?<note>.*))?$/su,
];
