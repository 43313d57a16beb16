import { describe, expect, it } from 'vitest';
import { isChatter } from '../../../src/conversation/chat/chatter.ts';

describe('what people say in a thread', () => {
  it.each([
    'ありがとうございました！',
    '了解です',
    'なるほど',
    '承知しました。確認します。',
    '明日、市民課に聞いてみますね',
    'いい感じだと思う',
    '山田さん、それ今日中にできますか？',
    '鈴木課長 いつまでに必要ですか',
    '助かります🙏',
    'Thanks a lot!',
    'I will ask the citizens section about that tomorrow.',
    '😀',
    '資料を回覧します。'.repeat(60),
  ])('is no question: %s', (text) => {
    expect(isChatter(text)).toBe(true);
  });

  it.each([
    'いつから？',
    '市民の皆さんに知らせるのはいつから？',
    'それはいつからですか',
    '目標値は',
    '令和9年度の予定も教えてください',
    '電子契約',
    'もう少し詳しく知りたいです',
    '担当課',
    'なるほど、では目標値は',
    'When does it start',
    'and the targets?',
    'targets',
    'ok, who is in charge of it',
  ])('is a question: %s', (text) => {
    expect(isChatter(text)).toBe(false);
  });

  it('is told to people where it is a hundred thousand words long', () => {
    for (const part of ['ok', 'はい', 'ました', 'and ', '？']) expect(isChatter(part.repeat(100_000))).toBe(true);
  });
});
