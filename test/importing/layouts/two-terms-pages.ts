import type { Town, TownMeasure } from '../fixture-town.ts';
import { page, paragraphs, row, text } from './html.ts';
import { ownersOf } from './words.ts';

const KANA = ['ア', 'イ', 'ウ'];

/**
 * Roman numbers (Ⅰ-1-(1)) with ア and イ below, the bureau and the sections in brackets, a schedule of two columns (前期, 後期) where a phase
 * that fills both spans them, targets for the middle and the end, terms in bold with a paragraph each.
 */
export const twoTermsPages = (town: Town): string =>
  page(town.plan.title, STYLES, [
    `<div class="cover"><h1>${town.plan.title}</h1><p>令和8年2月改訂</p><p>${town.municipality.name}</p></div>`,
    `<h2>序　改訂にあたって</h2>${paragraphs(OPENING)}`,
    ...town.groups.flatMap(({ number, title, policies }, at) => [
      `<h2>${number}　${title}</h2>`,
      ...policies.flatMap((policy, below) => [
        `<h3>${number}-${below + 1}　${policy}</h3>`,
        ...town.measures.filter(({ group: [a, b] }) => a === at + 1 && b === below + 1).map(measureHtml),
      ]),
    ]),
    `<h2>成果を測る指標</h2><p>中間年度と最終年度の値を次のとおり定めます。</p><table>${row(['取組', '指標', '現状（令和7年度）', '中間目標（令和10年度）', '最終目標（令和13年度）'], 'th')}${town.kpi
      .map(({ measure, name, baseline, byYear }) =>
        row([measure ?? '', name, baseline?.value ?? '', byYear['2028'] ?? '', byYear['2031'] ?? '']),
      )
      .join('')}</table>`,
    `<h2>用語解説</h2>${town.terms.map(({ name, definition }) => `<p><b>${text(name)}</b></p><p>${text(definition)}</p>`).join('')}`,
    `<p class="imprint">発行・編集　${town.municipality.name}総務部${town.plan.contact}</p>`,
  ]);

const measureHtml = (measure: TownMeasure): string => {
  const label = /\(\d+\)/u.exec(measure.number ?? '')?.[0] ?? '';
  return `<h4>${label}　${text(measure.title)}　〔${measure.bureau === ownersOf(measure) ? '' : `${measure.bureau}　`}${ownersOf(measure, '・')}〕</h4>
${paragraphs(measure.text)}${measure.items.map((item, at) => `<p class="item">${KANA[at]}　${text(item)}</p>`).join('')}
<table class="terms"><tr><th>前期（令和8～10年度）</th><th>後期（令和11～13年度）</th></tr><tr>${measure.schedule
    .map(({ phase, from, to = from }) => `<td${to - from > 2 ? ' colspan="2"' : ''}>${text(phase)}</td>`)
    .join('')}</tr></table>`;
};

const OPENING = [
  '令和4年に定めた計画の前半が終わり、達成できたことと、そうでないことが見えてきました。市民委員会からの意見を踏まえ、令和8年度から令和13年度までの六年間の計画として改めます。',
  '市長を本部長とする情報化推進本部が全体を統括し、各部の長が自らの部の取組に責任を持ちます。',
];

const STYLES = `.cover { break-after: page; } h2 { border-bottom: 0.6mm solid #246; } h4 { font-size: 11pt; margin-bottom: 0; } .item { margin: 0 0 0 6mm; }
.terms th { width: 50%; background: #eee; } .imprint { margin-top: 20mm; }`;
