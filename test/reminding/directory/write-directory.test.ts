import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { type Contact, type DirectoryEntry, webContact } from '../../../src/domain/directory.ts';
import { addDays } from '../../../src/domain/instant.ts';
import { directoryCsv, directoryYaml } from '../../../src/reminding/directory/write-directory.ts';
import { entriesOf, plans, readText } from './samples.ts';

const entry = (rest: Partial<DirectoryEntry>): DirectoryEntry => ({
  municipality: 'harano',
  department: '情報課',
  contact: webContact('harano', '情報課'),
  promoter: false,
  ...rest,
});

const samples = [
  entry({
    contact: { kind: 'slack-group', address: 'S0123ABCD' },
    promoter: true,
    from: '2026-04-01',
    to: '2027-03-31',
  }),
  entry({ municipality: 'ono', department: '=SUM課', contact: webContact('ono', '=SUM課') }),
  entry({ municipality: 'ono', department: '"係", 課', contact: webContact('ono', '"係", 課'), to: '2027-03-31' }),
];

describe('writing a directory', () => {
  it('makes a CSV that Excel opens: byte order mark, CR LF, Japanese headings, formulas put out of action', () => {
    expect(directoryCsv(samples)).toBe(
      [
        '\ufeff自治体,部署,連絡先の種類,連絡先,DX推進担当,開始日,終了日',
        'harano,情報課,Slackユーザーグループ,S0123ABCD,はい,2026-04-01,2027-03-31',
        "ono,'=SUM課,Web,,いいえ,,",
        'ono,"""係"", 課",Web,,いいえ,,2027-03-31',
        '',
      ].join('\r\n'),
    );
  });

  it('makes a YAML list that says only what applies', () => {
    expect(directoryYaml(samples)).toBe(
      [
        '- municipality: harano',
        '  department: 情報課',
        '  kind: slack-group',
        '  address: S0123ABCD',
        '  promoter: true',
        '  from: 2026-04-01',
        '  to: 2027-03-31',
        '- municipality: ono',
        '  department: =SUM課',
        '  kind: web',
        '  promoter: false',
        '- municipality: ono',
        `  department: '"係", 課'`,
        '  kind: web',
        '  promoter: false',
        '  to: 2027-03-31',
        '',
      ].join('\n'),
    );
  });

  it('makes headings only, or an empty list, of an empty directory', () => {
    expect(directoryCsv([])).toBe('\ufeff自治体,部署,連絡先の種類,連絡先,DX推進担当,開始日,終了日\r\n');
    expect(directoryYaml([])).toBe('[]\n');
  });

  it.each([
    ['csv', directoryCsv],
    ['yaml', directoryYaml],
  ])('is read back as it was from .%s, whatever the directory', (extension, write) => {
    fc.assert(
      fc.property(directories, (entries) => {
        expect(entriesOf(readText(write(entries), `meibo.${extension}`))).toEqual(entries);
      }),
    );
  });
});

const id = (pattern: RegExp): fc.Arbitrary<string> => fc.stringMatching(pattern);

const placed: fc.Arbitrary<Contact> = fc.oneof(
  fc.record({ kind: fc.constant('slack-channel' as const), address: id(/^[CG][A-Z0-9]{8,10}$/u) }),
  fc.record({ kind: fc.constant('slack-user' as const), address: id(/^[UW][A-Z0-9]{8,10}$/u) }),
  fc.record({ kind: fc.constant('slack-group' as const), address: id(/^S[A-Z0-9]{8,10}$/u) }),
  fc.record({
    kind: fc.constant('teams-channel' as const),
    address: id(/^19:[A-Za-z0-9_-]{1,40}@thread\.(tacv2|skype|v2)$/u),
  }),
  fc.record({
    kind: fc.constant('teams-user' as const),
    address: fc.oneof(fc.uuid(), id(/^29:[A-Za-z0-9_-]{8,40}$/u)),
  }),
);

const sections = plans.flatMap(({ municipality: { id: municipality, departments }, period }) =>
  departments.map(({ name }) => ({ municipality, department: name, firstDay: `${period[0]}-04-01` })),
);

const days = fc.record({ start: fc.nat(1500), length: fc.nat(1500) }, { requiredKeys: [] });

const anyEntry: fc.Arbitrary<DirectoryEntry> = fc
  .record({
    section: fc.constantFrom(...sections),
    contact: fc.option(placed, { nil: undefined }),
    promoter: fc.boolean(),
    days,
  })
  .map(({ section: { municipality, department, firstDay }, contact, promoter, days: { start, length } }) => ({
    municipality,
    department,
    contact: contact ?? webContact(municipality, department),
    promoter,
    ...(start === undefined ? {} : { from: addDays(firstDay, start) }),
    ...(length === undefined ? {} : { to: addDays(firstDay, (start ?? 0) + length) }),
  }));

/** Entries that never name one contact of a section twice. */
const directories = fc.uniqueArray(anyEntry, {
  minLength: 1,
  maxLength: 30,
  selector: ({ municipality, department, contact }) => JSON.stringify([municipality, department, contact]),
});
