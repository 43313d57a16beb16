const SECTIONS = ['総務課', '税務課', '住民課', '福祉課', '建設課', '会計室', '教育総務課', '防災安全課'];
const SUBJECTS = [
  '窓口',
  '税の納付',
  '施設の予約',
  '図書',
  '道路の点検',
  '学校の連絡',
  '防災の配信',
  '会議',
  '契約',
  '人事',
];
const WAYS = ['電子化', '自動化', '共同利用', '見える化', 'オンライン化', '標準化', '一元化', '省力化'];
const PHASES = ['調査', '検討', '試行', '導入', '実施', '拡充'];

const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % all.length];

/** A plan of so many pages, one measure a page with a table of its particulars and its years, as a web page to be printed. */
export const longPlanHtml = (pages: number): string => `<!doctype html><html lang="ja"><meta charset="utf-8">
<style>
  body { font-family: 'Noto Sans CJK JP'; font-size: 10.5pt; }
  section { break-after: page; }
  table { border-collapse: collapse; width: 100%; margin-block: 4mm; }
  td, th { border: 1px solid #333; padding: 1.5mm; text-align: left; }
  th { white-space: nowrap; }
</style>
<section><h1>長岬市デジタル計画</h1><p>令和8年3月</p><p>計画期間　令和8年度～令和12年度</p></section>
${Array.from({ length: pages - 1 }, (_, at) => sheet(at)).join('\n')}</html>`;

function sheet(at: number): string {
  const title = `${pick(SUBJECTS, at)}の${pick(WAYS, Math.floor(at / SUBJECTS.length))}（その${at + 1}）`;
  const phases = [pick(PHASES, at), pick(PHASES, at + 1), '→', pick(PHASES, at + 2), '→'];
  return `<section><h2>${at + 1} ${title}</h2>
<table><tr><th>担当課</th><td>${pick(SECTIONS, at)}、${pick(SECTIONS, at + 3)}</td></tr>
<tr><th>概要</th><td>${SENTENCE.repeat(3)}</td></tr></table>
<p>${SENTENCE.repeat(8)}</p>
<table><tr>${[8, 9, 10, 11, 12].map((year) => `<th>令和${year}年度</th>`).join('')}</tr>
<tr>${phases.map((phase) => `<td>${phase}</td>`).join('')}</tr></table>
<p>${SENTENCE.repeat(6)}</p></section>`;
}

const SENTENCE = '職員の手間を減らし、住民が待たずに済むように、仕事の流れと使う道具をあわせて見直します。';
