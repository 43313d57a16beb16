import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../fakes/fixed-clock.ts';
import { cityPlan } from '../../fixtures/made-up-plans.ts';
import { tidy, webApp } from './web-app.ts';

const page = async (path: string, today = '2026-11-20'): Promise<string> =>
  tidy(await (await webApp({ clock: fixedClock(today) }).request(path)).text());

const measuresIn = (html: string): readonly (string | undefined)[] =>
  [
    ...(html.split('<section class="period">')[0] ?? '').matchAll(
      /<h4>(?:<span class="number">[^<]*<\/span>)?<span>([^<]*)/g,
    ),
  ].map((match) => match[1]);

describe('the list of plans', () => {
  it('tells period, status and number of measures', async () => {
    const html = await page('/plans');
    expect(html).toContain('<a href="/plans/aonono">青野野市<span>青野野市デジタル推進計画</span></a>');
    expect(html).toMatch(/令和8〜10年度（2026〜2028年度）.*実施中.*第2版.*4件/);
    expect(html).toMatch(/令和7〜11年度（2025〜2029年度）.*素案（決定前）.*2件/);
  });

  it.each([
    ['2026-03-31', '決定済み（開始前）'],
    ['2026-04-01', '実施中'],
    ['2029-03-31', '実施中'],
    ['2029-04-01', '期間終了'],
  ])('on %s says %s of a plan for 2026 to 2028', async (today, state) => {
    expect(await page('/plans', today)).toContain(`<dd>${state}</dd>`);
  });
});

describe('the page of a plan with a schedule', () => {
  it('shows the current fiscal year first and marks it', async () => {
    const html = await page('/plans/aonono');
    expect(html).toMatch(/<h2>令和8年度（2026年度）の取組<span class="now">今年度<\/span>/);
    expect(html).toContain('<option value="2026" selected>令和8年度（2026年度）・今年度</option>');
  });

  it('still shows the earlier fiscal year in March', async () => {
    expect(await page('/plans/aonono', '2028-03-31')).toContain(
      '<option value="2027" selected>令和9年度（2027年度）・今年度</option>',
    );
  });

  it('groups the measures that run in the year and lists the silent ones apart', async () => {
    const html = await page('/plans/aonono');
    expect(html).toMatch(
      /<span>便利な市民サービス<\/span><\/h3>.*書かない窓口.*窓口予約システム.*<h3><span class="above">人材の育成<\/span><span>職員<\/span><\/h3>.*職員のデジタル研修/,
    );
    expect(html).toMatch(
      /<details class="silent"><summary>令和8年度の予定が計画に書かれていない取組（1件）<\/summary>.*市税の電子納付/,
    );
  });

  it('marks what begins in the year, and only that', async () => {
    const html = await page('/plans/aonono?year=2027');
    expect(html).toContain(
      '<span class="new">新</span><span class="phase">実施</span><span class="span">令和9〜10年度</span>',
    );
    expect(html).toContain(
      '<span class="new">新</span><span class="phase">開始</span><span class="span">2027年10月</span>',
    );
    expect(html).toContain('<li><span class="phase">支所：効果検証</span>');
    expect(html.match(/class="new"/g)).toHaveLength(2);
  });

  it('names the owners as the plan does and says why a phase is uncertain', async () => {
    const html = await page('/plans/aonono');
    expect(html).toContain('市民窓口課、情報政策課、ほか関係各課');
    expect(html).toContain(
      '<span class="doubt">不確か</span>工程表の矢印が読み取れないため、効果検証が続くと読み取りました。',
    );
  });

  it('shows the measures of a section and those of the whole office', async () => {
    const html = await page(`/plans/aonono?year=2027&section=${encodeURIComponent('税務課')}`);
    expect(measuresIn(html)).toEqual(['市税の電子納付', '職員のデジタル研修']);
    expect(html).toContain('税務課が担当する取組と全庁の取組のうち、予定のある取組は2件です。');
    expect(html).toContain('<option value="税務課" selected>税務課</option>');
  });

  it('offers the sections in the order of the municipality', async () => {
    const options = [...(await page('/plans/aonono')).matchAll(/<option value="([^"\d]+)"/g)].map((match) => match[1]);
    expect(options).toEqual(['情報政策課', '市民窓口課', '税務課']);
  });

  it.each(['?year=1999', '?year=abc', '?year=2027.0', '?section=%3Cscript%3E', '?year=2027&year=2028&section='])(
    'falls back where %s is not in the plan',
    async (query) => {
      const html = await page(`/plans/aonono${query}`);
      expect(measuresIn(html)).toContain('職員のデジタル研修');
      expect(html).not.toContain('<script>');
    },
  );

  it('shows the whole period with the years before it that the schedule names', async () => {
    const html = await page('/plans/aonono');
    const [, table = ''] = html.split('<section class="period">');
    expect(table.match(/<th scope="col"[^>]*> ?(令和\d+年度)/g)).toHaveLength(4);
    expect(table).toContain('本庁：試行');
  });

  it('says so when the plan is over or has not begun, and shows its nearest year', async () => {
    const over = await page('/plans/aonono', '2030-05-01');
    expect(over).toContain('この計画の期間は令和10年度（2028年度）で終わっています。');
    expect(over).toContain('<option value="2028" selected>');
    expect(await page('/plans/aonono', '2025-05-01')).toContain('この計画は令和8年度（2026年度）に始まります。');
  });
});

describe('the page of a plan without a schedule', () => {
  it('says so and lists what is done and what is to come', async () => {
    const html = await page('/plans/midorizawa');
    expect(html).toContain('この計画には年度ごとの予定（工程表）がありません。');
    expect(html).toMatch(/<h5>現在の取組<\/h5>.*証明書のコンビニ交付.*<h5>今後の取組<\/h5>.*補助金のオンライン申請/);
    expect(html).not.toMatch(/<form class="filter"|<table/);
  });

  it('says that a draft is one', async () => {
    expect(await page('/plans/midorizawa')).toContain(
      'この計画は素案です。決定されるまでに内容が変わることがあります。',
    );
  });
});

describe('text of a plan', () => {
  it('is escaped', async () => {
    const title = '<img src=x onerror=alert(1)>';
    const plan = {
      ...cityPlan,
      title,
      measures: cityPlan.measures.map((measure) => ({ ...measure, title, owners: [title], group: [title] })),
    };
    const app = webApp({ plans: () => [plan] });
    for (const path of ['/plans', '/plans/aonono'])
      expect(await (await app.request(path)).text()).not.toContain('<img');
  });
});
