import type { FoundTerm } from './found-term.ts';
import { textsOf, wordBefore } from './note-marks.ts';
import type { Outlined } from '../recognition.ts';
import { isTermLike, withoutMarks } from './term-names.ts';

/**
 * The words that sentences of the text explain: ○○とは、…のことです／をいいます／を指します, …を「○○」といいます, and a question
 * or a title ○○とは with the paragraph below it. 「以下、「○○」という」 alone explains nothing.
 */
export function readToldTerms(outlined: readonly Outlined[]): readonly FoundTerm[] {
  return outlined.flatMap((at, index) => {
    const { block } = at;
    if (block.kind === 'table') return [];
    const told = textsOf(block).flatMap(
      (text) => underTitle(text, outlined.slice(index + 1, index + 8)) ?? fromSentences(text),
    );
    return told.map((term): FoundTerm => ({ ...term, at, spot: block.spot, origin: 'sentence' }));
  });
}

type Told = Pick<FoundTerm, 'head' | 'definition'>;

/** `＜PDCAとは＞`, `AIとは？`, `DXとは、` with a paragraph below it that is a sentence or a quotation. */
function underTitle(text: string, below: readonly Outlined[]): readonly Told[] | undefined {
  const head = /^([^。]{2,90}?)とは[?？…、]*[^\p{L}\p{N}]*$/u.exec(text)?.[1] ?? '';
  const quoted = /^[^\p{L}\p{N}]*[「『]([^「」『』]+)[」』]$/u.exec(head)?.[1];
  const word = quoted ?? plainHead(head);
  const [next = ''] = below.map(({ block }) => (block.kind === 'paragraph' ? block.text : ''));
  if (word === undefined) return underColumn(text, next);
  if (!isWord(word) || !(next.endsWith('。') || WHOLLY_QUOTED.test(next))) return undefined;
  return [{ head: word, definition: ownDefinition(below) ?? next }];
}

/** 「コラム：○○」 above a sentence that says what ○○ is. */
function underColumn(text: string, next: string): readonly Told[] | undefined {
  const head = COLUMN.exec(text)?.[1]?.trim() ?? '';
  const [first = ''] = next.split(/(?<=。)/u);
  return head !== '' && isWord(head) && MEANS.test(first) && !NAME_OF_PLAN.test(head)
    ? [{ head: withoutMarks(head), definition: next }]
    : undefined;
}

const COLUMN =
  /^[^\p{L}\p{N}]*(?:コラム|COLUMN|ワンポイント|豆知識|キーワード|ミニ知識|用語メモ)\s?\d{0,2}(?:\s*[:：】〕\]＞>」』|｜・]+\s*|\s+)([^。：:]{2,30})$/iu;

const WHOLLY_QUOTED = /^[「『“][^「」『』]{10,}[」』”]$/u;

/** Slides say 一般に…ですが、本市では「…」と定義します over several boxes; the plan's own meaning is the quotation before the last. */
function ownDefinition(below: readonly Outlined[]): string | undefined {
  const texts = below.map(({ block }) => (block.kind === 'paragraph' ? block.text : ''));
  const end = texts.findIndex((text) => text.startsWith('と定義'));
  const quotation = texts[end - 1] ?? '';
  return WHOLLY_QUOTED.test(quotation) ? quotation : undefined;
}

function fromSentences(text: string): readonly Told[] {
  const sentences = text
    .split(/(?<=。)(?![）)」』])|\n/u)
    .map((sentence) => (sentence.length > LONGEST ? '' : sentence));
  return sentences.flatMap((sentence, index) => [
    ...toldAhead(sentence),
    ...toldBehind(sentence, sentences[index - 1]),
    ...toldByUse(sentence, sentences[index + 1]),
  ]);
}

/** No sentence of a plan is as long; a file without line breaks may be. */
const LONGEST = 800;
const AHEAD = /(?:[「『]([^「」『』]{2,40})[」』]|([^\s「」『』、。]{2,40}))とは、\s*/gu;
/** How a sentence ends that says what a word means; one that says what is done with it does not. */
const MEANS =
  /^(.{3,}?(?:こと|もの|手法|仕組み|しくみ|技術|考え方|概念|プロセス|ツール|取組|取り組み|制度|システム|サービス|状態|人材|環境|略|略称|総称|目標|計画|組織|言葉|方法|能力|[\p{Script=Han}\p{Script=Katakana}ー」』）)]))(?:で(?:す|ある|、|あり)|を(?:いう|いい|いいます|言う|言います|指す|指し|指します|意味する|意味し|意味します|示す|示します)|と(?:定義|され)|。).*$/su;

/** `「甲」とは、…をいい、「乙」とは、…をいいます。` explains two. */
function toldAhead(sentence: string): readonly Told[] {
  const starts = [...sentence.matchAll(AHEAD)];
  return starts.flatMap((start, index) => {
    const head = start[1] ?? headBefore(start[2] ?? '');
    const rest = sentence.slice(start.index + start[0].length, starts[index + 1]?.index);
    if (head === undefined || !isWord(head) || !MEANS.test(rest) || NOT_SAID.test(rest)) return [];
    return [{ head, definition: rest.replace(/(?:を(?:いい|指し)|であり|で)?[、\s]+$/u, '').trim() }];
  });
}

