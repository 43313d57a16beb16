import { describe, expect, it } from 'vitest';
import { outline } from '../../../src/importing/recognise/outline/outline.ts';
import { blockAt, documentOf, headingsOf } from './lines.ts';

const SENTENCE = '町民のみなさんが役場に来なくても、用事を済ませられるようにしていきます。';

describe('an outline', () => {
  it('infers levels from the numbers, whatever the file says', () => {
    expect(
      headingsOf([
        '## 第1章 総論',
        SENTENCE,
        '# 1 趣旨',
        SENTENCE,
        '#### (1) 背景',
        SENTENCE,
        '# (2) 目的',
        SENTENCE,
        '### 2 期間',
        SENTENCE,
      ]),
    ).toEqual(['第1章 総論', '  1 趣旨', '    (1) 背景', '    (2) 目的', '  2 期間']);
  });

  it('puts a numbering where the plan first nests it', () => {
    expect(
      headingsOf([
        '1 取組',
        SENTENCE,
        '基本方針1 窓口',
        SENTENCE,
        '① 予約',
        SENTENCE,
        '② 案内',
        SENTENCE,
        '基本方針2 職場',
        SENTENCE,
        '③ 研修',
        SENTENCE,
      ]),
    ).toEqual(['1 取組', '  基本方針1 窓口', '    ① 予約', '    ② 案内', '  基本方針2 職場', '    ③ 研修']);
  });

  it('hangs the labels of a measure below its number', () => {
    expect(
      headingsOf([
        '1.1 窓口',
        SENTENCE,
        '■ 実施アクション',
        '① 予約',
        SENTENCE,
        '● 担当課',
        '町民課',
        '■ 実施スケジュール',
        '年度 | R8 | R9',
        '② 案内',
        SENTENCE,
        '● 担当課',
        '総務課',
      ]),
    ).toEqual([
      '1.1 窓口',
      '  ■ 実施アクション',
      '    ① 予約',
      '      ● 担当課',
      '      ■ 実施スケジュール',
      '    ② 案内',
      '      ● 担当課',
    ]);
  });

  it('leaves labels of parts out of the place of a citation and keeps them in the headings', () => {
    const owners = blockAt(
      outline([documentOf(['第2章 取組', SENTENCE, '2.1 窓口', SENTENCE, '① 予約', SENTENCE, '● 担当課', '町民課'])]),
      '町民課',
    );
    expect(owners.place).toBe('第2章 2.1 窓口 ①');
    expect(owners.headings.map(({ title }) => title)).toEqual(['取組', '窓口', '予約', '担当課']);
  });

  it('joins a number with the title on the next line', () => {
    expect(headingsOf(['施策 1-1', '窓口に行かない手続', '現状と課題', SENTENCE])).toEqual([
      '施策 1-1 窓口に行かない手続',
      '  現状と課題',
    ]);
  });

  it('takes sentences, items and runs of numbered lines for text', () => {
    expect(
      headingsOf([
        '1 取組',
        SENTENCE,
        '① 予約できる窓口を増やします。',
        '- ② 案内の見直し',
        '・研修',
        '③ 端末の更新',
        '④ 回線の増強',
        '⑤ 保守の見直し',
        SENTENCE,
      ]),
    ).toEqual(['1 取組']);
  });

  it('takes a bracket that names owners for text', () => {
    expect(headingsOf(['① 予約', SENTENCE, '【町民課】', SENTENCE, '〈総務部 情報課〉', SENTENCE])).toEqual(['① 予約']);
  });

  it('keeps numbers that the table of contents does not name within those that it names', () => {
    expect(
      headingsOf([
        '目次',
        '1 方針・・・・・1',
        '2 姿勢・・・・・2',
        '3 将来・・・・・3',
        '1 方針',
        SENTENCE,
        '2 姿勢',
        SENTENCE,
        '人材の育成',
        '1 意識',
        SENTENCE,
        '2 技能',
        SENTENCE,
        '3 将来',
        SENTENCE,
      ]),
    ).toEqual(['1 方針', '2 姿勢', '  人材の育成', '    1 意識', '    2 技能', '3 将来']);
  });

  it('reads an unnumbered line over a numbering that begins again as the heading of both', () => {
    expect(
      headingsOf(['1 取組', SENTENCE, '2 期間', SENTENCE, '策定の体制と日程', '1 体制', SENTENCE, '2 日程', SENTENCE]),
    ).toEqual(['1 取組', '2 期間', '策定の体制と日程', '  1 体制', '  2 日程']);
  });

  it('goes by the levels of the file where nothing is numbered', () => {
    expect(
      headingsOf([
        '# 窓口を変える',
        '## 予約の導入',
        SENTENCE,
        '### 担当課',
        '町民課',
        '## 案内の改善',
        SENTENCE,
        '# 職場を変える',
        SENTENCE,
      ]),
    ).toEqual(['窓口を変える', '  予約の導入', '    担当課', '  案内の改善', '職場を変える']);
  });

  it('leaves a heading out that a layout repeats while it is open', () => {
    expect(headingsOf(['1 国の動向', SENTENCE, '1 国の動向', SENTENCE, '2 町の姿', SENTENCE])).toEqual([
      '1 国の動向',
      '2 町の姿',
    ]);
  });

  it('takes what only names the part of the plan on the edge of pages for text', () => {
    const lines = [
      '① 予約',
      SENTENCE,
      '目的1 続く仕組み',
      SENTENCE,
      '② 案内',
      SENTENCE,
      '目的1 続く仕組み',
      SENTENCE,
      '③ 研修',
      SENTENCE,
      '目的2 育つ人',
      SENTENCE,
      '④ 端末',
      SENTENCE,
      '目的2 育つ人',
      SENTENCE,
    ];
    expect(headingsOf(lines)).toEqual(['① 予約', '② 案内', '③ 研修', '④ 端末']);
  });

  it('reads a plain number behind the last circle that there is as one of them', () => {
    expect(headingsOf(['4 施策', SENTENCE, '㉖ 予約', SENTENCE, '27 案内', SENTENCE])).toEqual([
      '4 施策',
      '  ㉖ 予約',
      '  27 案内',
    ]);
  });

  it('tells the cover and the colophon from the text', () => {
    const outlined = outline([
      documentOf([
        '若葉町デジタル推進計画',
        '令和8年3月',
        '若葉町',
        '1 趣旨',
        SENTENCE,
        '若葉町デジタル推進計画',
        '令和8年3月発行',
        '若葉町総務部情報課',
        '電話 000-000-0000',
      ]),
    ]);
    expect(outlined.map(({ place }) => place)).toEqual([
      '表紙',
      '表紙',
      '表紙',
      '1 趣旨',
      '1 趣旨',
      '奥付',
      '奥付',
      '奥付',
      '奥付',
    ]);
  });

  it('keeps the documents in their order, each with headings of its own', () => {
    const outlined = outline([documentOf(['1 趣旨', SENTENCE], 'a.txt'), documentOf([SENTENCE], 'b.txt')]);
    expect(outlined.map(({ block, place }) => [block.spot.file, place])).toEqual([
      ['a.txt', '1 趣旨'],
      ['a.txt', '1 趣旨'],
      ['b.txt', '冒頭'],
    ]);
  });
});
