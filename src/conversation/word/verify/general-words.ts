/**
 * Words with which anything is explained to anybody: they say nothing of a plan, so evidence need not hold them. General
 * Japanese, none of it from one plan; a word that could carry an effect, a degree, a phase or a cost is not here.
 */
const NOUNS = `
  住民 市民 町民 村民 利用者 職員 役所 市役所 役場 町役場 自治体 市 町 行政 当市 本市 本町 当町 人 人々 方々 者 皆 自分 自身 相手 担当者 初心者 新人 来庁者 来庁
  仕組 便利 手間 仕事 方法 手段 流 役割 場所 場 機会 場面 場合 状況 状態 現状 現在 今 今後 将来 今回 今年 以前 従来 前 後 先 次 最初 途中 時 時期 時点 年度 年 月 日
  取組 計画 工程 工程表 予定 段階 内容 対象 方針 目標 目的 狙 担当 所管 部署 課 関係 期間 事業 施策 項目 分野 指標 概要 要点 趣旨 考 観点 面 点 形 種類 区分 位置付
  一方 他方 具体的 具体 主 例 例示 簡単 簡潔 説明 意味 言葉 用語 略 略称 名称 総称 呼称 正式 全体 中心 中 間 側 方 別 他 以外 以下 以上 同 同様 共通 両方 双方 各 各種 様々 等 的 化 性 用 型 式 版 際 頃
  必要 可能 大切 重要 理由 背景 結果 原因 課題 記載 記述 明記 言及 掲載 列挙 紹介 参照 資料 情報 点検 存在 該当 相当 区別 違 差 対応 参考 実際 基本 基本的 一般 一般的 通常 普段 日々 日常
  業務 具合 両市 両町 両方 両自治体 二つ 目指 見込 年間 一度 二度 再度 経由 心配 仕上 組合 取扱 受入 手順 見通 申出 立場 出来 出来事 我々 私達 何度 今年度 現行 現時点 同時 同様 間接 直接 別途 個別 相互 独立 原則 通例 事例 場面 様子 動向 方向 方向性 考え方 視点 論点
  協力 連絡 最後 最終 途中 全般 総じて 主要 当初 仮称 仮 標題 表題 冒頭 末尾 巻末 表紙 本文 図 表 欄 印 章立 目次 見出 一覧 内訳 合計 全部 総数 割合 件数 人数 回数 数 量 値 数字 数値 年数 時間帯 曜日 期限 開始時期 実施時期
  比較 対照 特徴 共有 理解 把握 確認 意図 想定 期待 実現 促進 推進 充実 意識 関連 継続 段階的 順次 順番 順 上記 前述 下記 枠組 主体 自体 両者 前者 後者 続 複数 幾 何 誰 一緒 身近 普通 以降 以前 当初 名前 名 事 物 手 目 話 声 文 言
  作業 書類 動 由来 特定 別々 個々 大事 大変 十分 上手 身 身の回 手元 一歩 土台 暮 生活 工夫 姿 面倒 不便 気軽 丁寧 会話 別途 同士 相手方 中身 仕方 実際 作成 記入 入力 利用 使用 活用 実行 実施 開催 提供 配置 設置 設定 選択 管理 運営 運用`;

/** Stems of verbs and adjectives written with one kanji, and what stands beside words as prefix or suffix. */
const STEMS = `
  行 使 進 図 目 指 取 組 始 続 作 出 入 見 知 分 書 考 言 示 載 挙 定 含 持 受 合 関 係 当 務 応 向 通 基 沿 伴 経 置 設 得 呼 述 担 思 引 付 掛 立 来 去 手 助 支 守 生 加 変 決 済 伝 開 動 働 話 聞 読 学 待 従 従 至 及 並 連 重 違 異 比 似 成 整 充 用 纏 的 化 性 等 者 課 市 町 後 前 中 内 外 間 時 年 月 日 度 件 個 回 名 人 種 類 本 点 面 側 方 面 別 各 両 同 新 旧 主 他 実 際 第 号 章 節 先 次 元 上 下 早 良 可 能 一 二 三 減 願 促 軽 楽 易 込 繋 扱 目 今 約 例 要 対 全 部 局 室 系 型 版 式 力 品 率 数 量 額 費 値 期 末 初 頃 段 階 位 何 誰 共 広 多 高 図 表 心 円 箇 所 割 歳 代 降 以 等 達 認 迎 揃 寄 添 築 試 続 毎 明 由 満 歩 急 抑 集 正 講 任 努 励 回 巡 備 描 叶 適 遂 併 兼 統 括 占 超 越 散 催 施 運 探 調 防 呼 感 慣 試 比 触 確 頼 相 談 念 例 答 問 尋 迷 困 悩 豊 掲 移 協 抱 担 絶 整 近 遠 深 強 弱 新 古 静 好 嫌 喜 望 期 眺 覚 忘 含 省 略 訳 語 文 字 記 録 導 率 結 接 触 揃 並 積 重 溜 貯 蓄 浸 透 及 至 達 配 段 状 況 起 有 無 直 届 替 増 保 拠 補 察 難 遅 過 渡 絞 汲 尽 済 揺 際 誘 賄 養 改 接`;

