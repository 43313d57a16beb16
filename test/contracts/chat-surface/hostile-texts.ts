import type { Citation } from '../../../src/domain/answer.ts';
import type { Block, Reply } from '../../../src/domain/reply.ts';

/** Texts that some platform takes for more than text: mentions, links, markup, cards, templates, and characters without a shape. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<!channel>',
  '<!here|here>',
  '<!subteam^S0123|team>',
  '<@U123>',
  '<#C123|general>',
  '@channel',
  '@team',
  '<https://evil.example|x>',
  'https://evil.example/a',
  '[x](https://evil.example)',
  '![x](https://evil.example/x.png)',
  '<at>all</at>',
  '<at id="0">山田 花子</at>',
  '**太字**',
  '*太字* _斜体_ ~取消~ `等幅`',
  '# 見出し',
  '> 引用',
  '```\n塀\n```',
  '<b>太字</b><script>alert(1)</script>',
  '<a href="https://evil.example">x</a>',
  '&lt;!channel&gt; &amp;',
  '"}]},{"type":"Action.OpenUrl","url":"https://evil.example"}',
  '{{DATE(2026-11-20T00:00:00Z)}} ${title} $(title)',
  ':smile:',
  'あ\u202Eいうえ\u202Cお\u2066か\u2069',
  'あ\u200Eい\u200Fう\u061Cえ',
  'あ\u0000い\u0007う\u001B[31mえ\u009B1mお\r',
];

const citationWith = (text: string): Citation => ({
  municipality: text,
  plan: text,
  version: text,
  place: text,
  page: 1,
  passage: text,
  uncertain: text,
});

/** All the blocks that an answer can have, with a text wherever a text can stand. */
export const blocksWith = (text: string): readonly Block[] => [
  { kind: 'text', text },
  { kind: 'notice', text },
  { kind: 'list', title: text, items: [text, text] },
  { kind: 'table', caption: text, columns: [text, text], rows: [[text, text]] },
  {
    kind: 'schedule',
    caption: text,
    years: [2026, 2027],
    rows: [{ label: text, bars: [{ phase: text, from: 2026, to: 2027, uncertain: true }] }],
  },
  { kind: 'citations', citations: [citationWith(text)] },
  { kind: 'choices', choices: [{ label: text, question: text }] },
];

export const replyWith = (text: string): Reply => ({
  language: 'ja',
  kind: 'grounded',
  about: 'content',
  blocks: blocksWith(text),
});
