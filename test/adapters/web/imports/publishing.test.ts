import { afterEach, describe, expect, it } from 'vitest';
import { FileProblemsError, KakariError } from '../../../../src/domain/errors.ts';
import { draftFiles } from '../../../../src/importing/draft/draft-files.ts';
import { deskWith } from '../made-up-reminders.ts';
import { tidy } from '../web-app.ts';
import { REVIEWED_DRAFT } from './reviewed-draft.ts';
import { loadDraft, openReviewHouse, type ReviewHouse, type ReviewParts } from './review-house.ts';

let house: ReviewHouse;
afterEach(() => house.close());

const open = async (parts: ReviewParts = {}): Promise<ReviewHouse> => {
  house = await openReviewHouse(parts);
  return house;
};

const loaded = loadDraft('mizuho', draftFiles(REVIEWED_DRAFT));

describe('publishing', () => {
  it('puts the draft in force in the name of a person, and says so', async () => {
    await open();
    const response = await house.send('/imports/mizuho/publish', { by: ' 総務課　山田\n' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/imports?published=mizuho#result']);
    expect(house.published.map(({ municipality, by }) => [municipality, by])).toEqual([['mizuho', '総務課 山田']]);
    const html = tidy(await house.page(response.headers.get('location') ?? ''));
    expect(html).toContain('<a href="/plans/mizuho">水穂町「水穂町デジタル推進計画（第1版）」</a>を公開しました。');
    expect(html).toContain('下書きはありません。');
    expect((await house.app.request('/plans/mizuho')).status).toBe(200);
  });

  it('says before what it means: who is told, what is replaced, what stays doubtful', async () => {
    if (!loaded.ok) throw new Error('the draft loads');
    await open({ inForce: loaded.plan, web: { desk: deskWith() } });
    const html = await house.page('/imports/mizuho');
    expect(html).toContain('公開すると、係はすぐに、だれに対してもこの計画から水穂町の質問に答えます。');
    expect(html).toContain('いまの計画と入れ替わります。');
    expect(html).toContain('期限一覧とお知らせも、この計画に合わせて変わります。');
    expect(html).toContain('確かめていないところが6件あります。');
    expect(html).toContain('kakari plans --withdraw mizuho');
  });

  it('says nothing of what there is not', async () => {
    await open({ draft: { ...REVIEWED_DRAFT, doubts: [] } });
    const html = await house.page('/imports/mizuho');
    expect(html).not.toMatch(/入れ替わります|期限一覧とお知らせ|確かめていないところ/u);
  });

  it.each([
    ['', '公開する人のお名前を入力してください。'],
    ['　 ', '公開する人のお名前を入力してください。'],
    ['山'.repeat(51), '公開する人のお名前は50文字までで入力してください。'],
  ])('under the name %j publishes nothing', async (by, sentence) => {
    await open();
    const response = await house.send('/imports/mizuho/publish', { by });
    const html = await response.text();
    expect([response.status, house.published]).toEqual([400, []]);
    expect(html).toContain(sentence);
    expect(html).toContain(`value="${by}"`);
  });

  it.each([
    [new KakariError('ledger-locked', { place: 'x' }), 503, '台帳に書き込めないため、公開していません。'],
    [
      new FileProblemsError('plan-invalid', {}, [{ file: 'mizuho/plan.yaml', line: 3, message: '版がありません' }]),
      400,
      'mizuho/plan.yaml:3 — 版がありません',
    ],
  ])('that fails leaves the draft and the name: %s', async (error, status, sentence) => {
    await open({ publish: () => Promise.reject(error) });
    const response = await house.send('/imports/mizuho/publish', { by: '山田 "花子"' });
    const html = tidy(await response.text());
    expect(response.status).toBe(status);
    expect(html.slice(html.indexOf('id="publish"'))).toContain(sentence);
    expect(html).toContain('value="山田 &quot;花子&quot;"');
    expect(await house.store.list()).toEqual(['mizuho']);
  });

  it('a second time finds the draft gone', async () => {
    await open();
    await house.send('/imports/mizuho/publish', { by: '山田' });
    const response = await house.send('/imports/mizuho/publish', { by: '山田' });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('この下書きはありません。');
    expect(house.published).toHaveLength(1);
  });

  it('needs a form that is sent: looking at its address does nothing', async () => {
    await open();
    expect((await house.app.request('/imports/mizuho/publish?by=x')).status).toBe(404);
    expect((await house.app.request('/imports/mizuho/discard')).status).toBe(404);
    expect(await house.store.list()).toEqual(['mizuho']);
  });

  it('of a plan that this page cannot find afterwards is told all the same', async () => {
    await open({ publish: () => Promise.resolve(1) });
    expect(await house.after('/imports/mizuho/publish', { by: '山田' })).toContain('公開しました。係は、数秒のうちに');
    expect(await house.page('/imports?published=%3Cb%3E')).not.toContain('<b>');
  });
});

describe('discarding', () => {
  it('takes the draft off the desk, and says so', async () => {
    await open();
    expect(await house.after('/imports/mizuho/discard', {})).toContain('下書きを捨てました。');
    expect(await house.store.list()).toEqual([]);
    expect(house.published).toEqual([]);
  });
});
