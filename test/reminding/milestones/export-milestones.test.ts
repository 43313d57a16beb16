import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { milestoneJson, milestonesCsv, milestonesTable } from '../../../src/reminding/milestones/export-milestones.ts';
import { milestone } from './made-up-milestone.ts';

const target = milestone({
  id: 't',
  kind: 'target-due',
  date: '2028-03-31',
  lane: '件数, "累計"\n（注）',
  phase: '+5%',
  uncertain: '列のずれ',
});

describe('a milestone as JSON', () => {
  it('has every field, known or not', () => {
    expect(milestoneJson(milestone({ previous: '検討' }))).toEqual({
      id: 'tanabe-1.phase-begins.0a1b2c3d',
      municipality: 'tanabe',
      plan: 'tanabe-dx',
      measure: { number: '①', title: '電子契約の導入' },
      kind: 'phase-begins',
      date: '2028-04-01',
      precision: 'fiscal-year',
      phase: '実施',
      owners: ['契約課', '会計課'],
      uncertain: false,
      uncertainReason: null,
      lane: null,
      previous: '検討',
      next: null,
      place: '第3章',
      page: 12,
      sentence:
        '電子契約の導入（棚辺市 ①）は令和10年4月1日に『実施』へ移る予定です。令和9年度末までに『検討』を終えてください。',
    });
  });

  it('says what is unsure, and has no measure for a whole plan', () => {
    const { measure: _, page: _page, ...whole } = milestone({ kind: 'plan-ends', uncertain: '期間の記述なし' });
    expect(milestoneJson(whole)).toMatchObject({
      measure: null,
      page: null,
      uncertain: true,
      uncertainReason: '期間の記述なし',
    });
    expect(milestoneJson(milestone({ measure: { id: 'x', title: '職員研修' } })).measure).toEqual({
      number: null,
      title: '職員研修',
    });
  });
});

describe('milestones as CSV', () => {
  const text = milestonesCsv([milestone(), target]);

  it('open in a spreadsheet as they are', () => {
    expect(text.startsWith('\uFEFF日付,時期,種類,自治体,番号,取組,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('read back as they were written', () => {
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ 日付: '2028-04-01', 種類: '段階の開始', 内容: '実施', 担当: '契約課、会計課' });
    expect(rows[1]).toMatchObject({ '行・指標': '件数, "累計"\n（注）', 不確かな点: '列のずれ', ID: 't' });
  });

  it('hold nothing that a spreadsheet would calculate', () => {
    expect(parse(text, { bom: true, columns: true })).toMatchObject([{}, { 内容: "'+5%" }]);
  });
});

describe('milestones as lines', () => {
  it('show day, subject, owners and doubt', () => {
    expect(milestonesTable([milestone(), milestone({ owners: [], uncertain: '列のずれ' })])).toBe(
      [
        '2028-04-01　電子契約の導入（棚辺市 ①）：『実施』開始　担当：契約課、会計課',
        '2028-04-01　電子契約の導入（棚辺市 ①）：『実施』開始　※不確か',
      ].join('\n'),
    );
  });
});
