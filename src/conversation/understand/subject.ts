import { withoutYears } from '../../language/years.ts';

/** What people say around the subject of a question: the words that ask, confirm and connect. */
const AROUND: readonly RegExp[] = [
  // the answer that is looked for
  /(?:主な)?担当(?:する|してる|している)?(?:の)?(?:課|部署|部門|科|室|分|者|箇所|か所)?(?:一覧)?|所管(?:課)?|所掌|主管課?|受け?持ち?(?:って(?:る|いる))?/gu,
  /(?:どこ|何|なん|どの|どちら)の?(?:課|部署|部門|室|係|部|科)(?=$|[^長])|どこ(?:が|に|で)?(?:やって(?:る|いる)?|やる|やるの|持って(?:る|いる)?|聞けば|きけば|聞いたら|する)?/gu,
  /いつ(?:から|まで|ごろ|頃)?|(?:何|なん)(?:年度?|月|年何月)(?:から|まで)?|時期|スケジュール|工程表?|(?:どの)?段階|フェーズ|節目|年度順|年度/gu,
  /(?:全部|ぜんぶ|すべて|全て|一覧|リスト)(?:で|に|を|して)?|洗い出して|(?:並|なら)べて|(?:挙|あ)げて|列挙して?|どれ(?:とどれ)?|(?:何|なに)と(?:何|なに)/gu,
  /(?:って|とは|て)?(?:いったい|結局|要は|そもそも)?(?:何|なに|なん)(?:の(?:略|こと))?(?:の事|です|でした|だ|なの|でしょう)?(?:か|っけ)?(?=$|[\s?。、])/gu,
  /どういう(?:こと|もの|意味|役|ふう)|どんな(?:もの|こと|意味|感じ|ふう)?|どう(?:なって(?:る|い(?:る|ます))|違(?:う|い)|なの|説明して(?:る|いる)|した|なった)?|意味|定義|用語(?:集|解説)?(?:の説明)?|違い|(?:ちが|違)う(?:の|ん)?|説明(?:して|したい|は)?|簡単に|わからん|分からない(?:ので)?|わからない(?:ので)?/gu,
  /(?:数値)?目標値?|指標|kpi|(?:いく|どのく?らい|どれ?く?らい)(?:つ|ら|い)?|どのくらい/gu,
  /(?:年|月|週)に何(?:回|日|件)(?:くらい|ぐらい)?(?:や(?:る|って)|する|来)?|何(?:件|人|名|回|台|種類|割|パーセント|%|時間|h|業務|つ|個|番|箇所|か所)(?:くらい|ぐらい)?(?:ずつ)?/gu,
  // confirming and politeness
  /(?:で|って)?(?:合って|あって)(?:い)?(?:ます|る)(?:か)?|で(?:いい|よい|よかった|良かった)(?:ん|の)?(?:です|だ)?(?:よね|か|っけ)?|ですよね|だよね|でしたっけ|だったっけ|ましたっけ|だっけ|っけ/gu,
  /(?:教|おし)えて(?:ください|下さい|ほしい|欲しい|もらえますか)?|知りたい(?:です)?|(?:ください|下さい|ほしい(?:です)?|欲しい(?:です)?)|お願いします|(?:書|載)(?:いて|かれて|って)(?:ある|あった|い(?:る|ます))|(?:なんて|何て)?書いてあった|おさらいしたい/gu,
  /(?:こと|ん)?(?:に)?なって(?:る|い(?:る|ます))(?:の)?|(?:あり|い)ますか|ある\?|(?:もう)?(?:すでに|既に|まだ)|もう|やって(?:る|い(?:る|ます))(?:ほう|の)?|先のほう|(?:これから|今後)(?:は)?|現在/gu,
  /(?:です|でしょう|ます)(?:か|かね)?(?=$|[\s?。、])|って(?:いう|こと|話)?(?=$|[\s?。、はのが、])|(?:という|っていう)/gu,
  // other plans and towns
  /(?:って|という)?言葉(?:を|が|は)?(?:使って(?:る|いる)|出て(?:くる|きた|る))?|に?触れて(?:る|いる)|(?:[2-5二三四五])つ(?:ある)?(?:はず|の計画|の自治体)?|計画は(?=$|\s|[?、])|(?:取組|計画)?(?:に|が)?入って(?:る|いる)(?=自治体|計画|市|町|$)|(?:どの|どこの)?(?:自治体|市町村?)(?=$|[\s?。、はをがって])/gu,
  // fillers
  /(?:の?(?:やつ|アレ|ところ|とこ|まわり|周り|あたり)|の件|(?<!\p{Script=Han})(?:件|話|系))(?=$|[\s?。、はってがをのも])|うち(?:の|は|って|なんですけど)?(?=$|[\s、]|担当|計画)|(?:この|うちの|市の|町の)?(?:dx)?(?:計画|プラン)(?:だと|では|で|には|に|の中で)|具体的に|ちなみに|結局|例えば|たとえば|詳しく/gu,
  /何を?(?:する|やる|します|やります|やってる)(?:の|ん|こと)?|何か(?:取組)?(?:もって|持って)?|(?:だと|では?)?どう(?:なの|なん|です)/gu,
  /取り?組み?(?=$|[\s?。、はってがをの])|施策(?=$|[\s?。、])/gu,
  /それ|その|そっち|これ|この|あれ|じゃあ?|ほかにも?|他にも?|あと|(?:の)?(?:ほう|方)は|気がする(?:けど|が)?|(?:ホント|ほんと|本当)(?:う)?(?:に|です)?|(?<=使って(?:る|いる)?)計画/gu,
  // English
  /\b(?:who(?:'s| is| are| owns?| handles?| runs?)?|which|what(?:'s| is| are| does| do| should)?|when(?: does| is| will| do| were| was)?|where|how(?: does| do| is| many| much| often)?|in charge(?: of)?|responsible(?: for)?|owners?(?: of| for)?|sections?|departments?|divisions?|offices?|handles?|owns?|lists?|show|tell me|all|the|an?|of|for|in|on|to|and|is|are|was|were|be|been|do|does|did|will|would|should|can|could|has|have|had|it|its|that|this|these|those|there|about|with|by|from|as|at|me|us|we|our|i|i'm|you|please|plans?|ones?|mean|means|meaning|stands? for|defined?|definition|explain|glossary|say|says|mention(?:s|ed)?|fiscal|years?|start(?:s|ed|ing)?|begin|scheduled|planned|actually|currently|already|yet|any|some|each|new here)\b/gu,
];

/** 「検討から実施になるのは」, 「拡充に入るのは」: phases that a question about time names, with what ties them together. */
const PHASES =
  /「?(?:効果検証|検討・実施|(?<!実施)検討|試行(?:実施)?|本格(?:導入|実施)?|実施(?!計画)|拡充|拡大|本番)」?(?:が|を|に|から|へ|の|と|まで|も)?(?:終わって|終わる|なる|なった|入る|移る|移行する|切り?替わる|始まる|始める|する|やる|進む|段階|年度)(?:の)?(?:は)?|「?(?:効果検証|検討・実施|検討|試行実施|実施)」?(?=から|$|[\s、?])|動き出す|本番まで|(?:の)?(?:なが|流)れ/gu;

const EDGES =
  /^[\s、。?!,.:;「」『』()（）"'・はがをにのでともや~]+|[\s、。?!,.:;「」『』()（）"'・はがをにのでともや~]+$/gu;

/**
 * What a normalised question is about: the question without its years, the names in `drop` (municipalities, sections), the
 * words that only ask and, where it asks about time (`timed`), the phases. Empty when nothing but asking is left
 * (「それっていつ？」).
 */
export function subjectOf(text: string, drop: readonly string[] = [], timed = false): string {
  let rest = withoutYears(text);
  if (timed) rest = rest.replace(PHASES, ' ');
  for (const name of drop) rest = rest.replaceAll(name, ' ');
  for (const pattern of AROUND) rest = rest.replace(pattern, ' ');
  return rest
    .split(/\s+/u)
    .map((part) => part.replace(EDGES, ''))
    .filter((part) => part !== '' && !/^[ぁ-ん]{1,2}$/u.test(part))
    .join(' ');
}
