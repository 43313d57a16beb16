import type { DirectoryEntry } from '../../../src/domain/directory.ts';
import { problemLine } from '../../../src/domain/errors.ts';
import type { Department, Plan } from '../../../src/domain/plan.ts';
import { type DirectoryRead, readDirectory } from '../../../src/reminding/directory/read-directory.ts';
import { haranoPlan, oharanoPlan } from '../../fixtures/harano-plans.ts';

const department = (name: string, names: readonly string[] = []): Department => ({ name, english: name, names });

/** A made-up city whose sections have letters that encodings, CSV and YAML trip over, two that share a short name, and two that share a name. */
export const onoPlan: Plan = {
  ...haranoPlan,
  municipality: {
    ...haranoPlan.municipality,
    id: 'ono',
    name: '大野市',
    english: 'Ono City',
    code: '990051',
    names: [],
    departments: [
      department('予算表示課', ['窓口']),
      department('髙島支所', ['窓口']),
      department('①番窓口課'),
      department('"係", 課'),
      department('=SUM課'),
      department('true'),
      department('2027'),
      department('#課: [a]'),
      { ...department('管理課', ['病院の管理課', 'かんりか']), parent: '病院局' },
      { ...department('管理課', ['水道の管理課', 'かんりか']), parent: '水道局' },
    ],
  },
  id: 'ono-dx',
  contact: { departments: [], place: '表紙' },
  measures: [],
};

/** 原野市 (harano, 2026 to 2028), 大原野市 (oharano, 2027 to 2031) and 大野市 (ono). */
export const plans: readonly Plan[] = [haranoPlan, oharanoPlan, onoPlan];

export const HEAD = '自治体,部署,連絡先の種類,連絡先,DX推進担当,開始日,終了日';

/** Reads lines below the usual heading, ended as Windows does. */
export const readLines = (...lines: readonly string[]): DirectoryRead => readText([HEAD, ...lines, ''].join('\r\n'));

export const readText = (text: string, file = 'meibo.csv'): DirectoryRead =>
  readDirectory({ bytes: new TextEncoder().encode(text), file, plans });

/** The entries of a file that is right. */
export function entriesOf(read: DirectoryRead): readonly DirectoryEntry[] {
  if (!read.ok) throw new Error(read.problems.map(problemLine).join('\n'));
  return read.entries;
}

/** The problems of a file that is not, each on one line. */
export function problemsOf(read: DirectoryRead): readonly string[] {
  if (read.ok) throw new Error(`read ${read.entries.length} entries`);
  return read.problems.map(problemLine);
}
