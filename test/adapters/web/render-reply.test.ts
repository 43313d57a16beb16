import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../adapters/web/render/reply.ts';
import type { Citation } from '../../../src/domain/answer.ts';
import type { Block, Reply } from '../../../src/domain/reply.ts';
import { WORDED, worded } from '../../fakes/writing-assistant.ts';
import { EVERY_BLOCK } from '../../fixtures/every-block.ts';
import { tidy } from './web-app.ts';

const reply = (...blocks: readonly Block[]): Reply => ({ language: 'ja', kind: 'grounded', about: 'content', blocks });

const rendered = async (value: Reply): Promise<string> => tidy(String(await renderReply(value, 2026, 'turn')));

const citation: Citation = {
  municipality: 'aonono',
  plan: '計画',
  version: '第2版',
  place: '第1章',
  page: 3,
  passage: '本文です。',
};

describe('a reply', () => {
  it('puts its first line forward, then the rest, notices, sources and choices, whatever order they came in', async () => {
    const html = await rendered(
      reply(
        { kind: 'notice', text: '素案です' },
        { kind: 'choices', choices: [{ label: '次', question: '次は？' }] },
        { kind: 'text', text: '一行目\n\n二行目' },
        { kind: 'citations', citations: [citation] },
        { kind: 'list', items: ['項目'] },
      ),
    );
    const marks = ['<p class="lead">一行目</p>', '<p>二行目</p>', '<li>項目</li>', '※', '出典', 'value="次は？"'];
    expect(marks.map((mark) => html.indexOf(mark))).toEqual(
      marks.map((mark) => html.indexOf(mark)).toSorted((a, b) => a - b),
    );
    expect(marks.filter((mark) => !html.includes(mark))).toEqual([]);
  });

  it('names plan, version, place and page of a source and holds the passage back until it is opened', async () => {
    const html = await rendered(
      reply({ kind: 'citations', citations: [{ ...citation, uncertain: '矢印が見えません。' }] }),
    );
    expect(html).toMatch(
      /<summary>.*計画.*第2版　第1章.*3ページ.*不確か.*<\/summary><p class="passage".*本文です。.*矢印が見えません。/,
    );
  });

  it('gathers the sources of several blocks into one list', async () => {
    const html = await rendered(
      reply({ kind: 'citations', citations: [citation] }, { kind: 'citations', citations: [citation] }),
    );
    expect([html.match(/<h3>出典/g)?.length, html.match(/<details>/g)?.length]).toEqual([1, 2]);
  });

  it('asks which one is meant when it needs to know', async () => {
    const value = reply({ kind: 'choices', choices: [{ label: 'A', question: 'Aは？' }] });
    expect(await rendered({ ...value, kind: 'needs-clarification' })).toContain('<h3>どれについて知りたいですか</h3>');
  });

  it('speaks English around an English answer and marks what is quoted in Japanese', async () => {
    const html = await rendered({
      ...reply({ kind: 'text', text: 'Yes.' }, { kind: 'citations', citations: [citation] }),
      language: 'en',
    });
    expect(html).toMatch(/^<article [^>]*lang="en">/);
    expect(html).toContain('<h3>Sources</h3>');
    expect(html).toContain('<p class="passage" lang="ja">');
    expect(html).toContain('p. 3');
  });
});

describe('a table', () => {
  it('has a caption, heads of columns and rows, and a region that can be scrolled by keyboard', async () => {
    const html = await rendered(
      reply({ kind: 'table', caption: '目標', columns: ['指標', '令和8年度'], rows: [['件数', '10件']] }),
    );
    expect(html).toContain('<div class="scroll" role="region" aria-label="目標" tabindex="0">');
    expect(html).toContain('<caption>目標</caption>');
    expect(html).toContain('<th scope="col">指標</th><th scope="col">令和8年度</th>');
    expect(html).toContain('<th scope="row">件数</th><td>10件</td>');
  });
});

