import { afterEach, describe, expect, it } from 'vitest';
import type { Doubt, Draft } from '../../../../src/domain/draft.ts';
import type { Plan } from '../../../../src/domain/plan.ts';
import { draftFiles } from '../../../../src/importing/draft/draft-files.ts';
import { tidy } from '../web-app.ts';
import { REVIEWED_DRAFT } from './reviewed-draft.ts';
import { loadDraft, openReviewHouse, type ReviewHouse, type ReviewParts } from './review-house.ts';

let house: ReviewHouse | undefined;
afterEach(async () => {
  await house?.close();
  house = undefined;
});

async function page(path: string, parts: ReviewParts = {}): Promise<string> {
  house ??= await openReviewHouse(parts);
  return tidy(await house.page(path));
}

function planOf(draft: Draft): Plan {
  const loaded = loadDraft('mizuho', draftFiles(draft));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.plan;
}

/** The card of a doubt, from its beginning to the next. */
const cardOf = (html: string, id: string): string =>
  /^<article[\s\S]*?<\/article>/u.exec(html.slice(html.indexOf(`<article class="doubt-card" id="${id}"`)))?.[0] ?? '';

/** What the marks of a stretch hold. */
const marks = (html: string): readonly (string | undefined)[] =>
  [...html.matchAll(/<mark>(.*?)<\/mark>/gu)].map(([, text]) => text);

describe('the list of drafts', () => {
  it('tells how many places are to be looked at, and whether a plan is replaced', async () => {
    const html = await page('/imports', { inForce: planOf(REVIEWED_DRAFT) });
    expect(html).toContain('水穂町デジタル推進計画');
    expect(html).toContain('確かめるところ 6件');
    expect(html).toContain('<span class="badge">改定</span>');
    expect(html).toContain('href="/imports/mizuho"');
  });

  it('tells how to make one where there is none', async () => {
    house = await openReviewHouse();
    await house.desk.discard('mizuho');
    expect(await page('/imports')).toContain('kakari import 計画.pdf --municipality 自治体のID');
  });

  it.each(['/imports/hida', '/imports/..%2f..%2fetc', '/imports/%00', '/imports/HIDA', '/imports/mizuho/edit?on=x'])(
    'there is nothing at %s',
    async (path) => {
      house = await openReviewHouse();
      expect((await house.app.request(path)).status).toBe(404);
    },
  );
});

describe('a doubt', () => {
  it('is told with its place, its source with what was read, what the draft says, and why', async () => {
    const card = cardOf(await page('/imports/mizuho'), 'd1');
    expect(card).toContain('取組「① 電子申請の拡充」の工程「検討」（令和8年度〜）');
    expect(card).toContain('第2章 便利な窓口　水穂町デジタル推進計画.pdf 10枚目');
    expect(card).toContain('矢印が失われたおそれがあるため');
    expect(marks(card)).toEqual(['検 討']);
    expect(card).toContain('電子申請の拡充<span class="page">8ページ</span>');
    expect(card).toContain('検討 令和8年度');
  });

  it('can be accepted, mended with the values that are there, or dropped', async () => {
    const card = cardOf(await page('/imports/mizuho'), 'd1');
    expect(card).toContain('このままでよい');
    expect(card).toContain('name="v.phase" type="text" value="検討"');
    expect(card).toContain('name="v.to" type="text" value="令和8年度"');
    expect(card).toContain('この工程を消す');
  });

  it('offers no button for what cannot be', async () => {
    const html = await page('/imports/mizuho');
    expect(cardOf(html, 'd5')).not.toContain('消す');
    expect(cardOf(html, 'd6')).not.toMatch(/消す|直す/u);
    expect(cardOf(html, 'd6')).toContain('このままでよい');
  });

  it('shows what was read by itself where no passage holds it', async () => {
    const doubts = REVIEWED_DRAFT.doubts.slice(0, 1).map((doubt) => ({ ...doubt, read: 'R8検討 → R9導入' }));
    const card = cardOf(await page('/imports/mizuho', { draft: { ...REVIEWED_DRAFT, doubts } }), 'd1');
    expect(marks(card)).toEqual(['R8検討 → R9導入']);
  });
});

