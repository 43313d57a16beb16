import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { commandLanguage, readCommand } from '../../../src/conversation/chat/read-command.ts';

describe('what a text asks for', () => {
  it.each(['', '  ', '使い方', '使い方は？', 'ヘルプ', 'help', 'HELP', '使い方を教えてください'])(
    'is help: %s',
    (text) => {
      expect(readCommand(text)).toEqual({ kind: 'help' });
    },
  );

  it.each([
    '予定',
    '予定は？',
    '自分の課の予定',
    '自分の課の予定は？',
    '私の課の予定を教えて',
    'うちの課の予定',
    '当課の予定',
    '所属の予定を見せてください',
    'schedule',
    "My section's schedule",
    'my schedule?',
  ])("is what one's own section has coming: %s", (text) => {
    expect(readCommand(text)).toEqual({ kind: 'agenda' });
  });

  it.each(['予定 市民課', '予定　市民課', '予定：市民課', ' 予定・市民課 ', 'schedule 市民課'])(
    'is what a section has coming: %s',
    (text) => {
      expect(readCommand(text)).toEqual({ kind: 'agenda', department: '市民課' });
    },
  );

  it('is to keep a section, or to tell it', () => {
    expect(readCommand('所属 関市 市民課')).toEqual({ kind: 'section', department: '関市 市民課' });
    expect(readCommand('所属')).toEqual({ kind: 'section' });
    expect(readCommand('所属は？')).toEqual({ kind: 'section' });
  });

  it.each([
    ['用語 RPA', 'RPAとは？'],
    ['担当 電子契約', '電子契約の担当課は？'],
    ['term RPA', 'What does RPA mean?'],
    ['owner 電子契約', 'Who is in charge of 電子契約?'],
  ])('is a short form of a question: %s', (text, question) => {
    expect(readCommand(text)).toEqual({ kind: 'question', text: question });
  });

  it.each([
    '予定はいつ決まりますか',
    '電子契約の予定',
    '担当 はどこですか',
    '担当 電子契約はどこ？',
    '用語解説はありますか',
    '用語',
    '所属長は誰ですか',
    '予定表の作り方',
    'term',
    'helpful な資料はある？',
  ])('is a question as it stands: %s', (text) => {
    expect(readCommand(text)).toEqual({ kind: 'question', text });
  });

  it('is read of every text, without loss of what a question says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const command = readCommand(`質問 ${text}`);
        expect(command).toEqual({ kind: 'question', text: `質問 ${text}`.trim() });
      }),
    );
  });

  it('keeps the name of a section as it was written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ぁ-んァ-ヶ一-龠a-zA-Z0-9]{1,12}課$/u), (name) => {
        expect(readCommand(`所属 ${name}`)).toEqual(
          /^(?:は|が|を|の|に|って)/u.test(name)
            ? { kind: 'question', text: `所属 ${name}` }
            : { kind: 'section', department: name },
        );
      }),
    );
  });

  it('is read of a long text too', () => {
    for (const part of ['所属の', '予定は', 'ok']) expect(readCommand(part.repeat(20_000)).kind).toBe('question');
  });
});

describe('the language of a command', () => {
  it.each([
    ['schedule', 'en'],
    ['help', 'en'],
    ['section 市民課', 'ja'],
    ['', 'ja'],
    ['予定', 'ja'],
  ])('of %j is %s', (text, language) => {
    expect(commandLanguage(text)).toBe(language);
  });
});
