import { englishFiscalYear, type FiscalYear, shortFiscalYear } from '../../../src/domain/fiscal-year.ts';
import type { Language } from '../../../src/domain/message.ts';
import type { BlockOf, ScheduleBar } from '../../../src/domain/reply.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import type { CardElement, TableCell, TextRun } from './adaptive-card.ts';
import { paragraph, run } from './text.ts';

/** What the table of a schedule depends on. */
export interface ScheduleContext {
  readonly language: Language;
  readonly currentYear: FiscalYear;
}

/** A 工程表 as tables of two columns, when and what, which a phone shows without scrolling; one for each line. */
export const renderSchedule = (
  { caption, rows }: BlockOf<'schedule'>,
  context: ScheduleContext,
): readonly CardElement[] => [
  paragraph([run(caption, { weight: 'Bolder' })], 'Medium'),
  ...rows.flatMap(({ label, bars }) => [paragraph([run(label)]), ...lineTable(bars, context)]),
];

function lineTable(bars: readonly ScheduleBar[], context: ScheduleContext): readonly CardElement[] {
  if (bars.length === 0) return [];
  const { when, what } = HEADINGS[context.language];
  const rows = bars.toSorted((a, b) => a.from - b.from || a.to - b.to).map((bar) => barCells(bar, context));
  return [
    {
      type: 'Table',
      columns: [{ width: 2 }, { width: 3 }],
      rows: [[cell([run(when)]), cell([run(what)])], ...rows].map((cells) => ({ type: 'TableRow', cells })),
      firstRowAsHeaders: true,
      showGridLines: true,
      spacing: 'Small',
    },
  ];
}

const HEADINGS: Readonly<Record<Language, { readonly when: string; readonly what: string; readonly now: string }>> = {
  ja: { when: '時期', what: '工程', now: '今年度' },
  en: { when: 'When', what: 'Phase', now: 'this year' },
};

function barCells(bar: ScheduleBar, { language, currentYear }: ScheduleContext): readonly TableCell[] {
  const isNow = bar.from <= currentYear && currentYear <= bar.to;
  const weight = isNow ? ({ weight: 'Bolder' } as const) : {};
  return [
    cell(
      [run(span(bar, language), weight)],
      isNow ? [run(HEADINGS[language].now, { color: 'Accent', weight: 'Bolder', size: 'Small' })] : [],
    ),
    cell([
      run(bar.phase, weight),
      ...(bar.uncertain ? [run(`　${CHAT_WORDS[language].uncertain}`, { color: 'Attention' })] : []),
    ]),
  ];
}

/** A cell of one paragraph or two. */
const cell = (inlines: readonly TextRun[], below: readonly TextRun[] = []): TableCell => ({
  type: 'TableCell',
  items: [paragraph(inlines), ...(below.length === 0 ? [] : [paragraph(below, 'None')])],
});

/** `令和8年度`, `令和8〜10年度`, `FY2026 to FY2028`. */
function span({ from, to }: ScheduleBar, language: Language): string {
  if (language === 'en') return from === to ? englishFiscalYear(from) : `FY${from} to FY${to}`;
  if (from === to) return shortFiscalYear(from);
  const last = shortFiscalYear(to).replace(from < 2019 ? '' : '令和', '');
  return `${shortFiscalYear(from).replace('年度', '')}〜${last}`;
}
