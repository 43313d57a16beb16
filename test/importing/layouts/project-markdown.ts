import type { Town, TownMeasure } from '../fixture-town.ts';
import { ownersOf, yearsOf } from './words.ts';

/**
 * Three levels (基本目標, 施策, 事業), each project with a list of its particulars and a table of marks by western year whose 凡例 stands
 * once at the head of the chapter; a table of 数値目標 from the value now to that of the last year; terms in bold with a paragraph.
 */
export const projectMarkdown = (town: Town): string =>
  [
    `# ${town.plan.title}`,
    `${town.municipality.prefecture}${town.municipality.name}　2024年3月策定`,
    ...BACKGROUND,
    `計画期間は2024年度から2027年度までの4年間です。`,
    `## 第2章 ${town.chapter}`,
    `表の見方：${Object.entries(town.legend)
      .map(([mark, word]) => `${mark}＝${word}`)
      .join('　')}`,
    ...town.groups.flatMap((group, at) => [
      `### 基本目標${at + 1} ${group.title}`,
      ...group.policies.flatMap((policy, below) => [
        `#### 施策${at + 1}-${below + 1} ${policy}`,
        POLICY_TEXTS[(at * 2 + below) % POLICY_TEXTS.length] ?? '',
        ...town.measures
          .filter((one) => one.group[0] === at + 1 && one.group[1] === below + 1)
          .flatMap((one) => project(one, town)),
      ]),
    ]),
    ...targets(town),
    ...glossary(town),
  ].join('\n\n') + '\n';

const project = (measure: TownMeasure, town: Town): readonly string[] => {
  const years = yearsOf(town);
  const [star, ...tags] = measure.tags.includes('★') ? measure.tags : ['', ...measure.tags];
  return [
    `##### ${star}${measure.number} ${measure.title}${tags.map((tag) => `【${tag}】`).join('')}`,
    [`- **所管**：${measure.bureau} ${ownersOf(measure)}`, `- **内容**：${measure.text.join('')}`].join('\n'),
    [
      `| ${years.map((year) => `${year}年度`).join(' | ')} |`,
      `|${' :-: |'.repeat(years.length)}`,
      `| ${measure.cells?.join(' | ') ?? ''} |`,
    ].join('\n'),
  ];
};

const targets = (town: Town): readonly string[] => [
  '## 第3章 数値目標',
  '進み具合を次の指標で測ります。',
  [
    '| 指標 | 関係する事業 | 現状値（2022年度） | 目標値（2027年度） |',
    '| --- | --- | ---: | ---: |',
    ...town.kpi.map(
      ({ name, measure, baseline, byYear }) => `| ${name} | ${measure} | ${baseline?.value} | ${byYear['2027']} |`,
    ),
  ].join('\n'),
];

const glossary = (town: Town): readonly string[] => [
  '## 資料編',
  '### 用語の解説',
  ...town.terms.flatMap((term) => [
    `**${term.name}${term.names.length > 0 ? `（${term.names.join('、')}）` : ''}**`,
    `${term.expansion === undefined ? '' : `${term.expansion}の頭文字をとったもので、`}${term.definition}`,
  ]),
  '### 策定の経過',
  '| 年月日 | 内容 |\n| --- | --- |\n| 2023年6月12日 | 第1回策定委員会 |\n| 2023年11月20日 | 市民アンケートの実施 |\n| 2024年2月9日 | 意見公募の終了 |',
  '---\n\n発行　鶴浜市総務部デジタル戦略課',
];

const BACKGROUND = [
  '## 第1章 プランの考え方',
  '### 1 策定の目的',
  '本市では前のプランのもとで、証明書の店舗での交付や学校の端末の配備などを進めてきました。暮らしと仕事の姿が大きく変わるなか、これからの四年間に何を優先して進めるかを定めます。',
  '### 2 めざす姿',
  '> 潮風とデータがめぐるまち つるはま',
  '### 3 プランの期間',
];

const POLICY_TEXTS = [
  '窓口に来なくても、来たときも、手間の少ない市役所にします。',
  '必要な人に、必要な知らせが、使い慣れた手段で届くようにします。',
  '地元の産業がデータを使い、新しい稼ぎ方を見つけられるよう支えます。',
  '子どもと保護者、学ぶ人のそばに、新しい道具を置きます。',
  '限られた職員で成果を上げるため、仕事の進め方から見直します。',
  '人を育て、情報を守る土台を固めます。',
];
