import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DoubtSubject, subjectKey } from '../../../../src/domain/draft.ts';
import type { Measure, Plan } from '../../../../src/domain/plan.ts';
import type { ImportDesk } from '../../../../src/ports/import-desk.ts';
import { KakariError } from '../../../../src/domain/errors.ts';
import { OWN_FORM, tidy, webApp } from '../web-app.ts';
import { openReviewHouse, type ReviewHouse } from './review-house.ts';

const DRAFT = '/imports/mizuho';
const MEASURE: DoubtSubject = { kind: 'measure', measure: 'mizuho-1', field: 'title' };
const SCHEDULE: DoubtSubject = { kind: 'measure', measure: 'mizuho-2', field: 'schedule' };
const editOf = (about: DoubtSubject): string =>
  `${DRAFT}/edit?${new URLSearchParams({ on: subjectKey(about) }).toString()}`;
const measureOf = (id: string): DoubtSubject => ({ kind: 'measure', measure: id, field: 'title' });

let house: ReviewHouse;
beforeEach(async () => {
  house = await openReviewHouse();
});
afterEach(() => house.close());

async function plan(): Promise<Plan> {
  const found = (await house.desk.open('mizuho'))?.plan;
  if (found === undefined) throw new Error('the draft is there');
  return found;
}

const measure = async (id: string): Promise<Measure | undefined> =>
  (await plan()).measures.find((one) => one.id === id);

const openIds = async (): Promise<readonly string[]> =>
  (await house.desk.open('mizuho'))?.doubts.map(({ id }) => id) ?? [];

describe('a doubt', () => {
  it('that is accepted leads to the next, which says so', async () => {
    const response = await house.send(DRAFT, { on: 'd1', kind: 'accept' });
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      `${DRAFT}?done=accepted&page=1&at=d2#d2`,
    ]);
    expect(await openIds()).not.toContain('d1');
    const html = tidy(await house.page(response.headers.get('location') ?? ''));
    expect(html.slice(html.indexOf('id="d2"'), html.indexOf('id="d3"'))).toContain(
      '下書きのとおりに決めました。残りは5件です。',
    );
    expect(html.match(/role="status"/gu)).toHaveLength(1);
  });

  it('that is dropped is gone', async () => {
    await house.send(DRAFT, { on: 'd1', kind: 'drop' });
    expect((await measure('mizuho-1'))?.schedule.map(({ phase }) => phase)).toEqual(['実施']);
  });

  it('that is mended says what was typed', async () => {
    await house.send(DRAFT, {
      on: 'd1',
      kind: 'mend',
      'v.phase': '検討',
      'was.phase': '検討',
      'v.to': 'Ｒ９',
      'was.to': '令和8年度',
    });
    expect((await measure('mizuho-1'))?.schedule[0]).toEqual({ phase: '検討', from: 2026, to: 2027 });
  });

  it('that is the last leads to the whole, which says that all is done', async () => {
    for (const id of ['d1', 'd2', 'd3', 'd4', 'd5']) await house.send(DRAFT, { on: id, kind: 'accept' });
    const html = await house.after(DRAFT, { on: 'd6', kind: 'accept' });
    expect(html).toContain('確かめるところは、すべて済みました。');
    expect(html).toContain('確かめるところは残っていません。');
  });

  it('is settled with all that are left', async () => {
    await house.send(DRAFT, { on: 'd3', kind: 'drop' });
    expect(await house.after(`${DRAFT}/rest`, {})).toContain('残りをすべて、下書きのとおりに決めました。');
    expect(await openIds()).toEqual([]);
    expect((await measure('mizuho-1'))?.schedule[0]).not.toHaveProperty('uncertain');
  });
});

