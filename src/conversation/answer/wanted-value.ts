import type { Entry } from '../../domain/evidence.ts';
import type { Language } from '../../domain/message.ts';
import type { Wanted } from '../../domain/question.ts';
import { evidenceText } from '../../language/entry-texts.ts';

const PERSON =
  /長|CIO|補佐|官|委員|職員|者|リーダー|マスター|アドバイザー|教授|大臣|知事|チーム|市民|住民|町民|本部|課|室/u;

/** Whether an entry holds the kind of value that the question asks for. */
export function fits(entry: Entry, wanted: Wanted, language: Language): boolean {
  // A make is a Latin name in a Japanese text; in an English one every sentence begins like one.
  const text = ownText(entry, wanted.kind === 'product' ? 'ja' : language);
  switch (wanted.kind) {
    case 'money':
      return /\d[\d,.]*\s*(?:万|億|千|百万)?円/u.test(text);
    case 'phone':
      return /\d{2,5}-\d{1,4}-\d{3,4}/u.test(text);
    case 'email':
      return /[\w.-]+@[\w.-]+/u.test(text);
    case 'company':
      return /株式会社|㈱|\(株\)|ソフトバンク|有限会社/u.test(text);
    case 'product':
      return /[A-Z][a-z]{2,}|LoGo|せきPay/u.test(text.replace(/\b(?:Web|SaaS|Reiwa)\b/gu, ''));
    case 'person-name':
      return /氏(?:が|は|に|の|、)|[ァ-ヺー]+・[ァ-ヺー]+/u.test(text);
    case 'name':
      return text.includes(wanted.of);
    case 'person':
      return PERSON.test(text);
    case 'date':
      return /\d[）)]?\s*年|年度|\d{1,2}\s*月|FY\d{4}/u.test(text);
    case 'reason':
      return true;
    case 'count':
      return holdsCount(text, wanted.units);
  }
}

/** Kinds of value without which there is no answer at all. */
export const mustFit = (wanted: Wanted): boolean =>
  wanted.kind !== 'person' && wanted.kind !== 'date' && wanted.kind !== 'reason';

/** Kinds of value that no structured fact holds. */
export const isSpecific = (wanted: Wanted): boolean => mustFit(wanted) && wanted.kind !== 'count';

/** What the entry itself says, not what else the plan says of its measure. */
function ownText(entry: Entry, language: Language): string {
  if (entry.kind === 'target')
    return [entry.target.name, entry.target.baseline?.value, ...Object.values(entry.target.byYear)].join(' ');
  if (entry.kind === 'measure') return `${entry.measure.title} ${entry.measure.summary}`;
  if (entry.kind === 'item') return entry.item.title;
  if (entry.kind === 'phase') return `${entry.phase.phase} ${entry.phase.from}年度`;
  if (entry.kind === 'passage')
    return language === 'en' ? entry.passage.english : `${entry.passage.title} ${entry.passage.text}`;
  return evidenceText(entry);
}

/** A number that is no year, with one of the units behind it or before it where the question names some. */
function holdsCount(text: string, units: readonly string[]): boolean {
  const plain = text
    .normalize('NFKC')
    .replace(
      /(?:令和|平成|Reiwa|R|H)\s*\d{1,2}\s*(?:年度?)?|\d{4}\s*年度?|FY\s*\d{4}|\d{1,2}\s*月(?:\d{1,2}\s*日)?/gu,
      ' ',
    );
  if (units.length === 0) return /[\d一二三四五六七八九十]/u.test(plain);
  return units.some((unit) =>
    /^\p{Script=Han}{2}|^年|^[a-z]/u.test(unit)
      ? plain.includes(unit)
      : new RegExp(`[\\d一二三四五六七八九十][\\d,.万千]*\\s*${unit}`, 'u').test(plain),
  );
}