const KATAKANA = `
  サービス ポイント イメージ スムーズ メリット ケース スケジュール ステップ タイミング サポート レベル モノ コト シンプル`;

const split = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** Nouns of two or more characters, and single ones that are nouns. */
export const GENERAL: ReadonlySet<string> = new Set([...split(NOUNS), ...split(KATAKANA)]);
/** Single kanji that support nothing and need no support inside a longer word or as the stem of a common verb. */
export const GENERAL_STEMS: ReadonlySet<string> = split(STEMS);

const AFFIXES = `
  化 的 性 等 用 型 式 版 者 課 市 町 村 後 前 中 内 外 間 時 年 月 日 度 件 個 回 名 人 種 本 点 面 側 方 別 各 両 同 旧 主 他 第 号 章 節 次 系 品 率 数 量 額 費 値 期 末 頃 段 位 箇 所 割 歳 代 約 例 目 計 部 局 室 先 元 上 下 図 表 欄 群 層 毎 御 枚 書 類 員 会 物 比 減 増`;

/** Single kanji that may stand before or behind a word that is borne. */
export const GENERAL_AFFIXES: ReadonlySet<string> = split(AFFIXES);

/** Words that say the same: one of them in the evidence bears another in the claim. Stems; each group apart from the others. */
export const SYNONYMS: readonly (readonly string[])[] = `
  削減 減ら 縮減 軽減 低減 軽く 減少 減って 減り 減ります 減る
  向上 高め 高ま 底上げ 上が よりよ 高く 上昇 伸び
  増加 増え 増や 追加
  拡大 拡充 広げ 広が
  短縮 短く 迅速 速 早く 素早 スピーディ 迅速化 すぐ
  促進 促 推進 進め 後押し
  普及 広め 周知 知らせ 浸透 広ま 行き渡
  外部委託 アウトソーシング 外に出 任せ 委託
  一元化 一元的 一つに 1つに 統合 一括 纏め 一本化 一体 集約 共通 全国一元
  育成 育て 養成 人材育成
  設置 設け 置 開設 できた
  配置 置 配属
  途絶 途切 断絶 寸断
  停止 止ま 止め 休止
  継続 続け 引き続 続い 続き 続く
  閲覧 見 見られ 見る
  掲載 載せ 載
  活用 使 生か 利用 利活用 用い 適用 使用
  利用 使 活用
  可視化 見える化 見え
  変革 変え 変わ 変化
  記入 書く 書き 書か 記載
  住民 市民 町民 人々
  紙 書面 紙媒体 紙の ペーパ 書類
  遠隔 リモート 離れ
  正確 的確
  見合 対効果
  受付 対応
  登用 招 迎え
  専門家 専門人材 専門知識 専門的
  多言語 外国語 日本語以外
  統一 一括 揃え そろえ 一本化 共通
  発信 届 届け 伝え
  分割 分け 分け方 分別 分離
  収集 集め 集約
  整備 整え
  抑制 抑え
  依存 頼
  散布 撒 まく まき
  併用 合わせ 組み合わせ 統合的
  交流 繋
  妨 阻害 邪魔
  業者 ベンダ
  持ち帰り 家
  プロモション pr 宣伝
  lan ネットワーク ネットワク
  学習 学ぶ 学び 勉強
  高齢者 お年寄り 年配
  自宅 家
  書類 申請書
  負担 手間
  最小限 少なく できるだけ 必要最小限 最小
  自動 自動的
  自動化 自動
  支払 払 決済 納付 キャッシュレス
  作成 作 下書
  実施 行 開催 開
  容易 簡単 手軽 簡易 楽
  目的 目指 狙 ため
  政府 国
  不要 要ら いら なくな なくし 必要なく
  着手 始 開始
  大きな 大幅
  確認 確かめ 点検 チェック
  発信 知らせ 届け 伝え
  見直 改め 改訂 改定
  貸出 貸し
  災害 非常時 災害時
  購入 買
  公開 見られ オープンデータ
  世帯 家庭
  教室 講習会 講座
  来庁 出向 窓口に来 窓口に行 訪れ
  外部 外
  職場 勤務
  点検 診断
  提唱 唱え
  期待 見込
  業務 仕事 事務
  決定 決め
  発行 刊行
  移行 移 移し 切り替 切替
  導入 取り入れ 採り入れ
  備え 備
  手続 申請
  一人一人 一人ひとり
  担い 担当
  構成 成
  同規模 類似
  年々 毎年
  把握 つか 見つけ
  抽出 見つけ
  中核 中心
  支援 助 サポート 手助 手伝
  定型 決ま 定型的
  操作 作業
  格差 差 隔た
  記録 残
  蓄積 溜 積み重
  連携 繋 協力
  根拠 基づ
  企画 構想
  役立 使 活用
  現金 お金
  端末 機器
  仕様 仕様書
  安全 安心
  完了 終わ 終え 終了
  開始 始 スタート
  スマートフォン スマホ 携帯
  パソコン pc
  コンピュータ パソコン
  インターネット ネット
  オンライン ネット インターネット web
  押印 ハンコ 判子 印鑑 はんこ
  マイナンバーカード マイナカード
  デジタルトランスフォーメーション dx
  人工知能 ai
  情報通信技術 ict
  地理情報システム gis
  拡張現実 ar
  仮想現実 vr
  業務改革 bpr
  チャットボット 自動応答
  ホームページ hp サイト webサイト
  キャッシュレス 現金を使わ 電子決済
  ペーパーレス ペーパレス 紙をなく 紙を減ら
  コスト 費用 経費
  リーダ 中心
  ノウハウ 知見
  スキル 能力 技能
  システム 仕組
  アプリ アプリケーション
  データ
  コンビニエンスストア コンビニ
  小学校 小・中学校`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/u));