describe('the whole draft', () => {
  it('has the measures with owners, targets and schedule beside their source', async () => {
    const html = await page('/imports/mizuho');
    const whole = html.slice(html.indexOf('id="whole"'));
    expect(whole).toContain('<span class="label">担当</span><span>住民課</span>');
    expect(whole).toContain('手続の数：令和10年度 30件');
    expect(whole).toContain('待ち時間を減らすため、窓口の予約を受け付けます。');
    expect(whole).toContain('<table class="schedule">');
    expect(whole).toContain('定型の作業を自動で行う技術です。');
    expect(whole).toContain('光回線の整備：達成');
  });

  it('is told against the plan in force, the rest folded when it is long', async () => {
    const before = planOf(REVIEWED_DRAFT);
    const [first] = before.measures;
    if (first === undefined) throw new Error('the draft has measures');
    const extra = Array.from({ length: 15 }, (_, at) => ({ ...first, id: `old-${at}`, title: `古い取組${at}` }));
    const html = await page('/imports/mizuho', { inForce: { ...before, measures: [...before.measures, ...extra] } });
    expect(html).toContain('いまの計画から変わること（15件）');
    expect(html).toContain('ほかの変わること（5件）');
    expect(html).toContain('削除　取組「① 古い取組14」（総務課）');
  });

  it('says what is wrong in files that a person broke by hand', async () => {
    house = await openReviewHouse();
    await house.store.write('mizuho', { ...draftFiles(REVIEWED_DRAFT), 'terms.yaml': '- name: AI\n' });
    const html = await page('/imports/mizuho');
    expect(html).toContain('mizuho/terms.yaml:1');
    expect(html).not.toContain('公開する人');
    await house.store.write('mizuho', { ...draftFiles(REVIEWED_DRAFT), 'doubts.yaml': '- id: 1\n' });
    expect(await page('/imports/mizuho')).toContain('mizuho/doubts.yaml');
    expect(await page('/imports')).toContain('水穂町デジタル推進計画');
  });
});

describe('texts of a plan', () => {
  it('are shown as they are, never as markup', async () => {
    const evil = '</blockquote><script>alert(1)</script>" onclick="x';
    const [first, ...others] = REVIEWED_DRAFT.measures;
    if (first === undefined) throw new Error('the draft has measures');
    const draft: Draft = {
      ...REVIEWED_DRAFT,
      measures: [{ ...first, title: evil, summary: evil, owners: [evil], names: [evil] }, ...others],
      municipality: {
        ...REVIEWED_DRAFT.municipality,
        departments: ['総務課', '住民課', evil].map((name) => ({ name, names: [] })),
      },
      terms: REVIEWED_DRAFT.terms.map((term, at) => ({ ...term, name: `${evil}${at}`, definition: evil })),
      passages: REVIEWED_DRAFT.passages.map((passage) => ({ ...passage, title: evil, text: `${evil}検討` })),
      doubts: REVIEWED_DRAFT.doubts
        .slice(0, 1)
        .map((doubt) => ({ ...doubt, reason: evil, assumed: evil, place: evil, spot: { file: evil } })),
    };
    for (const path of ['/imports', '/imports/mizuho', editOf('mizuho-1')]) {
      const html = await page(path, { draft });
      expect(html).not.toContain('<script>');
      expect(html).not.toContain('" onclick');
    }
  });
});

const editOf = (measure: string): string =>
  `/imports/mizuho/edit?on=${encodeURIComponent(JSON.stringify({ field: 'title', kind: 'measure', measure }))}`;

describe('a long draft', () => {
  it('has fifty doubts on a page of less than a megabyte', async () => {
    const [first] = REVIEWED_DRAFT.measures;
    const [doubt] = REVIEWED_DRAFT.doubts;
    if (first === undefined || doubt === undefined) throw new Error('the draft has measures and doubts');
    const ids = Array.from({ length: 200 }, (_, at) => `mizuho-${at + 1}`);
    const doubts: readonly Doubt[] = [...ids, ...ids.slice(0, 100)].map((measure, at) => ({
      ...doubt,
      id: `d${at + 1}`,
      about:
        at < 200
          ? { kind: 'phase', measure, phase: '検討', from: 2026 }
          : { kind: 'measure', measure, field: 'owners' },
    }));
    const draft: Draft = {
      ...REVIEWED_DRAFT,
      measures: ids.map((id, at) => ({ ...first, id, number: `${at + 1}`, group: [`方針${Math.floor(at / 20)}`] })),
      passages: ids.map((measure) => ({
        title: measure,
        names: [],
        text: '広げます。'.repeat(200),
        place: '第2章',
        measure,
        spot: { file: 'x' },
      })),
      doubts,
    };
    const html = await page('/imports/mizuho?page=6', { draft });
    expect(Buffer.byteLength(html)).toBeLessThan(1024 * 1024);
    expect(html.match(/class="doubt-card"/gu)).toHaveLength(50);
    expect(html).toContain('6 / 6ページ');
    expect(html).not.toContain('次のページ');
    expect(html).toContain('href="/imports/mizuho?page=5#doubts"');
  });
});
