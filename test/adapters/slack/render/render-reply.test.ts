import { describe, expect, it } from 'vitest';
import { decodeAsked } from '../../../../adapters/slack/render/button-values.ts';
import { faultsOfMessage } from '../../../../adapters/slack/render/limits.ts';
import { renderDetails, renderReply } from '../../../../adapters/slack/render/render-reply.ts';
import type { SlackMessage } from '../../../../adapters/slack/render/slack-message.ts';
import { REMINDER_ANSWERS } from '../../../../src/domain/reminder.ts';
import type { Block, Reply } from '../../../../src/domain/reply.ts';
import { buttonsIn, readable } from './read-blocks.ts';
import { ASKED, replyOf, SOURCE } from './replies.ts';

const linesOf = (messages: readonly SlackMessage[]): readonly string[] => messages.flatMap(readable);

const linesFor = (blocks: readonly Block[], rest?: Partial<Reply>): readonly string[] =>
  linesOf(renderReply({ reply: replyOf(blocks, rest), asked: ASKED }));

describe('an answer in Slack', () => {
  it('begins with the answer in bold, and says below where it stands and what to do next', () => {
    const reply = replyOf(
      [
        { kind: 'text', text: '担当は市民課です（取組：② 書かない窓口）。ほかの課も関わります。' },
        { kind: 'citations', citations: [SOURCE] },
        { kind: 'notice', text: '計画は素案の段階です。' },
        { kind: 'choices', choices: [{ label: 'いつ？', question: '書かない窓口はいつ？' }] },
      ],
      { inCharge: { municipality: 'aoba', departments: ['市民課'] } },
    );
    expect(linesOf(renderReply({ reply, asked: ASKED }))).toEqual([
      '*担当は市民課です（取組：② 書かない窓口）。*ほかの課も関わります。',
      '| ※ 計画は素案の段階です。',
      '~ 出典：青葉市DX推進計画（令和8年3月）　第3章 1.1 ②　9ページ',
      '[いつ？]',
      '[担当課に確認する] [出典の内容を見る]',
      '(役に立った|違う)',
    ]);
  });

  it('is read out whole by a screen reader, with its sources and escaped', () => {
    const [message] = renderReply({
      reply: replyOf([
        { kind: 'text', text: '<!channel> 担当は A&B 課です。' },
        { kind: 'citations', citations: [SOURCE] },
      ]),
      asked: ASKED,
    });
    expect(message?.text).toBe(
      '&lt;!channel&gt; 担当は A&amp;B 課です。\n出典：青葉市DX推進計画（令和8年3月）　第3章 1.1 ②　9ページ',
    );
  });

  it('says a plan once over several places in it, and each place once', () => {
    const citations = [
      SOURCE,
      { ...SOURCE, passage: 'ほか' },
      { ...SOURCE, place: '第4章', page: 12, uncertain: '欄が空' },
    ];
    expect(linesFor([{ kind: 'citations', citations }]).slice(0, 3)).toEqual([
      '~ 出典：青葉市DX推進計画（令和8年3月）',
      '~ ・第3章 1.1 ②　9ページ',
      '~ ・第4章　12ページ（※不確か）',
    ]);
  });

  it('shows a schedule as lines that read on a telephone', () => {
    const row = {
      label: '書かない窓口',
      bars: [
        { phase: '検討', from: 2026, to: 2027, uncertain: false },
        { phase: '実施', from: 2028, to: 2028, uncertain: true },
      ],
    };
    const schedule = { kind: 'schedule', years: [2026, 2027, 2028] } as const;
    expect(linesFor([{ ...schedule, caption: '書かない窓口の予定', rows: [row] }]).slice(0, 3)).toEqual([
      '*書かない窓口の予定*',
      '• 検討：令和8年度〜令和9年度',
      '• 実施：令和10年度（※不確か）',
    ]);
    const two = linesFor([{ ...schedule, caption: '予定', rows: [row, { ...row, label: 'RPA' }] }]);
    expect(two.slice(0, 4)).toEqual([
      '*予定*',
      '• *書かない窓口*',
      '  • 検討：令和8年度〜令和9年度',
      '  • 実施：令和10年度（※不確か）',
    ]);
  });

  it('shows the rows of a table as lines, with the names of the columns that need one', () => {
    const table = {
      kind: 'table',
      caption: '予定',
      columns: ['時期', '予定', '出典'],
      rows: [['4月1日', '検討開始', '9ページ']],
    } as const;
    expect(linesFor([table]).slice(0, 2)).toEqual(['*予定*', '• *4月1日*　検討開始（出典：9ページ）']);
  });

  it('makes a list of the lines of a text that are items', () => {
    expect(linesFor([{ kind: 'text', text: '次の方法です。\n- 端末での入力\n・聞き取り' }]).slice(0, 3)).toEqual([
      '*次の方法です。*',
      '• 端末での入力',
      '• 聞き取り',
    ]);
  });

  it('sets the names in bold where several municipalities answer, and nothing in small talk', () => {
    const blocks = [
      { kind: 'text', text: '青葉市：令和8年度です。' },
      { kind: 'text', text: '若葉町：令和9年度です。' },
    ] as const;
    expect(linesFor(blocks, { about: 'comparison' }).slice(0, 2)).toEqual([
      '*青葉市：*令和8年度です。',
      '*若葉町：*令和9年度です。',
    ]);
    expect(linesFor([{ kind: 'text', text: 'こんにちは。' }], { kind: 'small-talk', about: 'greeting' })).toEqual([
      'こんにちは。',
    ]);
  });

  it('does not set a long sentence in bold', () => {
    const text = `${'長い'.repeat(100)}文です。`;
    expect(linesFor([{ kind: 'text', text }])[0]).toBe(text);
  });

  it('makes a link only of an address of the web', () => {
    const links = [
      { kind: 'link', label: '予定を見る', url: 'https://kakari.example.lg.jp/aoba' },
      { kind: 'link', label: '罠', url: 'javascript:alert(1)' },
    ] as const;
    expect(linesFor(links).slice(0, 2)).toEqual([
      '[予定を見る](https://kakari.example.lg.jp/aoba)',
      '罠: javascript:alert(1)',
    ]);
  });

  it('is in English where the question was', () => {
    const reply = replyOf(
      [
        { kind: 'text', text: 'The Citizens Division is in charge.' },
        { kind: 'citations', citations: [SOURCE] },
      ],
      { language: 'en', inCharge: { municipality: 'aoba', departments: ['市民課'] } },
    );
    expect(linesOf(renderReply({ reply, asked: ASKED })).slice(1)).toEqual([
      '~ Sources: 青葉市DX推進計画（令和8年3月）　第3章 1.1 ②　p. 9',
      '[Ask the section in charge] [What the sources say]',
      '(Helpful|Not right)',
    ]);
  });

  it('asks for the section where it is needed, and offers to share what only one person sees', () => {
    const reply = replyOf([{ kind: 'text', text: '所属の課を登録してください。' }]);
    expect(linesOf(renderReply({ reply, asked: ASKED, needs: 'section' })).slice(1)).toEqual(['[所属の課を登録する]']);
    expect(linesOf(renderReply({ reply, asked: ASKED, needs: 'section', ephemeral: true })).slice(1)).toEqual([
      '[所属の課を登録する]',
    ]);
    const private_ = linesOf(renderReply({ reply, asked: ASKED, ephemeral: true, heading: '質問：担当は？' }));
    expect(private_).toEqual(['~ 質問：担当は？', '*所属の課を登録してください。*', '[チャンネルに共有]']);
  });
});

