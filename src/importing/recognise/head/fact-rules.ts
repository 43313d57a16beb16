/** How a fact that every plan may have is told from its headings and sentences. See `knowledge/README.md` for the keys. */
export interface FactRule {
  readonly key: string;
  /** The words that people ask with. */
  readonly names: readonly string[];
  /** Headings that such a fact stands under; sentences elsewhere count only where `anywhere` is true. */
  readonly under: RegExp;
  readonly anywhere: boolean;
  /** What the sentence has to say. */
  readonly says: RegExp;
  readonly not?: RegExp;
  /** How many sentences at most, of one paragraph or of paragraphs that follow each other. */
  readonly most: number;
}

/** The rules for facts that are sentences of the plan. Those that are put together of headings or dates have readers of their own. */
export const FACT_RULES: readonly FactRule[] = [
  {
    key: 'purpose',
    names: ['目的', '趣旨', 'なぜ作った', '何のための計画', 'ねらい', '策定の理由', '計画の目的', '策定の趣旨'],
    under: /目的|趣旨|ねらい|策定にあたって|策定の背景|はじめに|ごあいさつ/u,
    anywhere: false,
    says: /(?:策定し|策定する|策定いたし|定め(?:る|ます)|作成し)|を目的(?:と|に)/u,
    most: 2,
  },
  {
    key: 'upper-plan',
    names: ['上位計画', '総合計画', '上の計画', '関連計画', '総合計画との関係', '計画の位置づけ'],
    under: /位置[づ付]け|上位計画|他の?計画|関連計画/u,
    anywhere: true,
    says: /最?上位計画|計画.*(?:個別|部門別?|分野別)計画(?:として|に)|総合計画.*(?:個別計画|部門(?:別)?計画|分野別計画|実現|推進|位置[づ付]け)/u,
    most: 2,
  },
  {
    key: 'legal-basis',
    names: ['法的位置づけ', '根拠法', '法律の根拠', '法的根拠', '官民データ活用推進基本法', '官民データ活用推進計画'],
    under: /位置[づ付]け|根拠|法/u,
    anywhere: true,
    says: /(?:基本法|法律?)(?:」|』)?(?:[（(][^）)]*[）)])?(?:第[\d０-９]+条(?:第[\d０-９]+項)?)?(?:の規定)?(?:に|で|の)(?:基づ|規定|定め).*計画/u,
    most: 1,
  },
  {
    key: 'headquarters',
    names: ['推進本部', '推進体制', '推進組織', 'どこが中心', '本部', 'だれが進める', 'DX推進本部'],
    under: /体制|組織|推進/u,
    anywhere: true,
    says: /(?:推進本部|推進会議|推進委員会|推進協議会|推進チーム|戦略本部).*(?:設置|設け|置き|中心|体制|構成|推進し|取り組|統括|統轄)/u,
    most: 2,
  },
  {
    key: 'headquarters-head',
    names: ['本部長', '推進本部の本部長', '本部長は誰', '本部のトップ', '推進の責任者'],
    under: /体制|組織|推進/u,
    anywhere: true,
    says: /(?<!副)本部長.{0,20}(?:[市町村区]長|CIO|最高情報)|(?:[市町村区]長|CIO|最高情報[^。]{0,12}).{0,12}(?:(?<!副)本部長)/u,
    most: 1,
  },
  {
    key: 'headquarters-vice',
    names: ['副本部長', '推進本部の副本部長', '副本部長は誰'],
    under: /体制|組織|推進/u,
    anywhere: true,
    says: /副本部長.{0,20}(?:長|CIO)|(?:副[市町村区]長|教育長).{0,12}副本部長/u,
    most: 1,
  },
  {
    key: 'cio',
    names: ['CIO', '最高情報責任者', '最高情報統括責任者', 'シーアイオー', 'CIOは誰'],
    under: /体制|組織|推進/u,
    anywhere: true,
    says: /(?:CIO(?!補佐)|最高情報(?:統括)?責任者(?!補佐)).{0,40}(?:長|とし|担|務め)|(?:[市町村区]長).{0,10}(?:CIO(?!補佐)|最高情報(?:統括)?責任者(?!補佐))/u,
    most: 1,
  },
  {
    key: 'cio-aide',
    names: ['CIO補佐官', '補佐官', 'CIO補佐', '最高情報責任者補佐官'],
    under: /体制|組織|推進|進捗/u,
    anywhere: true,
    says: /CIO補佐|最高情報(?:統括)?責任者補佐/u,
    most: 1,
  },
  {
    key: 'progress',
    names: ['進捗管理', '進行管理', 'PDCA', 'PDCAサイクル', '評価方法', '計画の見直し', 'フォローアップ', '計画の評価'],
    under:
      /進[捗行ちょ]|評価(?:体制|方法|と|$)|検証|計画の(?:見直し|評価|推進)|見直しについて|フォローアップ|PDCA|推進方法|進め方|推進体制/u,
    anywhere: false,
    says: /PDCA|進捗|進行管理|評価|検証|毎年|見直/u,
    not: /を評価する人|評価額/u,
    most: 3,
  },
  {
    key: 'dx-definition',
    names: ['DXとは', 'DXの定義', 'DXの意味', 'DXのとらえ方', 'デジタルトランスフォーメーション', 'DXって何'],
    under: /DX|デジタル|定義|はじめに|趣旨|目的/u,
    anywhere: true,
    says: /(?:DX|デジタル・?トランスフォーメーション)(?:[（(][^）)]*[）)])?(?:」)?(?:と|」と)?は、.{12,}|「DX(?:[（(][^）)]*[）)])?」と(?:いい|呼|定義)/u,
    not: /計画|策定/u,
    most: 2,
  },
  {
    key: 'earlier-plan',
    names: ['前の計画', '前計画', '旧計画', '前回の計画', '振り返り', 'これまでの取組'],
    under: /振り?返り|前計画|前期|これまでの(?:取|計画)|評価と課題|経緯/u,
    anywhere: false,
    says: /(?:計画|プラン|Ver\.?\s?\d).*(?:策定|計画期間|取り組|推進|評価)/u,
    most: 2,
  },
];

/** Names of the facts that are not told by a sentence alone. */
export const FACT_NAMES = {
  period: ['計画期間', '実施期間', 'いつからいつまで', '何年間', '何年度まで', '計画の年数', '最終年度', '対象期間'],
  published: ['いつ策定', '策定時期', '策定日', '公表', 'いつできた', '発行', '策定年月'],
  status: ['素案', '案の段階', '決定済みか', 'ドラフト', '確定版'],
  vision: ['めざす姿', '目指す姿', 'ビジョン', 'スローガン', 'キャッチフレーズ', '将来像', '基本理念'],
  goals: ['基本目標', '基本方針', '指針', '柱', '方針一覧', '目標の一覧'],
  focus: ['重点施策', '重点取組', '主な施策', '重点施策一覧'],
  secretariat: ['事務局', '所管課', '主管課', '計画の担当課', 'とりまとめ'],
  contact: ['問い合わせ先', '問合せ先', '連絡先', '電話番号', 'どこに聞く', '奥付', '計画の担当'],
} as const;