/** What must not be said unless the evidence says it, in classes of which one word bears another. */
export const DEGREES: readonly RegExp[] = [
  /全て|全員|全職員|全国民|全面|一律|もれなく|漏れなく|残らず|ことごとく|\ball\b|every\b|entire/u,
  /全庁|庁内横断|全課|全部署|庁内全体|役所全体/u,
  /必ず|絶対|確実|間違いなく|保証|certainly|guarantee|always/u,
  /常に|いつでも|24時間|随時|any ?time|around the clock|24 hours/u,
  /どこでも|どこから|場所を問わず|anywhere/u,
  /誰でも|誰もが|誰一人|全員|anyone|everyone|nobody|no one/u,
  /唯一|オンリワン|\bonly\b|\bsole\b|unique/u,
  /日本初|全国初|県内初|世界初|史上初|国内初|初の|初めて|最初の|first in|the first/u,
  /日本一|全国一|世界一|最大|最高|最も|一番|トップクラス|最速|最先端|トップ(?!ダウン)|most\b|largest|best\b|highest|leading/u,
  /最新|先進|newest|latest|cutting-edge|advanced/u,
  /最小限|最低限|minim/u,
  /無料|無償|タダ|free of charge|\bfree\b|no charge/u,
  /有料|課金|有償|手数料を(?:取|徴)|charged/u,
  /義務|必須|強制|罰則|しなければ|なければなり|mandator|obligat|compulsor|\bmust\b|penalt/u,
  /禁止|禁じ|認めな|認められな|できなくな|prohibit|forbid|banned/u,
  /のみ(?!ならず|込|な)|だけ(?:が|を|に限|です|となり|の(?:対象|取組))|に限[らりるっ]|限定|exclusively|limited to/u,
  /永久|永遠|恒久|forever|permanent/u,
  /即時|即日|直ちに|リアルタイム|瞬時|すぐに|immediate|instant|real-?time/u,
  /大幅|飛躍的|劇的|著し|急激|急速|dramatic|drastic|significant|sharpl|rapid/u,
  /毎日|毎週|毎月|毎年|毎年度|定期的|daily|weekly|monthly|annual|every year|yearly|regularly/u,
  /ほとんど|大半|大部分|過半数|半数|多数|大多数|ほぼ|majority|mostly|nearly|almost|most of/u,
  /倍増|倍に|2倍|double|twice|halv|half/u,
  /完全|100%|全自動|complete(?:ly)|fully|perfect/u,
  /全国|日本中|国内|nationwide|national/u,
  /世界|国際|global|worldwide|international/u,
  /優先|先行|最優先|priorit|first/u,
  /緊急|至急|urgent|emergenc/u,
  /極秘|秘密|機密|secret|confidential/u,
  /正式(?:に|決定|採用)|決定済|決まって(?:い|お)|確定|officially|decided|confirmed/u,
  /補助金|助成金|給付|予算|億円|subsid|budget|grant/u,
  /独自|オリジナル|original|own /u,
  /新た(?:な|に)|新しい|新規|最新|先進|brand-new|newly|\bnew\b/u,
  /義務付|法律で|法定|legally/u,
  /引き?上げ|値上げ/u,
  /引き?下げ|値下げ|下げ/u,
  /外[さしす](?!と)|除[かきくい]|除外|対象外/u,
  /廃止|中止|閉鎖|撤廃|打ち切|取りやめ|abolish|cancel/u,
  /停止|休止|止ま|止め|suspend|stop/u,
  /より(?:も)?(?:早|遅|多|少|高|低|大き|小さ|進|優|安|短|長)|(?:ほう|方)が(?:早|遅|多|少|高|低|大き|小さ|進ん|優|安|短|長|先)|上回|下回|earlier than|later than|more than|less than|higher|lower|ahead of|behind/u,
];
