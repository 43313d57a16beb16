/**
 * Whether a text speaks to whoever writes answers, and not to the readers of a plan: an order what to answer or how, a role, a call of a
 * tool, an answer of a model written out. Such a place is no evidence, and no model is told of it.
 *
 * It is a fence and not a wall: orders can be worded in endless ways. What a model says is checked whatever it was told.
 */
export const holdsOrder = (text: string): boolean => {
  const plain = readable(text);
  return ORDERS.some((pattern) => pattern.test(plain));
};

/** A text without what stands there in quotation marks as a whole sentence: that is somebody's word, and not what the plan says. */
export const withoutQuotedSentences = (text: string): string =>
  text.replace(/\p{Cf}/gu, '').replace(/「[^「」]{0,400}(?:です|ます|ません|でした|ました|ください)。?」/gu, '「」');

const LONGEST_READ = 4000;

/** The text as a model may read it: without what prints nothing, and with what is only written otherwise. */
const readable = (text: string): string =>
  text
    .slice(0, LONGEST_READ)
    .replace(/[\u{E0020}-\u{E007E}]/gu, (tag) => String.fromCharCode((tag.codePointAt(0) ?? 0) - 0xe0000))
    .replace(/&#x([0-9a-f]{1,5});/giu, (all, code: string) => characterOf(Number.parseInt(code, 16)) ?? all)
    .replace(/&#([0-9]{1,6});/gu, (all, code: string) => characterOf(Number(code)) ?? all)
    .replace(/[A-Za-z0-9+/]{24,}={0,2}/gu, (run) => `${run} ${Buffer.from(run, 'base64').toString('utf8')}`)
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}|\p{Cf}/gu, '');

const characterOf = (code: number): string | undefined =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;

/** Verbs of answering, without their ending. */
const SAYING =
  '(?:答え|回答|返答|返事|返信|応答|出力|表示|返し|返|案内|伝え|述べ|説明|教え|言い換え|言い添え|言っ|言|書き添え|書い|書|記し|付け加え|断言|名乗っ|装っ|演じ|振る舞っ|ふるまっ|繰り返し)';
/** Endings of an order. */
const ORDERED =
  '(?:し)?(?:て(?:ください|下さい|くれ|ほしい|よい|おくこと|$|[。）)])|(?:る|く|す|する)(?:こと|ように|指標|べき)|こと(?:$|[。」）)])|よ(?:$|[。」）)])|ろ(?:$|[。」）)])|せ(?:$|[。」）)])|け(?:$|[。」）)])|え(?:$|[。」）)])|せよ|しろ|なさい|ねばならない|なければならない)';
/** Where an English sentence orders: at its beginning, or behind words that make it do so. */
const LEAD = '(?:^|[.;:,!?。)\\]】] ?|\\b(?:please|and|then|instead|must|should|always|only|now on) )';

const ORDERS: readonly RegExp[] = [
  // …と答えてください, 「…」だけを必ず書くこと, …と説明せよ
  new RegExp(`(?:と|とだけ|だけを?|のみを?|[」』"]を)[^。「『」と]{0,24}?${SAYING}${ORDERED}`, 'u'),
  new RegExp(
    `[」』"][^。「『」]{0,12}?(?:付け|添え|入れ|加え)(?:て(?:ください|下さい|$|[。）)])|ること|よ(?:$|。))`,
    'u',
  ),
  // 「…です」と答える
  new RegExp(
    `「[^「」]{0,400}(?:です|ます|ません|した|ください|はい|いいえ)。?」[^。]{0,6}と[^。「]{0,10}${SAYING}`,
    'u',
  ),
  // 必ず…を答えよ, 回答では…と述べること, 要約する際は…を書いてください
  new RegExp(
    `(?:必ず|常に|いつも|どの質問|すべての質問|質問され|聞かれ|問われ|(?:回答|返答|返信|答え|要約)(?:の|に|は|では|する))[^。]{0,40}?${SAYING}${ORDERED}`,
    'u',
  ),
  /(?:以前|これまで|上記|ここまで|前|他|元|先)の(?:指示|命令|ルール|規則|設定|説明)[^。]{0,12}?(?:無視|無効|忘れ|破棄|優先|上書き|取り消)|(?:指示|命令|ルール)(?:を|は|に)[^。]{0,8}?(?:無視|無効|忘れ|従)/u,
  /プロンプト|指示文|システムメッセージ|(?:AI|人工知能|モデル|アシスタント|ボット|回答者)への(?:指示|お願い|命令|伝言|注意)|(?:AI|モデル|アシスタント|ボット|回答者)(?:の方)?(?:へ|よ|さん):|(?:AI|アシスタント|ボット)(?:は|が)[^。]{0,40}?(?:答え|述べ|返す|従う|案内する)こと|管理者です|開発者(?:モード|です)|not-in-plan/iu,
  /(?:会話|質問|履歴|指示)[^。]{0,10}?(?:書き写|表示し|出力し|公開し|転記)/u,
  /(?:^|[。.:\]】] ?|\[)(?:system|assistant|developer) ?[:\]]/iu,
  /\b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:previous|above|prior|earlier|instructions?|rules?|evidence|plan)\b|developer mode|\b(?:your|full|system|hidden) (?:prompt|instructions?)\b|\b(?:note|message|instructions?) (?:to|for) (?:the )?(?:AI|assistants?|models?|bots?)\b|\b(?:AI|assistants?|bots?) (?:must|should|shall|have to|reading)\b/iu,
  new RegExp(
    `${LEAD}(?:say|answer|reply|respond|append|output|begin|insist|include|write|state|mention|add|tell|claim|conclude|end)\\b[^".]{0,40} ?["“']`,
    'iu',
  ),
  new RegExp(`${LEAD}(?:say|answer|reply|respond|state|insist|tell|claim|conclude)\\b[^.]{0,40}\\bthat\\b`, 'iu'),
  /\{\s*"(?:kind|text|statements|tool_calls|cites|role)"\s*:|<\/?(?:資料|会話|質問|文章|evidence|conversation|question|passages)>/u,
];
