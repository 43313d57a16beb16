import { describe, expect, it } from 'vitest';
import { composeReply } from '../../../src/conversation/answer/compose-reply.ts';
import { statement } from '../../../src/language/entry-texts.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import { citationsOf, plainText } from '../../../src/domain/reply.ts';
import { fromHome, haranoPlan, paperless, passages, printing } from '../../fixtures/harano-plans.ts';
import { measureEntry, passageEntry } from '../../fixtures/questions.ts';

const owner = statement('担当は情報課です。', [measureEntry(paperless)]);
const grounded: Extract<Answer, { kind: 'grounded' }> = {
  kind: 'grounded',
  about: 'owner',
  language: 'ja',
  statements: [owner],
  notices: ['素案の段階です。'],
  choices: [{ label: 'いつ？', question: 'ペーパーレス会議の予定はいつ？' }],
};

describe('a grounded reply', () => {
  it('has the answer first, then notices, citations and what to ask next', () => {
    const reply = composeReply(grounded);
    expect(reply).toMatchObject({ kind: 'grounded', about: 'owner', language: 'ja' });
    expect(reply.blocks.map(({ kind }) => kind)).toEqual(['text', 'notice', 'citations', 'choices']);
  });

  it('leaves out what is empty', () => {
    expect(composeReply({ ...grounded, notices: [], choices: [] }).blocks.map(({ kind }) => kind)).toEqual([
      'text',
      'citations',
    ]);
  });

  it('cites a place once', () => {
    expect(citationsOf(composeReply({ ...grounded, statements: [owner, owner] }))).toHaveLength(1);
  });

  it('cites two passages of one place apart', () => {
    const two = [passages.devices, passages.head].map((passage) => statement(passage.text, [passageEntry(passage)]));
    expect(citationsOf(composeReply({ ...grounded, statements: two }))).toHaveLength(2);
  });

  it('cites six places at most', () => {
    const many = Array.from({ length: 9 }, (_, at) =>
      statement('端末', [passageEntry({ ...passages.devices, place: `第${at}章` })]),
    );
    expect(citationsOf(composeReply({ ...grounded, statements: many }))).toHaveLength(6);
  });

  it('has a plain text without citations and choices', () => {
    expect(plainText(composeReply(grounded))).toBe('担当は情報課です。\n※ 素案の段階です。');
  });
});

describe('a reply that the plan is silent', () => {
  const silent: Extract<Answer, { kind: 'not-in-plan' }> = {
    kind: 'not-in-plan',
    about: 'content',
    language: 'ja',
    text: '書かれていません。',
    nearest: [statement('本部長は市長です。', [passageEntry(passages.head)])],
    choices: [],
  };

  it('says so first and then offers what is nearest, with where it stands', () => {
    const reply = composeReply(silent);
    expect(plainText(reply)).toBe('書かれていません。\n近い記載：本部長は市長です。');
    expect(citationsOf(reply)).toMatchObject([{ place: '第2章 現状' }]);
    expect(plainText(composeReply({ ...silent, language: 'en' }))).toContain('The nearest thing in the plan: ');
  });

  it('is a single sentence where nothing is near', () => {
    expect(composeReply({ ...silent, nearest: [] }).blocks).toEqual([{ kind: 'text', text: '書かれていません。' }]);
  });
});

describe('small talk and asking back', () => {
  it.each(['small-talk', 'needs-clarification'] as const)('is text and choices: %s', (kind) => {
    const reply = composeReply({
      kind,
      about: 'greeting',
      language: 'en',
      text: 'Hello.',
      choices: [{ label: 'a', question: 'b' }],
    });
    expect(reply).toEqual({
      kind,
      about: 'greeting',
      language: 'en',
      blocks: [
        { kind: 'text', text: 'Hello.' },
        { kind: 'choices', choices: [{ label: 'a', question: 'b' }] },
      ],
    });
  });
});

describe('a citation', () => {
  const cited = (answer: Answer): unknown => citationsOf(composeReply(answer))[0];

  it('tells plan, version, place, page and what stands there', () => {
    expect(cited({ ...grounded, statements: [statement('x', [measureEntry(printing)])] })).toEqual({
      municipality: 'harano',
      plan: '原野市DX計画',
      version: '初版',
      place: '第3章 取組',
      page: 10,
      passage: '① 印刷の外部委託　担当：企画部 情報課、福祉課　印刷の外部委託を進めます。',
    });
  });

  it('tells what the source leaves unsure', () => {
    const entry = measureEntry({ ...fromHome, uncertain: '表が欠けています。' }, haranoPlan);
    expect(cited({ ...grounded, statements: [statement('x', [entry])] })).toMatchObject({
      uncertain: '表が欠けています。',
    });
  });
});
