import { abbreviationsIn, type Spelled } from './abbreviations.ts';
import type { FoundTerm } from './found-term.ts';
import { textsOf } from './note-marks.ts';
import type { Outlined } from '../recognition.ts';
import { isTermLike } from './term-names.ts';

/**
 * The words that the text says in another way in brackets, each where it first does: an abbreviation and its long form
 * (情報通信技術（ICT）, EBPM（証拠に基づく政策立案）), a word in katakana and what it is (ダッシュボード（…する画面）, 情報格差（デジタル
 * デバイド）), and a name that the plan gives to what stands before it (政策や施策（以下「政策等」という。）). Such a bracket says little:
 * an explanation found elsewhere goes before it.
 */
export function readBracketedTerms(outlined: readonly Outlined[]): readonly FoundTerm[] {
  const seen = new Set<string>();
  return outlined.flatMap((at) =>
    textsOf(at.block)
      .flatMap((text) => [...abbreviationsIn(text, at), ...otherwise(text), ...inKatakana(text)])
      .flatMap(({ head, definition }): readonly FoundTerm[] => {
        if (seen.has(head)) return [];
        seen.add(head);
        return [{ head, definition, at, spot: at.block.spot, origin: 'brackets' }];
      }),
  );
}

const KATAKANA = String.raw`[\p{Script=Katakana}ー・]`;
const NOUN = String.raw`[\p{Script=Han}\p{Script=Katakana}ー・A-Za-z0-9]`;
const OTHERWISE: readonly (readonly [RegExp, 'head first' | 'definition first'])[] = [
  // ダッシュボード（各種データを一覧表示する画面）
  [
    new RegExp(
      `(${NOUN}{4,20})[（(]([^（）()]{3,60}[うくすつぬぶむるたの](?:能力|技術|仕組み|しくみ|手法|考え方|概念|画面|状態|人口|規範や倫理|こと|もの))[）)]`,
      'gu',
    ),
    'head first',
  ],
  // サイバー空間（仮想空間）
  [new RegExp(`(${KATAKANA}{3,12}(\\p{Script=Han}{2}))[（(](\\p{Script=Han}{2}\\2)[）)]`, 'gu'), 'head first'],
  // 「地域社会DX（窓口の改革）」
  [
    /[「『]((?=[^「」（(]*[\p{Script=Han}\p{Script=Katakana}])[^「」『』（）()\p{Script=Hiragana}]{3,20})[（(]([^（）()「」\s]{6,30})[）)][」』]/gu,
    'head first',
  ],
  // 人工知能関連技術の研究開発及び活用の推進に関する法律（AI法）
  [
    /((?:[\p{Script=Han}\p{Script=Katakana}ー・のを等]|及び|に関する|における|に基づく|のための){6,60}(?:法律|条例))[（(](?:以下[、，]?\s?[「『]?)?([^（）()「」『』]{1,12}(?:法|条例))(?:[」』]と?(?:いう|いいます)?。?)?[）)]/gu,
    'definition first',
  ],
  // 政策や施策（以下、「政策等」という。）
  [
    new RegExp(
      `((?:${NOUN}{2,20}(?:、|や|及び|および|又は|または|並びに|の)){0,6}${NOUN}{2,20})[（(]以下[、，]?\\s?[「『]([^「」『』（）]{2,20})[」』]と(?:いう|いいます|総称|表記|呼)[^（）]{0,6}[）)]`,
      'gu',
    ),
    'definition first',
  ],
];

/** Names for whole bodies (本市, 本計画) are no words that a plan explains, and an example is no other way to say something. */
const NO_WORD =
  /^(?:本?(?:市|町|村|県|国|庁|法|条例)|.*(?:計画|プラン|委員会|協議会|戦略|会議|方針|調査|等|など)|[前本当現新旧].{1,6})$/u;

function otherwise(text: string): readonly Spelled[] {
  return OTHERWISE.flatMap(([pattern, order]) =>
    [...text.matchAll(pattern)].map((found) => {
      const [one = '', other = ''] = [found[1]?.replace(/^・/u, ''), found.at(-1)];
      return order === 'head first' ? { head: one, definition: other } : { head: other, definition: one };
    }),
  ).filter(
    ({ head, definition }) =>
      definition.length > 3 &&
      isTermLike(head) &&
      (!NO_WORD.test(head) || /[、や及]/u.test(definition)) &&
      !/^(?:本|当)?[市町村]$/u.test(head),
  );
}

const IN_KATAKANA = new RegExp(
  `(?<=[\\p{Script=Han}る])[（(](${KATAKANA}{4,20}\\p{Script=Han}{0,2}|${KATAKANA}{3}化)[）)]`,
  'gu',
);

/** 窓口業務（フロントヤード）, …使えない人との格差（デジタルデバイド）: what stands before says it, back to where its clause begins. */
function inKatakana(text: string): readonly Spelled[] {
  return [...text.matchAll(IN_KATAKANA)].flatMap(([, head = ''], index, all) => {
    const end = all[index]?.index ?? 0;
    const clause = clauseBefore(text.slice(Math.max(0, end - 120), end));
    const isState = clause.endsWith('る') === head.endsWith('化');
    return isState && clause.length >= 4 && clause.length <= 90 && !NO_EXPLANATION.test(clause)
      ? [{ head, definition: clause }]
      : [];
  });
}

const clauseBefore = (text: string): string =>
  text
    .split(/[。「『\n]|(?:[はがも]|また|なお|さらに|して|でなく|より|から|ため|ので|とし|や)、|という/u)
    .at(-1)
    ?.replace(/^\s*(?:[・●○■◆]|[①-⑳㉑-㊿])\s*/u, '')
    .trim() ?? '';
const NO_EXPLANATION = /\d|(?:再掲|機器|端末|事業|教室|講座|施設|団体|会社)$/u;