describe('a decision that cannot be carried out', () => {
  const refused = async (
    fields: Readonly<Record<string, string>>,
    path = DRAFT,
  ): Promise<readonly [number, string]> => {
    const response = await house.send(path, fields);
    return [response.status, tidy(await response.text())];
  };

  it.each([
    [{ 'v.to': 'いつか' }, '「いつか」を年度として読めません。'],
    [{ 'v.to': '2025', 'was.to': '令和8年度' }, '段階の終わりが始まりより前です'],
    [{ 'v.to': '2040' }, '2040年度は計画の工程表（2025〜2028年度）の外です'],
    [{ 'v.phase': '', 'was.phase': '検討' }, 'このままでは計画として使えないため、下書きは変えていません。'],
    [{ 'v.owner': '総務課' }, '入力を読み取れませんでした。'],
  ])('%j is told in its card, which is open with what was typed', async (fields, sentence) => {
    const [status, html] = await refused({ on: 'd1', kind: 'mend', 'v.lane': '様式<1>', ...fields });
    expect(status).toBe(400);
    const card = html.slice(html.indexOf('id="d1"'), html.indexOf('id="d2"'));
    expect(card).toContain(sentence);
    expect(card).toContain('<details class="fold" open>');
    expect(card).toContain('value="様式&lt;1&gt;"');
    expect(html.match(/role="alert"/gu)).toHaveLength(1);
    expect(await openIds()).toContain('d1');
  });

  it('is told where its subject cannot be dropped', async () => {
    expect(await refused({ on: 'd5', kind: 'drop' })).toEqual([
      400,
      expect.stringContaining('ここは計画に欠かせないため、消せません。'),
    ]);
  });

  it('since it was decided already says so, and keeps what was typed to be seen', async () => {
    await house.send(DRAFT, { on: 'd4', kind: 'drop' });
    const [status, html] = await refused({ on: 'd4', kind: 'mend', 'v.definition': '人の知能の<働き>です。' });
    expect(status).toBe(409);
    expect(html).toContain('ここは、もう決まっているか、下書きからなくなっています。');
    expect(html).toContain('入力されていた内容：人の知能の&lt;働き&gt;です。');
  });

  it.each([{}, { on: 'd1' }, { kind: 'accept' }, { on: 'd1', kind: 'publish' }, { on: '', kind: 'accept' }])(
    '%j is no decision',
    async (fields) => {
      expect((await refused(fields))[0]).toBe(400);
      expect(await openIds()).toHaveLength(6);
    },
  );

  it('of a draft that is gone says so', async () => {
    expect((await house.send('/imports/hida', { on: 'd1', kind: 'accept' })).status).toBe(404);
    const going: ImportDesk = { ...house.desk, settle: () => Promise.reject(new KakariError('no-draft', {})) };
    expect((await sendTo(going, { on: 'd1', kind: 'accept' })).status).toBe(404);
  });

  it('since somebody else was first is told, with what was typed', async () => {
    const late: ImportDesk = { ...house.desk, settle: () => Promise.reject(new KakariError('draft-changed', {})) };
    const response = await sendTo(late, { on: 'd3', kind: 'mend', 'v.owners': '住民課' });
    expect(response.status).toBe(409);
    const html = await response.text();
    expect(html).toContain('先に下書きを変えました。');
    expect(html).toContain('value="住民課"');
  });

  it('by a fault of the inside is reported, never what was typed', async () => {
    const failures: unknown[] = [];
    const full: ImportDesk = {
      ...house.desk,
      settle: () => Promise.reject(new KakariError('no-space', { place: '下書き' })),
    };
    const response = await sendTo(full, { on: 'd3', kind: 'mend', 'v.owners': '秘密' }, (failure) =>
      failures.push(failure),
    );
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('空き容量がないため、何も変えていません');
    expect(failures).toMatchObject([{ route: 'POST /imports', code: 'no-space' }]);
    expect(JSON.stringify(failures)).not.toContain('秘密');
    const broken: ImportDesk = { ...house.desk, open: () => Promise.reject(new Error('EIO at /srv')) };
    const page = await sendTo(broken, { on: 'd3', kind: 'accept' });
    expect([page.status, (await page.text()).includes('受付番号')]).toEqual([500, true]);
  });

  it('from another site is refused', async () => {
    const headers = { ...OWN_FORM, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    for (const path of [DRAFT, `${DRAFT}/rest`, `${DRAFT}/discard`, `${DRAFT}/publish`, editOf(MEASURE)]) {
      const response = await house.app.request(path, { method: 'POST', headers, body: 'on=d1&kind=drop&by=x' });
      expect(response.status).toBe(403);
    }
    expect(await openIds()).toHaveLength(6);
  });

  const sendTo = async (
    imports: ImportDesk,
    fields: Readonly<Record<string, string>>,
    report: (failure: unknown) => void = () => undefined,
  ) =>
    webApp({ imports, importAccess: { kind: 'here' }, reportFailure: report }).request(DRAFT, {
      method: 'POST',
      headers: OWN_FORM,
      body: new URLSearchParams(fields).toString(),
    });
});

describe('a part of the draft', () => {
  it('stands beside its source with a form for each thing that it consists of', async () => {
    const html = tidy(await house.page(editOf(MEASURE)));
    expect(html).toContain('<h1>① 電子申請の拡充</h1>');
    expect(html).toContain('来庁しなくても手続が済むよう、電子申請で受け付ける手続を広げます。');
    expect(html).toContain('name="v.title" type="text" value="電子申請の拡充"');
    for (const summary of [
      '工程「検討」（令和8年度〜）を直す',
      '工程を書き足す',
      '指標「手続の数」を直す',
      '指標を書き足す',
    ])
      expect(html).toContain(`<summary>${summary}</summary>`);
  });

  it('is mended, and the page says so', async () => {
    const html = await house.after(editOf(MEASURE), {
      on: subjectKey(MEASURE),
      kind: 'mend',
      'v.owners': '総務課、住民課',
    });
    expect(html).toContain('下書きを直しました。');
    expect((await measure('mizuho-1'))?.owners).toEqual(['総務課', '住民課']);
  });

  it('gets a further phase', async () => {
    const fields = { on: subjectKey(SCHEDULE), kind: 'mend', 'v.phase': '拡充', 'v.from': '令和10年度', 'v.to': '' };
    await house.send(editOf(measureOf('mizuho-2')), fields);
    expect((await measure('mizuho-2'))?.schedule).toMatchObject([
      { phase: '導入', from: 2026, to: 2028 },
      { phase: '拡充', from: 2028, to: 2028 },
    ]);
  });

  it('keeps what somebody else wrote into another field meanwhile', async () => {
    const on = subjectKey(MEASURE);
    const former = {
      'v.owners': '総務課',
      'was.owners': '総務課',
      'v.title': '電子申請の拡充',
      'was.title': '電子申請の拡充',
    };
    await house.send(editOf(MEASURE), { ...former, on, kind: 'mend', 'v.owners': '住民課' });
    await house.send(editOf(MEASURE), { ...former, on, kind: 'mend', 'v.title': '電子申請の推進' });
    expect(await measure('mizuho-1')).toMatchObject({ owners: ['住民課'], title: '電子申請の推進' });
  });

  it('tells what is wrong at the form that it is wrong in', async () => {
    const response = await house.send(editOf(measureOf('mizuho-2')), {
      on: subjectKey(SCHEDULE),
      kind: 'mend',
      'v.phase': '拡充',
      'v.from': '来年',
    });
    const html = tidy(await response.text());
    expect(response.status).toBe(400);
    const form = html.slice(html.lastIndexOf('<details', html.indexOf('工程を書き足す')));
    expect(form).toMatch(/^<details class="fold edit" open>/u);
    expect(form.slice(0, form.indexOf('</details>'))).toContain('「来年」を年度として読めません。');
    expect(form.slice(0, form.indexOf('</details>'))).toContain('value="拡充"');
  });

  it('that is dropped leads back to the draft', async () => {
    const html = await house.after(editOf(MEASURE), { on: subjectKey(MEASURE), kind: 'drop' });
    expect(html).toContain('下書きから消しました。残りは4件です。');
    expect((await plan()).measures.map(({ id }) => id)).toEqual(['mizuho-2', 'mizuho-3']);
  });

  it('that gets another name leads back to the draft', async () => {
    const on = subjectKey({ kind: 'term', name: 'RPA' });
    const html = await house.after(editOf({ kind: 'term', name: 'RPA' }), {
      on,
      kind: 'mend',
      'v.name': 'ＲＰＡ（自動化）',
    });
    expect(html).toContain('下書きを直しました。残りは6件です。');
    expect((await plan()).terms.map(({ name }) => name)).toEqual(['AI', 'ＲＰＡ（自動化）']);
  });

  it('may be the plan itself and its municipality', async () => {
    const head: DoubtSubject = { kind: 'plan', field: 'title' };
    expect(tidy(await house.page(editOf(head)))).toContain('自治体の名前・都道府県を直す');
    await house.send(editOf(head), { on: subjectKey(head), kind: 'mend', 'v.status': 'draft', 'v.to': '令和11年度' });
    const municipality = subjectKey({ kind: 'municipality', field: 'name' });
    await house.send(editOf(head), { on: municipality, kind: 'mend', 'v.prefecture': '緑川県' });
    expect(await plan()).toMatchObject({
      status: 'draft',
      period: [2026, 2029],
      municipality: { prefecture: '緑川県' },
    });
  });
});
