import { execFileSync } from 'node:child_process';
import { fc } from '../../fast-check.ts';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { MILESTONE_KINDS, type Milestone } from '../../../src/domain/milestone.ts';
import { milestoneTitle } from '../../../src/language/milestone-sentences.ts';
import { type CalendarOptions, renderCalendar } from '../../../src/reminding/milestones/calendar.ts';
import { milestone } from './made-up-milestone.ts';

const leadDays: CalendarOptions['leadDays'] = {
  'phase-begins': [180, 90, 30, 7],
  'phase-ends': [7, 180, 30],
  'target-due': [60, 14],
  'dated-event': [30],
  'plan-ends': [365, 180],
  'yearly-review': [],
};
const options: CalendarOptions = {
  name: '棚辺市の期限',
  leadDays,
  revisions: new Map([['tanabe-1.phase-begins.0a1b2c3d', { sequence: 3, since: '2026-10-05' }]]),
};

interface ReadEvent {
  readonly uid: string;
  readonly title: string;
  readonly date: string;
  readonly sequence: number;
}

const eventsOf = (text: string): InstanceType<typeof ICAL.Component>[] =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
const valueOf = (event: InstanceType<typeof ICAL.Component>, name: string): string =>
  String(event.getFirstPropertyValue(name));
const read = (text: string): ReadEvent[] =>
  eventsOf(text).map((event) => ({
    uid: valueOf(event, 'uid'),
    title: valueOf(event, 'summary'),
    date: valueOf(event, 'dtstart'),
    sequence: Number(valueOf(event, 'sequence')),
  }));
const alarmsOf = (text: string): string[] =>
  eventsOf(text).flatMap((event) => event.getAllSubcomponents('valarm').map((alarm) => valueOf(alarm, 'trigger')));

describe('the calendar', () => {
  const text = renderCalendar([milestone({ uncertain: '矢印が途切れています' })], options);

  it('has an all-day event that blocks nobody', () => {
    expect(text).toContain('\r\nDTSTART;VALUE=DATE:20280401\r\n');
    expect(text).toContain('\r\nTRANSP:TRANSPARENT\r\n');
    expect(text).not.toContain('DTEND');
  });

  it('keeps the UID and raises SEQUENCE with the version of the milestone', () => {
    expect(text).toContain('\r\nUID:tanabe-1.phase-begins.0a1b2c3d@kakari\r\nSEQUENCE:3\r\n');
  });

  it('tells since when the milestone is as it is, in UTC', () => {
    expect(text).toContain('\r\nDTSTAMP:20261004T150000Z\r\n');
    expect(text).toContain('\r\nLAST-MODIFIED:20261004T150000Z\r\n');
  });

  it('has the first version of a milestone that the ledger has not seen', () => {
    const unseen = renderCalendar([milestone()], { ...options, revisions: new Map() });
    expect(unseen).toContain('\r\nSEQUENCE:0\r\nDTSTAMP:19991231T150000Z\r\n');
  });

  it('has a name and the time zone before its events', () => {
    const head = text.slice(0, text.indexOf('BEGIN:VEVENT'));
    expect(head).toContain('\r\nX-WR-CALNAME:棚辺市の期限\r\n');
    expect(head).toContain('\r\nX-WR-TIMEZONE:Asia/Tokyo\r\n');
    expect(text.endsWith('\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
  });

  it('says in the description what, who, where in the plan, and what is unsure', () => {
    const [event] = eventsOf(text);
    expect(event && valueOf(event, 'description')).toBe(
      [
        '電子契約の導入（棚辺市 ①）は令和10年4月1日に『実施』が始まる予定です。',
        '担当：契約課、会計課',
        '出典：棚辺市DX計画（初版） 第3章 12ページ',
        '※ 不確かな点：矢印が途切れています',
      ].join('\n'),
    );
    expect(event && valueOf(event, 'categories')).toBe('段階の開始');
  });

  it('says so where the plan names no section', () => {
    const [event] = eventsOf(renderCalendar([milestone({ owners: [] })], options));
    expect(event && valueOf(event, 'description')).toContain('担当：計画に示されていません');
  });

  it('rings at nine in Japan on the two nearest days of the policy', () => {
    expect(alarmsOf(text)).toEqual(['2028-03-02T00:00:00Z', '2028-03-25T00:00:00Z']);
    const ending = milestone({ kind: 'phase-ends', date: '2028-03-31' });
    expect(alarmsOf(renderCalendar([ending], options))).toEqual(['2028-03-01T00:00:00Z', '2028-03-24T00:00:00Z']);
    expect(alarmsOf(renderCalendar([milestone({ kind: 'yearly-review' })], options))).toEqual([]);
  });

  it('links to a page where there is one', () => {
    const linked = renderCalendar([milestone()], { ...options, url: ({ id }) => `https://kakari.example/due#${id}` });
    const [event] = eventsOf(linked);
    expect(event && valueOf(event, 'url')).toBe('https://kakari.example/due#tanabe-1.phase-begins.0a1b2c3d');
    expect(text).not.toContain('URL');
  });

  it('is a calendar without events where nothing is due', () => {
    expect(read(renderCalendar([], options))).toEqual([]);
  });

  it('is the same text in every time zone', () => {
    const script = `
      import { renderCalendar } from './src/reminding/milestones/calendar.ts';
      import { milestone } from './test/reminding/milestones/made-up-milestone.ts';
      const leadDays = ${JSON.stringify(leadDays)};
      process.stdout.write(renderCalendar([milestone()], { name: 'x', leadDays, revisions: new Map() }));
    `;
    const [tokyo, newYork, apia] = ['Asia/Tokyo', 'America/New_York', 'Pacific/Apia'].map((zone) =>
      execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      }),
    );
    expect(tokyo).toContain('DTSTART;VALUE=DATE:20280401');
    expect(newYork).toBe(tokyo);
    expect(apia).toBe(tokyo);
  });
});

const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) => `電子,契;約\\の\n${text}`);
const milestones: fc.Arbitrary<Milestone[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.stringMatching(/^[a-z]{1,30}-[0-9]{1,3}\.phase-begins\.[0-9a-f]{8}$/u),
      title: anyText,
      phase: anyText,
      kind: fc.constantFrom(...MILESTONE_KINDS),
      day: fc.date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }),
    })
    .map(({ id, title, phase, kind, day }) =>
      milestone({ id, phase, kind, measure: { id, title }, date: day.toISOString().slice(0, 10) }),
    ),
  { selector: ({ id }) => id, maxLength: 8 },
);

describe('any calendar', () => {
  it('reads back as what was written', () => {
    fc.assert(
      fc.property(milestones, fc.nat({ max: 50 }), (all, sequence) => {
        const revisions = new Map(all.map(({ id }) => [id, { sequence, since: '2027-01-01' }]));
        expect(read(renderCalendar(all, { ...options, revisions }))).toEqual(
          all.map((each) => ({
            uid: `${each.id}@kakari`,
            title: milestoneTitle(each),
            date: each.date,
            sequence,
          })),
        );
      }),
    );
  });

  it('has lines of at most 75 octets that break no character', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    fc.assert(
      fc.property(milestones, (all) => {
        const text = renderCalendar(all, options);
        const lines = text.split('\r\n').map((line) => Buffer.from(line, 'utf8'));
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(75);
        // A character cut in two would come back as U+FFFD.
        expect(lines.map((line) => decoder.decode(line)).join('\r\n')).toBe(text);
      }),
    );
  });
});
