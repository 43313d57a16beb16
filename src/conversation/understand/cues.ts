/** Words that tell what kind of answer is looked for, in normalised text (lower case, NFKC). */
export const CUES = {
  greeting:
    /^(?:こんにちは|こんにちわ|おはよう(?:ございます)?|こんばんは|はじめまして|お疲れ様(?:です)?|おつかれさま(?:です)?|ありがとう(?:ございます|ございました)?|よろしく(?:お願いします)?|hello|hi|hey|good (?:morning|afternoon|evening)|thanks?(?: you)?)[\s!。、.,~ー]*$/u,
  help: /何ができ|なにができ|できること(?:は|を|って)?|(?:kakari|係|あなた|きみ|君)(?:は|って|の)?.{0,6}(?:使い方|できる|何者|誰)|^使い方|^ヘルプ|^help$|what can (?:you|i)|how (?:do i|to) use (?:you|this)|who are you/u,
  owner:
    /担当|(?:かか|関)わる課|(?:やる|する|動く)課|どこの部(?!分)|同じ課|(?:件|やつ|取組|の|は|って)\s?どこ(?:です(?:か|っけ)?|でしたっけ|だっけ|なの)?\s*\?*$|所管|所掌|受け?持|主管|どこ(?:の|が|に)?(?:課|部署|部門|室|係|セクション)|(?:何|なん|どの|どちらの)(?:課|部署|部門|部|室|係)(?!長)|どこが(?:や|持|も|す|見|担|主|作|つく|進|やっ|面倒)|どこに(?:聞|き|相談|問い?合|連絡|頼)|どこの(?:仕事|管轄)|誰が(?:や|担|持)|どこがやる|in charge|responsib|which (?:section|department|division|office|bureau|team|unit)|who (?:handles?|owns?|runs?|leads?|manages?|takes? care|looks? after|does|is handling|should i (?:ask|contact|talk))|owners? (?:of|for)|owned by/u,
  list: /一覧|全部|ぜんぶ|すべて|全て|リスト|並べ|ならべ|挙げ|あげて|列挙|どれ|洗い出|何がある|なにがある|何があ|どんな(?:取組|取り組み|施策|事業|もの|項目)|取組(?:は|って|を|ある|には)|担当(?:分|一覧)|(?:受け?持|持)(?:ち|って)|(?:何|なに)と(?:何|なに)|list|show (?:me )?all|which (?:measures|actions|items|initiatives|projects|ones)|what (?:are|measures|actions|items|should|is scheduled|is planned)/u,
  all: /洗い出|節目|流れ|ながれ|順に|年度順|スケジュール|工程|から.{0,6}まで|timeline|全部|ぜんぶ|すべて|全て|一覧|全項目|リスト|ならべ|並べ|挙げて|あげて|all of|list|every/u,
  target:
    /(?<!基本|将来|達成|まちづくりの|到達)目標(?!達成|は[2二]つ|が[2二]つ)|kpi|指標|数値目標|アウトプット指標|目標値|現状値|target|baseline|削減額|indicator/u,
  schedule:
    /いつ|予定|段取り|見通し|この先|いま(?:やって|\?)|今やって|何年|なん年|何月|なん月|時期|時点|スケジュール|工程|(?:どの|どういう|どんな|何の)段階|段階(?:は|って|の(?:はず|予定))|フェーズ|節目|(?:まで|全体|今後)の(?:流れ|ながれ)|(?:流れ|ながれ)(?:は|を|って)|年度|始ま|はじま|スタート|開始|終わ|おわ|完了|もう(?:始|や|入|導|し|使)|まだ|現在|今後|これから|先のほう|済み|動き出|when|schedule|planned|next|upcoming|in place|timeline|phase|which (?:fiscal )?year|what (?:fiscal )?year|start|begin|go(?:es)? live|already|yet|deadline/u,
  already:
    /もう|すでに|既に|済み|まだ|(?:始|はじ)ま(?:って|りました)|やってる(?:の|ほう|\?|か)|やっている(?:の|か)|導入(?:済|されて)|今(?:は|って)(?:やって|動い)|already|(?:has|have|is|are) .* (?:started|running|begun|live|yet)|yet|in place/u,
  term: /(?:って|とは|は|て|の)?(?:、)?(?:いったい|結局|要は|要するに|そもそも)?(?:何|なに|なん)(?:ですか|でしたっけ|だっけ|なの|の(?:こと|事)|の略|でしょう|\?|？|$|だろう|ですかね|者)|とは|意味|何の略|なんの略|定義|用語|どういう(?:こと|もの|意味)|どんな(?:もの|こと|意味|技術|仕組み)|分からない|わからない|わからん|分からん|違い|違う|ちがい|ちがう|説明|言い方|読み方|stand(?:s)? for|mean(?:s|ing)?|defin(?:e|es|ed|ition)|what(?:'s| is| are| does) |explain|difference|glossary/u,
  meaning: /って(?:何|なに|なん)|とは|意味|の略|定義|(?:違|ちが)(?:い|う)|読み方|stands? for|mean|defin|difference/u,
  time: /今後|これから|この先|いつ|何年|なん年|何月|時期|時点|年度|段階|フェーズ|工程|スケジュール|予定|when|schedule|phase|fiscal|year/u,
  review:
    /(?:前にあった|以前の|一つ前の)(?:計画|プラン)|前(?:の|回の?)?(?:計画|プラン|ver)|ver\.?\s?[12]|振り?返り|評価(?:は|どう|結果|だった|って)|達成(?:した|できた|状況|だった)|見直しになった|継続検討|これまでの(?:取組|取り組み)の(?:評価|結果)|previous (?:plan|version)|earlier plan|ver(?:sion)? ?2/u,
  claim:
    /(?:課|室|部|局)(?:だ|です|でし)(?:った|た)?(?:っけ|よね)|に(?:聞|き)けばいい|が(?:やる|やるの|担当する?)(?:んです)?(?:か|ん)?\s*\?*$|(?:合って|あって)(?:い)?(?:ます|る)|でいい(?:ん|の|です|よ)|で(?:よかった|良かった)|(?:です|だ|ます)よね|でしたっけ|だったっけ|で正しい|(?:right|correct)\s*\?|isn't it|is it true|am i right/u,
  planList:
    /計画(?:は|って)?(?:どれ|どこ|何)|どの(?:計画|自治体)|どこの(?:計画|自治体|市|町)|which (?:of the (?:\w+ )?)?(?:plans|municipalities)|計画をぜんぶ|計画一覧/u,
  comparing:
    /どこの(?:市|町|村|自治体|計画)|どの(?:市|町|村|自治体|計画)|どこと(?:どこ)|(?:ほか|他)の(?:市|町|自治体)|(?:自治体|市町|計画)を(?:ぜんぶ|全部|すべて|全て|挙げ)|[2-5二三四五]つの(?:計画|自治体)|比べ|比較|compare|which (?:\w+ ){0,3}(?:plans|cities|municipalities|towns)|each (?:plan|city|municipality)|市ってある|自治体は\?|(?:市|町|自治体|計画)(?:は|って)(?:ある|どれ|どこ)/u,
  sameSection:
    /(?:その|同じ|そこの?)(?:課|室|部署|部)|そこ(?:は|って|が)|what else (?:do|does|are|is) (?:they|it|that)|other (?:measures|items|things) (?:do|does) (?:they|it)|(?:ほか|他)に(?:は|も)?(?:何|なに|どんな)(?:を)?(?:や|担当|持)/u,
  elliptic:
    /^(?:それ|その|そっち|これ|この|あれ|じゃあ?|では|ほか(?:に|は|の)|他(?:に|は|の)|あと|で、|and\b|what about|how about|it\b|its\b|that\b|then\b)|の?(?:ほう|方)は\s*\?*$|(?:だと|では|は|なら)どう(?:なの|です|なって)?|^(?:が|は|も)/u,
} as const;

/** Whether a normalised text holds the cue. */
export const has = (cue: keyof typeof CUES, text: string): boolean => CUES[cue].test(text);
