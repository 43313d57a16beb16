import { describe, expect, it } from 'vitest';
import type { MilestoneFilter } from '../../../src/domain/milestone.ts';
import { selectMilestones } from '../../../src/reminding/milestones/select-milestones.ts';
import { milestone } from './made-up-milestone.ts';

const all = [
  milestone({ id: 'd', date: '2029-03-31', kind: 'plan-ends', owners: [] }),
  milestone({ id: 'c', date: '2028-04-01', municipality: 'kitano' }),
  milestone({ id: 'b', date: '2028-04-01' }),
  milestone({ id: 'a', date: '2028-03-31', kind: 'phase-ends', owners: ['会計課'] }),
];
const chosen = (filter: MilestoneFilter): string =>
  selectMilestones(all, filter)
    .map(({ id }) => id)
    .join('');

describe('selecting milestones', () => {
  it('keeps all where nothing is asked for, by date and then by id', () => {
    expect(chosen({})).toBe('abcd');
  });

  it.each<[string, MilestoneFilter, string]>([
    ['a municipality', { municipality: 'kitano' }, 'c'],
    ['a section in charge, alone or with others', { department: '会計課' }, 'abc'],
    ['a kind', { kind: 'plan-ends' }, 'd'],
    ['days from one on, inclusive', { from: '2028-04-01' }, 'bcd'],
    ['days up to one, inclusive', { to: '2028-04-01' }, 'abc'],
    ['several things at once', { municipality: 'tanabe', department: '契約課', to: '2028-12-31' }, 'b'],
    ['nothing that fits', { department: '契約' }, ''],
  ])('keeps %s', (_, filter, ids) => {
    expect(chosen(filter)).toBe(ids);
  });
});
