import { type Contact, type DirectoryEntry, webContact } from '../../domain/directory.ts';
import type { IsoDate } from '../../domain/fiscal-year.ts';
import { japaneseDate } from '../../language/milestone-sentences.ts';
import { KIND_NAMES, kindNamed, readAddress } from './contact-forms.ts';
import type { KnownMunicipality, NameIndex } from './known-sections.ts';
import { nearestNames } from './nearest-names.ts';
import { readDay } from './read-day.ts';
import { about, type Cell, type Finding, fold, quoted, type Row, tidy } from './rows.ts';

/** One row understood. There is an entry only where there is no problem. */
export interface EntryRead {
  readonly entry?: DirectoryEntry;
  readonly problems: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Where the readers of single cells put what they find. */
interface Findings {
  readonly problems: Finding[];
  readonly warnings: Finding[];
}

/** Checks a row against the municipalities that have plans. Every wrong cell is told, not only the first. */
export function readEntry(row: Row, known: NameIndex<KnownMunicipality>): EntryRead {
  const found: Findings = { problems: [], warnings: [] };
  const place = readMunicipality(row.municipality, known, found);
  const department = readDepartment(row.department, place, found);
  const contact = readContact(row, place, department, found);
  const promoter = readPromoter(row.promoter, found);
  const from = readDate(row.from, found);
  const to = readDate(row.to, found);
  checkDays(row, { from, to }, place, found);
  if (found.problems.length > 0 || place === undefined || department === undefined || contact === undefined)
    return found;
  const days = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return { ...found, entry: { municipality: place.municipality.id, department, contact, promoter, ...days } };
}

function readMunicipality(
  cell: Cell,
  known: NameIndex<KnownMunicipality>,
  { problems }: Findings,
): KnownMunicipality | undefined {
  const matches = known.get(fold(cell.text)) ?? [];
  const [match] = matches;
  if (matches.length === 1) return match;
  problems.push(about(cell, municipalityProblem(cell.text, matches, known)));
  return undefined;
}

function municipalityProblem(
  text: string,
  matches: readonly KnownMunicipality[],
  known: NameIndex<KnownMunicipality>,
): string {
  if (text.trim() === '') return '自治体が空です。id（例 seki）か名前（例 関市）を書いてください';
  const labels = (some: readonly KnownMunicipality[]): string =>
    some.map(({ municipality: { id, name } }) => `${name}（${id}）`).join('、');
  if (matches.length > 1) return `${quoted(text)}は一つに決まりません。id で書いてください: ${labels(matches)}`;
  const all = [...new Set([...known.values()].flat())];
  const near = new Set(nearestNames(fold(text), known.keys()).flatMap((name) => known.get(name) ?? []));
  const offered = near.size > 0 ? [...near] : all.slice(0, MOST_LISTED);
  const rest = near.size > 0 || all.length <= MOST_LISTED ? '' : ' など';
  return `${quoted(text)}という自治体の計画はありません。${near.size > 0 ? '近い名前' : '計画のある自治体'}: ${labels(offered)}${rest}`;
}

const MOST_LISTED = 10;

function readDepartment(
  cell: Cell,
  place: KnownMunicipality | undefined,
  { problems, warnings }: Findings,
): string | undefined {
  if (cell.text.trim() === '') {
    problems.push(about(cell, '部署が空です。計画にある部署の名前を書いてください'));
    return undefined;
  }
  if (place === undefined) return undefined;
  const named = place.byName.get(fold(cell.text)) ?? [];
  const matches = named.length > 0 ? named : (place.byOtherName.get(fold(cell.text)) ?? []);
  const [match] = matches;
  if (match === undefined || matches.length > 1) {
    problems.push(about(cell, departmentProblem(cell.text, matches, place)));
    return undefined;
  }
  if (named.length === 0) warnings.push(about(cell, `${quoted(cell.text)}は計画の「${match}」として読みました`));
  return match;
}

function departmentProblem(
  text: string,
  matches: readonly string[],
  { municipality, byName }: KnownMunicipality,
): string {
  const list = (names: readonly string[]): string => names.map((name) => `「${name}」`).join('');
  if (matches.length > 1)
    return `${quoted(text)}は一つに決まりません。計画にある名前で書いてください: ${list(matches)}`;
  const near = nearestNames(fold(text), byName.keys()).flatMap((name) => byName.get(name) ?? []);
  const hint = near.length > 0 ? `近い名前: ${list(near)}` : '計画にある部署の名前に直すか、行を消してください';
  return `${quoted(text)}という部署は${municipality.name}の計画にありません。${hint}`;
}

function readContact(
  { kind: kindCell, address: addressCell }: Row,
  place: KnownMunicipality | undefined,
  department: string | undefined,
  { problems }: Findings,
): Contact | undefined {
  const kind = kindNamed(kindCell.text);
  if (kind === undefined) {
    const blank =
      kindCell.text.trim() === '' ? '連絡先の種類が空です。' : `${quoted(kindCell.text)}という種類はありません。`;
    problems.push(about(kindCell, `${blank}${Object.values(KIND_NAMES).join('、')} のどれかを書いてください`));
    return undefined;
  }
  if (kind === 'web') {
    if (addressCell.text.trim() !== '') problems.push(about(addressCell, WEB_HAS_NO_ADDRESS));
    return place === undefined || department === undefined ? undefined : webContact(place.municipality.id, department);
  }
  const read = readAddress(kind, addressCell.text);
  if (read.ok) return { kind, address: read.address };
  problems.push(about(addressCell, read.message));
  return undefined;
}

const WEB_HAS_NO_ADDRESS = 'Web の連絡先は部署の画面と決まっているため、ここは空にしてください';

function readPromoter(cell: Cell, { problems }: Findings): boolean {
  const word = tidy(cell.text).toLowerCase();
  if (!YES.has(word) && !NO.has(word)) {
    problems.push(
      about(
        cell,
        `${quoted(cell.text)}は読めません。DX推進担当なら「はい」、そうでなければ「いいえ」か空にしてください`,
      ),
    );
  }
  return YES.has(word);
}

// Three circles that look alike: the sign, the large one and the zero of kanji numbers.
const YES = new Set(['はい', '○', '◯', '〇', 'true', 'yes', '1']);
const NO = new Set(['', 'いいえ', '×', 'false', 'no', '0']);

function readDate(cell: Cell, { problems }: Findings): IsoDate | undefined {
  const read = readDay(cell.text);
  switch (read.kind) {
    case 'day':
      return read.day;
    case 'none':
      return undefined;
    case 'no-such-day':
      problems.push(about(cell, `${quoted(cell.text)}という日はありません。暦にある日に直してください`));
      return undefined;
    case 'not-a-date':
      problems.push(
        about(
          cell,
          `${quoted(cell.text)}は日付として読めません。2027-04-01、2027/4/1、令和9年4月1日、R9.4.1 のどれかの形で書いてください`,
        ),
      );
      return undefined;
  }
}

function checkDays(
  row: Row,
  { from, to }: { readonly from: IsoDate | undefined; readonly to: IsoDate | undefined },
  place: KnownMunicipality | undefined,
  { problems, warnings }: Findings,
): void {
  if (from !== undefined && to !== undefined && to < from) {
    problems.push(
      about(
        row.to,
        `終了日（${japaneseDate(to)}）が開始日（${japaneseDate(from)}）より前です。どちらかを直してください`,
      ),
    );
  }
  if (place === undefined) return;
  if (to !== undefined && to < place.firstDay) {
    problems.push(
      about(
        row.to,
        `計画期間より前に終わる連絡先です（計画は${japaneseDate(place.firstDay)}から）。終了日を直すか、行を消してください`,
      ),
    );
  }
  if (from !== undefined && from > place.lastDay) {
    warnings.push(
      about(
        row.from,
        `計画期間の後に始まる連絡先です（計画は${japaneseDate(place.lastDay)}まで）。開始日を確かめてください`,
      ),
    );
  }
}
