import { fc } from '../../../fast-check.ts';
import type { Citation } from '../../../../src/domain/answer.ts';
import { REMINDER_ANSWERS } from '../../../../src/domain/reminder.ts';
import type { Block, Reply } from '../../../../src/domain/reply.ts';

/** What could ping, link, format, turn the reading direction, break an escape, or not be sent at all. */
const BAD = [
  '<!channel>',
  '<@U0HANAKO01>',
  '<#C0TOWNHALL>',
  '<!subteam^S0123>',
  '<https://example.com|ここ>',
  'https://example.com/',
  '&lt;!here&gt;',
  '*太字*',
  '_斜体_',
  '`code`',
  '```',
  '> 引用',
  ':tada:',
  '- 項目',
  '・項目',
  '{"type":"button"}',
  '"""\\\\\\',
  '\u202E逆',
  '\u0000\u0007',
  '\r\n\u2028',
  '\uD83D',
  '\uDE00',
  '👩‍👩‍👧‍👦',
  '𠮷野家',
  '',
  '   ',
] as const;

const bad = fc.constantFrom(...BAD);

/** Hostile and ordinary texts, some of them far too long. */
export const hostileText = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(fc.oneof(bad, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 6 })
      .map((parts) => parts.join('')),
  },
  { weight: 3, arbitrary: fc.constantFrom('令和8年度に実施します。', '担当は市民課です。\n次の行です。', '窓口') },
  {
    weight: 1,
    arbitrary: fc.tuple(bad, fc.integer({ min: 200, max: 1200 })).map(([part, times]) => `${part}あ`.repeat(times)),
  },
);

const year = fc.integer({ min: 2018, max: 2035 });
const citation = fc.record<Citation>(
  {
    municipality: fc.constant('harano'),
    plan: hostileText,
    version: hostileText,
    place: hostileText,
    page: fc.nat({ max: 300 }),
    passage: hostileText,
    uncertain: hostileText,
  },
  { requiredKeys: ['municipality', 'plan', 'version', 'place', 'passage'] },
);
const bar = fc.record({ phase: hostileText, from: year, to: year, uncertain: fc.boolean() });
const choice = fc.record({ label: hostileText, question: hostileText });
const some = <T>(of: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength: 1, maxLength: most });

const BLOCKS: { readonly [K in Block['kind']]: fc.Arbitrary<Block> } = {
  text: fc.record({ kind: fc.constant('text' as const), text: hostileText }),
  notice: fc.record({ kind: fc.constant('notice' as const), text: hostileText }),
  list: fc.record({ kind: fc.constant('list' as const), title: hostileText, items: some(hostileText, 40) }),
  table: fc.record({
    kind: fc.constant('table' as const),
    caption: hostileText,
    columns: fc.constant(['時期', '予定', '出典']),
    rows: some(fc.tuple(hostileText, hostileText, hostileText), 40),
  }),
  schedule: fc.record({
    kind: fc.constant('schedule' as const),
    caption: hostileText,
    years: fc.constant([2026, 2027]),
    rows: some(fc.record({ label: hostileText, bars: some(bar, 5) }), 12),
  }),
  citations: fc.record({ kind: fc.constant('citations' as const), citations: some(citation, 12) }),
  choices: fc.record({ kind: fc.constant('choices' as const), choices: some(choice, 12) }),
  link: fc.record({
    kind: fc.constant('link' as const),
    label: hostileText,
    url: fc.oneof(hostileText, fc.constantFrom('https://kakari.example.lg.jp/x', 'javascript:alert(1)')),
  }),
  actions: fc.record({
    kind: fc.constant('actions' as const),
    reminder: fc.stringMatching(/^[0-9a-f]{20}$/),
    about: hostileText,
    answers: fc.constantFrom(REMINDER_ANSWERS, ['acknowledge'] as const),
  }),
};

/** Any block of any kind. */
export const anyBlock: fc.Arbitrary<Block> = fc.oneof(...Object.values(BLOCKS));

/** Any reply, with at least one block. */
export const anyReply: fc.Arbitrary<Reply> = fc.record<Reply>(
  {
    language: fc.constantFrom('ja', 'en'),
    kind: fc.constantFrom('grounded', 'not-in-plan', 'needs-clarification', 'small-talk'),
    about: fc.constantFrom('owner', 'comparison', 'content'),
    blocks: fc.array(anyBlock, { minLength: 1, maxLength: 12 }),
    inCharge: fc.constant({ municipality: 'harano', departments: ['市民課'] }),
  },
  { requiredKeys: ['language', 'kind', 'about', 'blocks'] },
);
