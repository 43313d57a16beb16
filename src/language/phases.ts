/** A family of phases: what plans call it, how people ask for it, and its English. */
interface Family {
  readonly id: string;
  /** In the plan's own words. */
  readonly plan: RegExp;
  /** In a question. */
  readonly asked: RegExp;
}

const FAMILIES: readonly Family[] = [
  { id: 'study', plan: /検討|研究|調査|仕様/u, asked: /検討|研究|studied|study|consideration|planning/u },
  { id: 'draft', plan: /計画|策定/u, asked: /計画(?:の)?(?:作成|策定|づくり|作り)|策定|planning/u },
  { id: 'pilot', plan: /試行|試験|試用|部分導入|一部/u, asked: /試行|試験|お試し|ためし|トライアル|pilot|trial/u },
  { id: 'expand', plan: /拡充|拡大|追加|増や/u, asked: /拡充|拡大|広げ|広が|増や|expan/u },
  {
    id: 'review',
    plan: /効果検証|検証|改善|見直し/u,
    asked: /効果検証|効果の検証|検証|effect review|review of (?:the )?effect|evaluat/u,
  },
  { id: 'finish', plan: /完了|終了|移行$/u, asked: /完了|完成|終わ|おわ|finish|complet/u },
  {
    id: 'run',
    plan: /実施|導入|開始|運用|構築|本格|移行|利用|配置|対応|登用|徹底|受付/u,
    asked:
      /いつから|実施|本格|本番|導入|開始|始ま|はじま|始め|スタート|動き出|稼働|使える|使えるよう|入れ(?:る|た)|入り|implement|introduc|go(?:es)? live|go-live|start|begin|launch|roll/u,
  },
];

/** The families of phases that a normalised question names. */
export const phasesAsked = (text: string): readonly string[] =>
  FAMILIES.filter((family) => family.asked.test(text)).map((family) => family.id);

/** The families that a phase of a plan belongs to. */
export const familiesOf = (phase: string): readonly string[] =>
  FAMILIES.filter((family) => family.plan.test(phase)).map((family) => family.id);

/** English of the phases that plans share. */
const ENGLISH: Readonly<Record<string, string>> = {
  検討: 'study',
  実施: 'implementation',
  拡充: 'expansion',
  拡大: 'expansion',
  '検討・実施': 'study and implementation',
  導入: 'introduction',
  試行: 'pilot',
  完了: 'completion',
  '事業の検討／実施計画の作成': 'study and drafting of the implementation plan',
  '試行実施／事業の実施': 'pilot / implementation',
  '効果検証・改善': 'effect review and improvement',
};

/** A phase in English, or as the plan writes it where no English is known. */
export const phaseInEnglish = (phase: string): string => ENGLISH[phase] ?? phase;

/** Whether a phase is one of those that plans share, rather than a line of its own (移行計画の策定). */
export const isStandardPhase = (phase: string): boolean => Object.hasOwn(ENGLISH, phase);
