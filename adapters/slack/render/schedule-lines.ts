import { englishFiscalYear, type FiscalYear, shortFiscalYear } from '../../../src/domain/fiscal-year.ts';
import type { Language } from '../../../src/domain/message.ts';
import type { BlockOf, ScheduleBar } from '../../../src/domain/reply.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { bold, bullets, line, run } from './rich-text.ts';
import type { Paragraph, Run } from './slack-message.ts';

/** A schedule as lines that read on a phone: 検討：令和8年度〜令和9年度. With several rows, the phases of a row under its label. */
export function schedule({ caption, rows }: BlockOf<'schedule'>, language: Language): readonly Paragraph[] {
  const [only] = rows;
  const alone = rows.length === 1 && only !== undefined && (only.label === '' || caption.includes(only.label));
  const lines = rows.flatMap(({ label, bars }) => [
    ...(alone ? [] : bullets([[bold(label)]])),
    ...bullets(
      bars.map((bar) => barRuns(bar, language)),
      alone ? 0 : 1,
    ),
  ]);
  return [...line(bold(caption)), ...lines];
}

function barRuns(bar: ScheduleBar, language: Language): readonly Run[] {
  const doubt = bar.uncertain ? `（※${CHAT_WORDS[language].uncertain}）` : '';
  return [run(`${bar.phase}${language === 'ja' ? '：' : ': '}${span(bar, language)}${doubt}`)];
}

function span({ from, to }: ScheduleBar, language: Language): string {
  const name = (year: FiscalYear): string => (language === 'ja' ? shortFiscalYear(year) : englishFiscalYear(year));
  if (from === to) return name(from);
  return language === 'ja' ? `${name(from)}〜${name(to)}` : `${name(from)} to ${name(to)}`;
}