const NOT_SAID = /(?:でしょうか|ません|異なります|[?？])。?$/u;

// The word of 「…とは」; a clause may stand before it.
const headBefore = (text: string): string | undefined => plainHead(text) ?? wordBefore(text.slice(-60))?.word;

/** The head of an explanation without what may open its sentence (なお、ここで示す類似団体); undefined where it is a clause. */
export function plainHead(text: string): string | undefined {
  const plain = text.replace(/^[^\p{L}\p{N}「『]+/u, '').replace(OPENING, '');
  return isTermLike(plain) && !/[をがは、]/u.test(plain) ? plain : undefined;
}

const OPENING =
  /^(?:なお|また|ここで(?:いう|言う|示す|の)|本計画(?:における|で(?:いう|は))|この|一般的に|特に|ちなみに|[、，])+/u;

const BEHIND =
  /(?:^|[、。])?([^。]{10,}?)(?:を|のことを)(?:、)?(?:特に|総称して|あわせて|併せて|まとめて|一般に|通称)?(?:、)?[「『]([^「」『』]{2,40})[」』]と(?:いい|言い|呼び|呼ん|称し|仮称し|総称し|定義|いう(?!。?[）)]))/u;

/** `…の取組を特に「甲」といいます。`; これを「甲」と呼び… is told by the sentence before. */
function toldBehind(sentence: string, before: string | undefined): readonly Told[] {
  const bare = sentence.replace(/[（(]以下[^（）()]*[）)]/gu, '');
  const these =
    /^(?:また、)?(?:これら?|この(?:取組|仕組み)|それ)を[「『]([^「」『』]{2,40})[」』]と(?:いい|呼び|呼ん|称し|仮称し)/u.exec(
      bare,
    )?.[1];
  if (these !== undefined)
    return before !== undefined && isWord(these) ? [{ head: these, definition: before.trim() }] : [];
  const [, definition = '', head = ''] = BEHIND.exec(bare) ?? [];
  return isWord(head) ? [{ head, definition: definition.trim() }] : [];
}

const QUOTED_FIRST =
  /[「『]([^「」『』（）()]{2,20})[」』]は、?([^。、「」]{4,40}(?:こと|もの|改革|変革|技術|仕組み|取組|取り組み|手法|考え方|概念|環境|システム|制度|サービス|組織|人材|職員))で(?:す|ある|あり)/gu;
const INTRODUCED =
  /([^。「」『』]{10,}(?:[うくすつぬむる]|た|ない))[「『]([^「」『』]{2,20})[」』](?:モデル|システム|制度|方式)?(?:を|、|の(?=導入|育成|設置|配置))(?=.{0,60}(?:導入|育成|設置|配置|置き|置く|採用|整備|構築|開設|取り入れ|活用))/gu;

/** 「甲」は…改革である; …を自動作成する「甲」を導入します; 「甲」を導入します。これは、…ものです. */
function toldByUse(sentence: string, next: string | undefined): readonly Told[] {
  const first = [...sentence.matchAll(QUOTED_FIRST)].map(([, head = '', definition = '']) => ({ head, definition }));
  const introduced = [...sentence.matchAll(INTRODUCED)].map((found) => {
    const [, clause = '', head = ''] = found;
    return { head, definition: `${ownClause(sentence.slice(0, found.index + clause.length))}「${head}」` };
  });
  const then = /[「『]([^「」『』]{2,20})[」』]を導入し(?:ます|、)?/u.exec(sentence)?.[1];
  const following = /^これは、(.{10,}(?:もの|こと|仕組み|システム|窓口|取組)です。)$/u.exec(next ?? '')?.[1];
  const both = then === undefined || following === undefined ? [] : [{ head: then, definition: following }];
  return [...both, ...first, ...introduced].filter(
    ({ head, definition }) => isWord(head) && definition.length >= 10 && !NAME_OF_PLAN.test(head),
  );
}

const NAME_OF_PLAN = /(?:計画|方針|戦略|法|ビジョン|大綱|指針|宣言|憲章|社会|まち|都市|プラン|目標|条例)$/u;

// What an earlier word or clause of the sentence says is not this word's: 、「乙」 and 本市では are left out.
const ownClause = (clause: string): string =>
  (clause.split(/(?:[はがも]|[」』]|ため|ので|また|なお|とし|として)、/u).at(-1) ?? clause)
    .replace(/^[、，\s]+/u, '')
    .trim();

const isWord = (head: string): boolean =>
  isTermLike(head) &&
  withoutMarks(head).length >= 2 &&
  !/^(?:これ|それ|あれ|ここ|本計画|この計画|計画|こと|もの|本市|当市|本町|私たち|.*(?:について|に関して|こと|もの))$/u.test(
    withoutMarks(head),
  );
