/** How people ask for the facts that every plan has. */
const FACTS: readonly (readonly [string, RegExp])[] = [
  [
    'period',
    /計画期間|何(?:か)?年(?:間の)?計画|実施期間|(?:計画|プラン)(?:って|は|の)?(?:期間|いつから|何年度から|何年(?:度)?まで|いつまで)|period of the plan|plan period|(?:years|period) does the plan cover/u,
  ],
  [
    'published',
    /(?=.*(?:計画|プラン|ver\.?\s?\d|これ))(?:.*(?:いつ|何年).{0,8}(?:出|作|でき|策定|公表|発行)|.*(?:出|作っ|作ら|でき|策定し|策定さ|公表|発行)(?:た|れた|された|した)?(?:の)?(?:は|って)?(?:いつ|何年))|策定(?:時期|年月)|発行年月|when (?:was|were) .*plans? (?:made|published|adopted|drawn|issued|released)/u,
  ],
  ['status', /素案|案の段階|まだ案|正式に決ま|確定(?:して|した)|\bdraft\b/u],
  [
    'vision',
    /めざす姿|目指す姿|将来像|ビジョン|キャッチフレーズ|スローガン|キャッチコピー|\bvision\b|slogan|catchphrase/u,
  ],
  ['goals', /基本方針|基本目標|指針(?!\d)|目的は(?:いくつ|何)|柱は|basic (?:policies|policy|goals?)|pillars/u],
  ['upper-plan', /上位(?:の)?計画|総合計画(?:との|だと|の中)|どの計画の(?:下|もと)|higher(?:-level)? plan|upper plan/u],
  ['legal-basis', /法的|根拠法|何法|どの法律|官民データ|which act|legal basis|under which law/u],
  [
    'headquarters-head',
    /(?<!副)本部長|(?<!副)本部の?(?:トップ|長)|(?:head|chair|chief)(?:s|ed)? (?:of )?(?:the )?(?:dx )?(?:promotion )?headquarters/u,
  ],
  ['headquarters-vice', /副本部長|(?:deputy|vice)[- ](?:head|chief|chair)/u],
  ['headquarters', /推進体制|推進本部(?!長)|推進組織/u],
  ['secretariat', /事務局|secretariat/u],
  ['cio-aide', /補佐官|cioを?(?:補佐|支える|助ける)|cio'?s? (?:aide|assistant|advis)/u],
  ['cio', /cio(?!補佐)|最高情報(?:統括)?責任者|chief information officer/u],
  [
    'progress',
    /進捗|(?:計画の)?見直し(?:は|って)(?:いつ|どう|毎年)|評価(?:体制|の仕方|方法)|pdca|progress|how often .* (?:review|evaluat)/u,
  ],
  [
    'contact',
    /メアド|メールアドレス|e-?mail|電話番号|phone number|問い?合わ?せ先|連絡先|contact|(?:この|dx)?計画(?:の|を)(?:担当|所管|作っ)/u,
  ],
  ['focus', /重点施策|重点(?:取組|項目)|priority measures/u],
  [
    'earlier-plan',
    /前の計画|前計画|以前の計画|前にあった計画|前回の計画|ver\.?\s?[12]の?(?:計画|策定)|previous plan|earlier plan/u,
  ],
];

/** The facts that a normalised question asks for, by their key in `plan.yaml`. */
export const factsAsked = (text: string): readonly string[] =>
  FACTS.filter(([, pattern]) => pattern.test(text)).map(([key]) => key);
