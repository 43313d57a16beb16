import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/instant.ts';
import { readDay } from '../../../src/reminding/directory/read-day.ts';

describe('reading a day', () => {
  it.each([
    ['2027-04-01', '2027-04-01'],
    ['2027/4/1', '2027-04-01'],
    ['2027.4.1', '2027-04-01'],
    ['2027年4月1日', '2027-04-01'],
    ['令和9年4月1日', '2027-04-01'],
    ['令和９年　４月　１日', '2027-04-01'],
    ['R9.4.1', '2027-04-01'],
    ['ｒ9/4/1', '2027-04-01'],
    ['R10.3.31', '2028-03-31'],
    ['令和元年5月1日', '2019-05-01'],
    ['H31.4.30', '2019-04-30'],
    ['平成31年4月1日', '2019-04-01'],
    ['2028-02-29', '2028-02-29'],
  ])('reads %s', (written, day) => {
    expect(readDay(written)).toEqual({ kind: 'day', day });
  });

  it.each(['', ' ', '　'])('takes %j for none', (written) => {
    expect(readDay(written)).toEqual({ kind: 'none' });
  });

  it.each(['2027-02-29', '2026/4/31', 'R9.13.1', '令和9年0月1日', '2027-04-00', '2100-02-29', '0000-02-30'])(
    'knows that there is no %s',
    (written) => {
      expect(readDay(written)).toEqual({ kind: 'no-such-day' });
    },
  );

  it.each([
    '27/4/1',
    '9年4月1日',
    '2027-04',
    '20270401',
    '4月1日',
    '明治9年4月1日',
    'R2027.4.1',
    '2027-04-01x',
    '未定',
    '46113',
    '20270-4-1',
  ])('does not guess at %s', (written) => {
    expect(readDay(written)).toEqual({ kind: 'not-a-date' });
  });

  it('reads every day the same in every form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const day = addDays('2019-05-01', days);
        const [year, month, date] = day.split('-').map(Number) as [number, number, number];
        const era = year - 2018;
        const forms = [
          day,
          `${year}/${month}/${date}`,
          `令和${era === 1 ? '元' : era}年${month}月${date}日`,
          `R${era}.${month}.${date}`,
        ];
        expect(forms.map(readDay)).toEqual(forms.map(() => ({ kind: 'day', day })));
      }),
    );
  });
});