describe('a schedule', () => {
  const schedule = (
    bars: readonly (readonly [string, number, number, boolean?])[],
    years = [2026, 2027, 2028],
  ): Reply =>
    reply({
      kind: 'schedule',
      caption: '工程表',
      years,
      rows: [
        { label: '窓口', bars: bars.map(([phase, from, to, uncertain = false]) => ({ phase, from, to, uncertain })) },
      ],
    });

  it('lets a phase span the columns of its years', async () => {
    const html = await rendered(
      schedule([
        ['検討', 2026, 2026],
        ['実施', 2027, 2028],
      ]),
    );
    expect(html.match(/<td[^>]*>/g)).toEqual(['<td colspan="1">', '<td colspan="2">']);
    expect(html).toContain('（令和9〜10年度）');
  });

  it('leaves years without a phase empty and cuts what lies outside the years', async () => {
    const html = await rendered(
      schedule([
        ['検討', 2024, 2026],
        ['実施', 2028, 2030],
        ['昔', 2020, 2021],
      ]),
    );
    expect(html.match(/<td[^>]*>/g)).toEqual(['<td colspan="1">', '<td>', '<td colspan="1">']);
    expect(html).not.toContain('昔');
  });

  it('gives phases that overlap a line each under one head', async () => {
    const html = await rendered(
      schedule([
        ['試行', 2026, 2027],
        ['検証', 2027, 2028],
        ['拡大', 2028, 2028],
      ]),
    );
    expect(html).toContain('<th scope="row" rowspan="2">窓口</th>');
    expect(html.match(/<td[^>]*>/g)).toEqual(['<td colspan="2">', '<td colspan="1">', '<td>', '<td colspan="2">']);
  });

  it('keeps a row that has no phase', async () => {
    expect(await rendered(schedule([]))).toContain('<th scope="row" rowspan="1">窓口</th><td></td><td></td><td></td>');
  });

  it('says in words what is uncertain', async () => {
    const html = await rendered(schedule([['検証', 2027, 2027, true]]));
    expect(html).toContain('<div class="bar uncertain"><span>検証</span><span class="doubt">不確か</span>');
  });

  it('says which year is the current one', async () => {
    const html = await rendered(schedule([['検討', 2026, 2027]]));
    expect(html).toMatch(/<th scope="col" aria-current="date">令和8年度<span class="now">今年度<\/span>/);
    expect(html.match(/aria-current/g)).toHaveLength(1);
  });
});

describe('every kind of block', () => {
  it.each(Object.values(EVERY_BLOCK))('shows $kind, or leaves it to an inbox', async (block) => {
    const html = await rendered(reply(block));
    const marks: { readonly [K in Block['kind']]: string } = {
      text: '<p class="lead">「書かない窓口」の担当は市民窓口課です。</p><p>情報政策課と各支所が協力します。</p>',
      notice: '効果検証の時期は、',
      list: '<li>東支所 地域振興室</li>',
      table: '<td>15分</td>',
      schedule: '<span>効果検証</span>',
      citations: '第4章 工程表',
      choices: 'value="窓口の取組の目標を比較してください"',
      link: '<a href="https://kakari.example/milestones?department=a&amp;b=1" rel="noreferrer">市民窓口課の予定を見る</a>',
      actions: '<article class="answer" data-kind="grounded" lang="ja"></article>',
    };
    expect(html).toContain(marks[block.kind]);
  });
});

describe('a link', () => {
  it.each([
    'javascript:alert(1)',
    ' https://evil.example',
    'data:text/html,x',
    '//evil.example',
    '/inbox',
    'mailto:a@b',
  ])('to %s is not made', async (url) => {
    const html = await rendered(reply({ kind: 'link', label: '見る', url }));
    expect(html).not.toContain('<a ');
    expect(html).toContain('見る: ');
  });

  it('cannot leave its attribute', async () => {
    const html = await rendered(reply({ kind: 'link', label: '<b>見る', url: 'http://a.example/"><script>' }));
    expect(html).toContain('<a href="http://a.example/&quot;&gt;&lt;script&gt;" rel="noreferrer">&lt;b&gt;見る</a>');
  });
});

describe('a reply that a model put into words', () => {
  it('says so before its sources', async () => {
    const html = await rendered(WORDED);
    expect(html.indexOf('AIが文章にしました')).toBeGreaterThan(html.indexOf('取りまとめて実施します'));
    expect(html.indexOf('AIが文章にしました')).toBeLessThan(html.indexOf('<h3>出典</h3>'));
    expect(await rendered(reply({ kind: 'text', text: '計画の文です。[1]' }))).not.toMatch(/AI|class="cite"/u);
  });

  it('leads from its marks to its sources, by ids that begin with the word of the turn', async () => {
    const html = await rendered(WORDED);
    const marks = [...html.matchAll(/<a class="cite" href="#(turn-\d)" aria-label="出典(\d)">\[(\d)\]<\/a>/gu)];
    expect(marks.map(([, ...parts]) => parts)).toEqual([
      ['turn-1', '1', '1'],
      ['turn-2', '2', '2'],
      ['turn-3', '3', '3'],
    ]);
    expect(
      [...html.matchAll(/<li id="(turn-\d)"><details><summary><span class="number">(\[\d\])/gu)].map(
        ([, ...one]) => one,
      ),
    ).toEqual([
      ['turn-1', '[1]'],
      ['turn-2', '[2]'],
      ['turn-3', '[3]'],
    ]);
  });

  it('makes no link of what only looks like a mark', async () => {
    const html = await rendered(worded(['様式[1]を使います。', '第4号です。[4]', '様式[2]です。[1]']));
    expect(html.match(/class="cite"/gu)).toHaveLength(1);
    expect(html).toContain('様式[2]です。<a class="cite" href="#turn-1"');
  });
});
