import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { citationLine, renderReply } from '../../../adapters/terminal/render-reply.ts';
import type { Citation } from '../../../src/domain/answer.ts';
import type { Block, Reply } from '../../../src/domain/reply.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { EVERY_BLOCK, EVERYTHING } from '../../fixtures/every-block.ts';

const answer = (text: string): Promise<Reply> => new FakeAssistant().answer({ text, history: [], today: '2026-11-20' });
const citation: Citation = {
  municipality: 'a',
  plan: '青葉市DX計画',
  version: '第2期',
  place: '第3章',
  page: 12,
  passage: '',
};

describe('a reply at the terminal', () => {
  it('has the answer, where it stands and what could be asked next', async () => {
    expect(renderReply(await answer('担当は？')).split('\n')).toEqual([
      '「書かない窓口」の担当は市民窓口課です。',
      '情報政策課と各支所が協力します。',
      expect.stringMatching(/^ {2}出典: 青野野市デジタル推進計画（第2版） 第3章 取組 1 書かない窓口 12ページ$/u),
      expect.stringMatching(/^ {2}出典: .*第4章 工程表 31ページ$/u),
      '  続けて:',
      '  1) 書かない窓口はいつから始まりますか',
      '  2) 窓口の取組の目標を比較してください',
    ]);
  });

  it('shows every kind of block', async () => {
    const text = renderReply(await answer('全部'));
    for (const part of [
      '・東支所 地域振興室',
      '対応する手続きの数　10件　40件　80件',
      '・書かない窓口: 検討（2026年度）、実施（2027〜2028年度）',
      '※ 窓口予約システム',
    ])
      expect(text).toContain(part);
  });

  it('shows every kind of block but the buttons of reminders', () => {
    const marks: { readonly [K in Block['kind']]: string } = {
      text: '「書かない窓口」の担当は市民窓口課です。\n情報政策課と各支所が協力します。',
      notice: '※ 効果検証の時期は、',
      list: '協力する課\n・情報政策課\n・東支所 地域振興室',
      table: '・1件あたりの待ち時間　20分　15分',
      schedule: '・窓口予約システム: 効果検証（2027〜2028年度）',
      citations: '  出典: 青野野市デジタル推進計画（第2版） 第4章 工程表 31ページ',
      choices: '  2) 窓口の取組の目標を比較してください',
      link: '市民窓口課の予定を見る: https://kakari.example/milestones?department=a&b=1',
      actions: '',
    };
    for (const block of Object.values(EVERY_BLOCK))
      expect(renderReply({ ...EVERYTHING, blocks: [block] })).toContain(marks[block.kind]);
    expect(renderReply({ ...EVERYTHING, blocks: [EVERY_BLOCK.actions] })).toBe('');
  });

  it('keeps the direction of writing', () => {
    const blocks: readonly Block[] = [{ kind: 'text', text: 'あ\u202Eい\u2066う\u2069\u200Fえ' }];
    expect(renderReply({ ...EVERYTHING, blocks })).toBe('あいうえ');
  });

  it('offers nothing where there is nothing to ask next', async () => {
    expect(renderReply(await answer('比較'))).not.toContain('続けて');
  });

  it('never moves the cursor or colours the screen, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const dirty = `${text}\u001b[2J\u009b31m\u0007\r`;
        const reply: Reply = {
          language: 'ja',
          kind: 'grounded',
          about: 'content',
          blocks: [
            { kind: 'text', text: dirty },
            { kind: 'list', title: dirty, items: [dirty] },
            { kind: 'citations', citations: [{ ...citation, place: dirty }] },
            { kind: 'choices', choices: [{ label: dirty, question: dirty }] },
          ],
        };
        expect(renderReply(reply)).not.toMatch(/(?!\n)\p{Cc}/u);
      }),
    );
  });
});

describe('a citation in one line', () => {
  it('tells the version unless the title does', () => {
    expect(citationLine(citation)).toBe('青葉市DX計画（第2期） 第3章 12ページ');
    expect(citationLine({ ...citation, plan: '青葉市DX計画 第2期' })).toBe('青葉市DX計画 第2期 第3章 12ページ');
  });

  it('tells no page where none is known', () => {
    const { page: _, ...rest } = citation;
    expect(citationLine(rest)).toBe('青葉市DX計画（第2期） 第3章');
  });
});
