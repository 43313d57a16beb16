/** The words that phases of a plan end in, by how far a measure is come with them. */
const STAGES: readonly RegExp[] = [
  /(?:検討|調査|研究|収集|分析|把握|協議|調整|方針決定|要件定義|診断|計測|測量|計画(?:の)?(?:策定|作成)|仕様(?:の)?(?:策定|作成))$/u,
  /(?:準備|設計|選定|調達|契約|構築|開発|整備|制定|作成|策定|募集|採用|工事|制作|更改|切替)$/u,
  /(?:試行|実証|試験|試行実施|実証実験|試行運用|試行導入|試験導入|試験運用|一部導入|部分導入|仮運用|検証実験|トライアル)$/u,
  /(?:導入|移行|実施|運用|開始|稼動|開設|設置|公開|利用|活用|配置|配布|対応|開催|推進|育成|受付|提供|周知|支援|普及|登用|徹底|統合|連携|改修|監視|登録|貸出|貸与|発行|交付|運行|配備|稼働)$/u,
  /(?:拡大|拡充|展開|追加|継続|定着|強化|促進|向上)$/u,
  /(?:検証|評価|見直し|改善|更新|改定|改正|完了|終了|廃止|達成)$/u,
];

/** Words after which nothing of the kind goes on in the next year. */
const ENDS = /(?:完了|終了|廃止|策定|決定|移行|達成|公表|稼働開始|運用開始)$/u;

/** How far a measure is come with a phase, from 0 (study) to 5 (review); undefined where its last word is none of a phase. */
export function stageOf(phase: string): number | undefined {
  const bare = phase.replace(/(?:等|など|[（(][^（）()]*[)）])+$/u, '');
  const stage = STAGES.findLastIndex((words) => words.test(bare));
  return stage === -1 ? undefined : stage;
}

/** Whether a phase is over by its nature when its year is: 計画の策定, 移行完了. */
export const endsByNature = (phase: string): boolean => ENDS.test(phase);

/** Whether a label names a phase and nothing else (検討, システム構築): short, and ending in a phase's word. */
export const isPhaseName = (label: string): boolean => label.length <= 8 && stageOf(label) !== undefined;
