import { type Command, InvalidArgumentError } from 'commander';
import type { IsoDate } from '../domain/fiscal-year.ts';
import { type Instant, momentInJapan } from '../domain/instant.ts';
import { TITLES } from './usage.ts';

/** The knowledge folder, read when a command runs. */
export type Folder = () => string;

/** A command whose help is in Japanese and which takes `--knowledge` on either side of its name. */
export const command = (parent: Command, name: string, description: string): Command =>
  parent
    .command(name)
    .description(description)
    .helpOption('-h, --help', 'この説明を表示')
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title });

/** Reads a date of an option, from 2000 to 2099. Throws commander's `InvalidArgumentError` for what is no such date. */
export function isoDate(value: string): IsoDate {
  if (!isDate(value)) throw new InvalidArgumentError('2026-11-21 の形で、実在する日付を指定してください。');
  checkYear(value);
  return value;
}

/**
 * Reads a moment of an option: a day (nine in the morning is meant), a day and a time in Japan (`2027-03-01T09:00`, also with a
 * blank), or either with `Z` or an offset; from 2000 to 2099. Throws commander's `InvalidArgumentError`.
 */
export function moment(value: string): Instant {
  const [, day = '', time, zone] = MOMENT.exec(value) ?? [];
  const local = `${day}T${time ?? '09:00'}:00${zone ?? '+09:00'}`;
  if (!isDate(day) || Number.isNaN(Date.parse(local)))
    throw new InvalidArgumentError('2026-11-21 か 2026-11-21T09:00 の形で、実在する日時を指定してください。');
  checkYear(day);
  return zone === undefined ? momentInJapan(day, time ?? '09:00') : new Date(local).toISOString();
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::00)?)?(Z|[+-]\d{2}:\d{2})?$/u;

/** A slip in the year would have every working day up to it counted. */
function checkYear(day: IsoDate): void {
  if (!day.startsWith('20')) throw new InvalidArgumentError('2000年から2099年までの日付を指定してください。');
}

function isDate(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
