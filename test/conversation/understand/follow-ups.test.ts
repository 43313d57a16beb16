import { describe, expect, it } from 'vitest';
import { scopeOf, sectionsIn, understand, understandAnywhere } from './understanding.ts';

const OWNER = '印刷BPOの担当課は？';
const after = (history: readonly string[], text: string): ReturnType<typeof understand> =>
  understand(text, { history });

describe('a follow-up', () => {
  it.each(['それはいつから？', 'いつから？', '目標は？', 'じゃあペーパーレスは？'])(
    'leaves something to the turn before: %s',
    (text) => {
      expect(after([OWNER], text)).toMatchObject({ elliptic: true, earlier: ['印刷bpo'] });
    },
  );

  it('leaves nothing to nobody at the beginning', () => {
    expect(understand('それはいつから？')).toMatchObject({ elliptic: false, earlier: [] });
  });

  it('that says what it is about stands alone', () => {
    expect(after([OWNER], '農地台帳の電子化はいつから始まりますか？').elliptic).toBe(false);
  });

  it('asks for what it names itself', () => {
    expect(after([OWNER], 'それはいつから？').intent).toBe('schedule');
    expect(after([OWNER], '目標は？').intent).toBe('target');
    expect(after(['印刷BPOはいつから？'], 'どこの課？').intent).toBe('owner');
  });

  it('asks for the same as before where it names only another subject', () => {
    expect(after([OWNER], 'じゃあペーパーレスは？')).toMatchObject({ intent: 'owner', subject: 'ペーパーレス' });
    expect(after(['印刷BPOはいつから？'], 'ペーパーレスのほうは？').intent).toBe('schedule');
  });

  it('asks for another section’s measures', () => {
    const question = after(['情報課の取組は？'], '福祉課は？');
    expect(question.intent).toBe('list-measures');
    expect(sectionsIn(question)).toEqual(['福祉課']);
  });

  it('keeps the number of the measure', () => {
    expect(after(['③はいつ？'], '担当は？')).toMatchObject({ intent: 'owner', numbers: ['3'] });
    expect(after(['③はいつ？'], '①の担当は？').numbers).toEqual(['1']);
  });

  it('keeps the municipality and changes it when told', () => {
    expect(scopeOf(understandAnywhere('いつから？', ['大原野市の市営住宅の担当は？']))).toEqual(['oharano']);
    expect(scopeOf(understandAnywhere('原野市は？', ['大原野市の計画期間は？']))).toEqual(['harano']);
  });

  it('may mean the section spoken of before', () => {
    expect(after([OWNER], 'その課はほかに何を担当してる？').sameSection).toBe(true);
    expect(understand('その課はほかに何を担当してる？').sameSection).toBe(false);
  });

  it('sees the latest turn first, and three at most', () => {
    const history = ['農地台帳の担当は？', '家からの手続の担当は？', 'ペーパーレス会議の担当は？', OWNER];
    expect(after(history, 'それはいつから？').earlier).toEqual(['印刷bpo', 'ペーパーレス会議', '家からの手続']);
  });

  it('in English works alike', () => {
    expect(after(['Who is in charge of printing?'], 'When does it start?')).toMatchObject({
      language: 'en',
      elliptic: true,
      intent: 'schedule',
      earlier: ['printing'],
    });
  });
});