describe('an answer with reminders', () => {
  const matter = (at: number): readonly Block[] => [
    { kind: 'text', text: `【あと${at}日】取組${at}の実施が始まる予定です。` },
    { kind: 'notice', text: `取組${at}の時期をお確かめください。` },
    { kind: 'citations', citations: [{ ...SOURCE, place: `第${at}章` }] },
    { kind: 'actions', reminder: `reminder${at}`, about: `取組${at}`, answers: REMINDER_ANSWERS },
  ];
  const blocks = Array.from({ length: 20 }, (_, at) => matter(at + 1)).flat();
  const pages = renderReply({ reply: replyOf([{ kind: 'text', text: '20件あります。' }, ...blocks]), asked: ASKED });

  it('keeps what is said of each with its buttons, on every page', () => {
    for (const page of pages) {
      const said = linesOf([page]).join('\n');
      const named = [...said.matchAll(/取組(\d+)の実施[^]*?取組\1の時期[^]*?第\1章[^]*?\[了解\]/gu)];
      expect(said.match(/\[了解\]/gu)).toHaveLength(named.length);
      expect(said.match(/の時期をお確かめ/gu)).toHaveLength(named.length);
      expect(faultsOfMessage(page)).toEqual([]);
    }
    expect(
      pages.flatMap(
        (page) =>
          linesOf([page])
            .join('')
            .match(/\[了解\]/gu) ?? [],
      ),
    ).toHaveLength(20);
  });
});

describe('a long answer', () => {
  const items = Array.from({ length: 60 }, (_, at) => `取組${at + 1}`);
  const pages = renderReply({
    reply: replyOf([
      { kind: 'list', title: '取組は60件です。', items },
      { kind: 'citations', citations: [SOURCE] },
    ]),
    asked: ASKED,
  });

  it('is cut into pages, each of which but the last leads to the next', () => {
    expect(
      pages.map((page) =>
        buttonsIn([page])
          .filter(({ action_id: id }) => id === 'kakari_more')
          .map(({ value }) => decodeAsked(value)),
      ),
    ).toEqual([[{ asked: ASKED, page: 1 }], [{ asked: ASKED, page: 2 }], []]);
  });

  it('has its sources, what can be done with it and the feedback on the first page only', () => {
    const ends = pages.map((page) => readable(page).filter((line) => /^[~[(]/.test(line)));
    expect(ends).toEqual([
      [
        '~ 出典：青葉市DX推進計画（令和8年3月）　第3章 1.1 ②　9ページ',
        '[続きを見る] [出典の内容を見る]',
        '(役に立った|違う)',
      ],
      ['[続きを見る]'],
      [],
    ]);
  });

  it('has no button for a question that no button can hold', () => {
    const text = '長い質問'.repeat(600);
    const [first] = renderReply({ reply: replyOf([{ kind: 'list', items }]), asked: { text, history: [] } });
    expect(buttonsIn(first === undefined ? [] : [first])).toEqual([]);
  });
});

describe('the sources of an answer', () => {
  it('are shown with what stands there and what is not sure about it', () => {
    const citations = [SOURCE, { ...SOURCE, place: '第4章', uncertain: '欄が空です' }];
    expect(linesOf(renderDetails(replyOf([{ kind: 'citations', citations }])))).toEqual([
      '*青葉市DX推進計画（令和8年3月）　第3章 1.1 ②　9ページ*',
      '| ② 書かない窓口　担当：市民課',
      '*青葉市DX推進計画（令和8年3月）　第4章　9ページ（※不確か）*',
      '| ② 書かない窓口　担当：市民課',
      '| ※ 不確か：欄が空です',
    ]);
  });

  it('are nothing where an answer has none', () => {
    expect(renderDetails(replyOf([{ kind: 'text', text: 'こんにちは。' }]))).toEqual([]);
  });
});
