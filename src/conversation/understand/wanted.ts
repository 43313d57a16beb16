import type { Wanted } from '../../domain/question.ts';

/** Counters people ask with, and what may stand after the number in an answer. */
const COUNTERS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/何人|何名|人数|how many (?:people|staff|employees|persons)/u, ['人', '名', '万人', 'people', 'staff']],
  [
    /何回|how often|how many times/u,
    ['回', '毎年', '年に', '年1', '毎月', '定期', 'every', 'annual', 'each year', 'yearly'],
  ],
  [
    /何(?:%|パーセント|割)|割合|比率|利用率|保有率|導入率|percent|percentage|what share|\b(?:completion|usage|utili[sz]ation|adoption|ownership|issuance|response|what) rate\b/u,
    ['%', 'パーセント', '割', 'ポイント'],
  ],
  [/何台/u, ['台']],
  [
    /(?:月|週|年)に何日|何日(?:間|くらい|ぐらい|来)|何か月|how many (?:days|weeks|months)/u,
    ['日', 'か月', '週間', 'days', 'weeks', 'months'],
  ],
  [/何(?:時間|h)|how many hours/u, ['時間', 'h']],
  [
    /何(?:戸|棟|軒|世帯|枚|冊|通|基|両|園|m|k)/u,
    ['戸', '棟', '軒', '世帯', '枚', '冊', '通', '基', '両', '園', 'm', 'k'],
  ],
  [
    /何(?:件|手続|種類|業務|つ|個|箇所|か所|帳票|館|校|社|団体|本)|いくつ(?!も)|どのくらい|どれ?くらい|how many|how much/u,
    [],
  ],
];

/** Asking for an amount; a measure about costs (「病院の費用を減らす」) does not. */
const MONEY =
  /予算(?:が|は|って|額|規模|総額|\?|$)|総額|金額|いくら(?!い)|値段|価格|何円|何億|何万円|給料|給与|年収|budget|salary|\bprice\b|\byen\b|how much (?:money|does it cost|will it cost)|how much .*(?:spend|pay|cost)|spends? the (?:least|most)|\bcosts? (?:of|to)\b/u;

/** Asking for a person's name, or for the make of a product. */
const PERSON_NAME =
  /氏名|(?:さん|方|人|長|官)の(?:お)?名前|フルネーム|(?:his|her|their|person's) name|name of the (?:mayor|person|officer|aide|adviser|advisor)/u;
const PRODUCT =
  /(?:製品|商品|サービス|ソフト|アプリ|ブランド|メーカー)名|どの(?:製品|ソフト|メーカー|ブランド)|brands?\b|product names?|which product/u;

const NAMED =
  /(ツール|サービス|システム|アプリ|ソフト|製品|会社|業者|制度|大学|事業者)(?:の|って|は)?(?:名前|名称|社名)|(?:何|なん)(?:て|という)(?:名前の?)?(ツール|サービス|システム|アプリ|ソフト|製品|会社)|(?:名前|名称)(?:は|って)(?:何|なに)|name of the (\w+)/u;

/** What a value in the answer must look like; absent when the question does not say. */
export function wantedIn(text: string): Wanted | undefined {
  if (MONEY.test(text)) return { kind: 'money' };
  if (
    /電話番号|内線|直通|(?:電話|でんわ|tel)(?:は|って|の)?(?:何番|番号|ばんごう)|\b(?:tele)?phone\b|\bextension\b/u.test(
      text,
    )
  )
    return { kind: 'phone' };
  if (/メールアドレス|e-?mail|メアド/u.test(text)) return { kind: 'email' };
  if (
    /(?:会社|業者|委託先|事業者|ベンダー|メーカー)(?:の|って|は)?(?:名前|名称|社名)|name of the (?:company|vendor|contractor|supplier)|どこの(?:会社|業者|企業|メーカー|ベンダー)|どの(?:会社|業者|企業|メーカー|ベンダー)|業者名|会社名|委託先|何社|vendor|contractor|which company|what company/u.test(
      text,
    )
  )
    return { kind: 'company' };
  if (PERSON_NAME.test(text)) return { kind: 'person-name' };
  if (PRODUCT.test(text)) return { kind: 'product' };
  const named = NAMED.exec(text);
  if (named) return { kind: 'name', of: named[1] ?? named[2] ?? named[3] ?? '' };
  for (const [pattern, units] of COUNTERS) if (pattern.test(text)) return { kind: 'count', units };
  if (/誰|だれ|どなた|\bwho\b/u.test(text)) return { kind: 'person' };
  if (/なぜ|なんで|どうして|理由|why/u.test(text)) return { kind: 'reason' };
  if (/いつ|何年|何月|何日|\bwhen\b|which year|what year/u.test(text)) return { kind: 'date' };
  return undefined;
}
