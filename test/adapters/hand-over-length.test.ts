import { fc } from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { renderNotice } from '../../adapters/slack/render/render-notice.ts';
import { noticeActivity } from '../../adapters/teams/cards/notice.ts';
import { handOverNotice } from '../../src/conversation/chat/hand-over-notice.ts';
import type { Reply } from '../../src/domain/reply.ts';
import { words } from '../domain/made-up-blocks.ts';

const LONG_LINK = `https://teams.microsoft.com/l/message/${'a'.repeat(200)}`;

const replies: fc.Arbitrary<Reply> = fc
  .record({
    kind: fc.constantFrom('grounded', 'not-in-plan'),
    said: fc.oneof(
      fc.record({ kind: fc.constant('text'), text: words(3000) }),
      fc.record({ kind: fc.constant('list'), title: words(40), items: fc.array(words(60), { maxLength: 60 }) }),
    ),
    place: words(40),
    sources: fc.nat(12),
    departments: fc.array(words(12), { maxLength: 6 }),
  })
  .map(({ kind, said, place, sources, departments }) => ({
    language: 'ja',
    kind,
    about: 'owner',
    blocks: [
      said,
      {
        kind: 'citations',
        citations: Array.from({ length: sources }, () => ({
          municipality: '青葉市',
          plan: '青葉市デジタル・トランスフォーメーション推進計画',
          version: '令和8年3月改定',
          place,
          page: 120,
          passage: '文'.repeat(500),
        })),
      },
    ],
    inCharge: { municipality: 'aoba', departments },
  }));

describe('a question that is handed over', () => {
  it('fits one message of every platform, whatever was asked and answered', () => {
    const notices = fc.record({
      text: words(3000),
      history: fc.array(words(3000), { maxLength: 2 }),
      reply: replies,
      to: fc.constantFrom('owner', 'promoters'),
    });
    fc.assert(
      fc.property(notices, ({ text, history, reply, to }) => {
        const by = { platform: 'teams', tenant: 't', id: 'u', name: '山田 花子'.repeat(20) } as const;
        const notice = handOverNotice({ event: 'e', asked: { text, history }, by, link: LONG_LINK }, reply, to);
        expect(renderNotice({ notice, message: 'm' })).toHaveLength(1);
        const card = noticeActivity({ id: 'm', notice, today: '2026-11-20' });
        expect(JSON.stringify(card)).not.toContain('続きを見る');
        expect(JSON.stringify(card)).toContain(LONG_LINK);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
