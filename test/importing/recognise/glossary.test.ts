import { describe, expect, it } from 'vitest';
import type { SourceBlock } from '../../../src/domain/source-document.ts';
import { readTerms } from '../../../src/importing/recognise/terms/terms.ts';
import { below, grid, paragraph } from './blocks.ts';

const glossary = (...blocks: readonly SourceBlock[]) =>
  readTerms(blocks.map((block) => below(['資料編', '用語解説'], block, 40)));
const told = (...blocks: readonly SourceBlock[]) =>
  glossary(...blocks).terms.map(({ name, definition }) => `${name}＝${definition}`);
const lines = (...texts: readonly string[]) => told(...texts.map((text) => paragraph(text)));
const heading = (text: string, level = 3): SourceBlock => ({
  kind: 'heading',
  level,
  text,
  spot: { file: 'plan.txt', line: 5 },
});

const API = 'API＝ほかの仕組みから使うための窓口のこと。';
const TWIN = 'デジタルツイン＝町のようすを計算機の中に写したもの。';

describe('a glossary that is written as lines', () => {
  it.each([
    [
      'a colon',
      ['API：ほかの仕組みから使うための窓口のこと。', 'デジタルツイン：町のようすを計算機の中に写したもの。'],
    ],
    [
      'brackets',
      ['【API】', 'ほかの仕組みから使うための窓口のこと。', '【デジタルツイン】町のようすを計算機の中に写したもの。'],
    ],
    [
      'a mark and the next line',
      ['・API', 'ほかの仕組みから使うための窓口のこと。', '・デジタルツイン', '町のようすを計算機の中に写したもの。'],
    ],
    [
      'numbers',
      ['1 API', 'ほかの仕組みから使うための窓口のこと。', '2 デジタルツイン', '町のようすを計算機の中に写したもの。'],
    ],
    ['dots', ['■API…ほかの仕組みから使うための窓口のこと。', '■デジタルツイン…町のようすを計算機の中に写したもの。']],
    ['a blank', ['API ほかの仕組みから使うための窓口のこと。', 'デジタルツイン 町のようすを計算機の中に写したもの。']],
    [
      'nothing but the next line',
      ['API', 'ほかの仕組みから使うための窓口のこと。', 'デジタルツイン', '町のようすを計算機の中に写したもの。'],
    ],
    [
      'lines that a conversion ran together',
      ['API：ほかの仕組みから使うための窓口のこと。デジタルツイン：町のようすを計算機の中に写したもの。'],
    ],
  ])('may set words off by %s', (_, texts) => {
    expect(lines(...texts)).toEqual([API, TWIN]);
  });

  it('may set words off by headings and by bold lines, in groups that are no words', () => {
    expect(
      told(
        heading('A～Z', 3),
        paragraph('API', { bold: true }),
        paragraph('ほかの仕組みから使うための窓口のこと。'),
        heading('た行', 3),
        heading('デジタルツイン', 4),
        paragraph('町のようすを計算機の中に写したもの。'),
      ),
    ).toEqual([API, TWIN]);
  });

  it('has explanations of several lines, and one that was broken off', () => {
    expect(
      lines(
        '・API',
        'ほかの仕組みから使う',
        'ための窓口のこと。',
        '公開されたものもある。',
        '・クラウド',
        'つないで使う計算機。',
      ),
    ).toEqual(['API＝ほかの仕組みから使うための窓口のこと。公開されたものもある。', 'クラウド＝つないで使う計算機。']);
  });

  it('ends before the imprint', () => {
    expect(
      lines(
        '・API',
        'ほかの仕組みから使うための窓口のこと。',
        '・デジタルツイン',
        '町のようすを計算機の中に写したもの。',
        '海辺町役場',
        '企画課',
      ),
    ).toEqual([API, TWIN]);
    expect(
      lines(
        'API：ほかの仕組みから使うための窓口のこと。',
        'デジタルツイン：町のようすを計算機の中に写したもの。',
        '事務局：情報推進課',
      ),
    ).toEqual([API, TWIN]);
  });

  it('explains two words under one head where each has its own text', () => {
    const { terms } = glossary(
      paragraph('・AR／VR'),
      paragraph('AR：景色に映像を重ねる技術。'),
      paragraph('VR：作られた世界を体験する技術。'),
      paragraph('・API'),
      paragraph('ほかの仕組みから使うための窓口のこと。'),
    );
    expect(terms).toMatchObject([
      { name: 'AR', names: ['AR／VR'], definition: '景色に映像を重ねる技術。' },
      { name: 'VR', names: ['AR／VR'], definition: '作られた世界を体験する技術。' },
      { name: 'API' },
    ]);
  });

  it('explains the words of a list that is all there is of an explanation', () => {
    expect(
      lines(
        '・三つの約束',
        '①紙なし：紙の申請書を求めないこと。',
        '②一度だけ：同じことを二度聞かないこと。',
        '・API',
        'ほかの仕組みから使うための窓口のこと。',
      ),
    ).toEqual([
      '三つの約束＝①紙なし：紙の申請書を求めないこと。②一度だけ：同じことを二度聞かないこと。',
      '紙なし＝紙の申請書を求めないこと。',
      '一度だけ＝同じことを二度聞かないこと。',
      API,
    ]);
  });
});

describe('a glossary', () => {
  it('may begin with a line that no file marks as a heading; an earlier such line is of the contents', () => {
    const plan = [
      '用語集',
      '第1章 窓口を変える',
      '町民課が窓口を変えます。',
      '用語集（五十音順）',
      '・API',
      'ほかの仕組みから使うための窓口のこと。',
    ];
    const { terms } = readTerms(plan.map((text) => below([], paragraph(text))));
    expect(terms).toMatchObject([{ name: 'API', place: '用語集' }]);
  });

  it('goes on below a bracketed title of a chapter, and ends with the next chapter', () => {
    const blocks = [
      below(['用語解説'], heading('用語解説', 1)),
      below(['用語解説'], paragraph('・API')),
      below(['用語解説'], paragraph('ほかの仕組みから使うための窓口のこと。')),
      below(['【第2章 取組】'], heading('【第2章 取組】', 1)),
      below(['【第2章 取組】'], paragraph('・デジタルツイン')),
      below(['【第2章 取組】'], paragraph('町のようすを計算機の中に写したもの。')),
      below(['第3章 体制'], heading('第3章 体制', 1)),
      below(['第3章 体制'], paragraph('・会議')),
      below(['第3章 体制'], paragraph('年に三度開きます。')),
    ];
    expect(readTerms(blocks).terms.map(({ name }) => name)).toEqual(['API', 'デジタルツイン']);
  });

  it.each([
    [
      'AI（人工知能 Artificial Intelligence）',
      { name: 'AI', names: ['人工知能'], expansion: 'Artificial Intelligence' },
    ],
    ['情報通信技術（ICT）', { name: '情報通信技術', names: ['ICT'] }],
    ['OODA（ウーダ）ループ', { name: 'OODAループ', reading: 'ウーダ' }],
    ['DX（ディーエックス）', { name: 'DX', reading: 'ディーエックス', names: [] }],
    ['罹災証明（りさいしょうめい）', { name: '罹災証明', reading: 'りさいしょうめい' }],
    [
      'SNS（ソーシャル・ネットワーキング・サービス）',
      { name: 'SNS', names: ['ソーシャル・ネットワーキング・サービス'] },
    ],
    ['【デジタルデバイド(情報格差)】', { name: 'デジタルデバイド', names: ['情報格差'] }],
    ['BPR※３（P.12）', { name: 'BPR', names: [] }],
  ])('tells of %s its other names', (head, expected) => {
    const { terms } = glossary(
      grid([
        ['用語', '解説'],
        [head, '海辺町が使うことばです。'],
      ]),
    );
    expect(terms[0]).toMatchObject(expected);
  });

  it.each([
    ['「Application Programming Interface」の略。窓口のこと。', { expansion: 'Application Programming Interface' }],
    [
      '地理情報システム（Geographic Information System）の略。',
      { names: ['地理情報システム'], expansion: 'Geographic Information System' },
    ],
    ['電子看板のこと。駅などにある。', { names: ['電子看板'] }],
    ['業務やシステムにおいて、起きた問題のこと。', { names: [] }],
  ])('tells other names at the start of an explanation: %s', (definition, expected) => {
    expect(
      glossary(
        grid([
          ['用語', '解説'],
          ['甲乙丙', definition],
        ]),
      ).terms[0],
    ).toMatchObject({ ...expected, definition });
  });
});

describe('what stands in a glossary and is no word of it', () => {
  it('is the title of an appendix behind it', () => {
    expect(
      lines(
        '▼IoT',
        '物がネットワークにつながる仕組みです。',
        '▼AI',
        '判断をまねる技術です。',
        '▼委員会の開催状況',
        '第1回 令和7年7月8日 骨子について',
      ),
    ).toEqual(['IoT＝物がネットワークにつながる仕組みです。', 'AI＝判断をまねる技術です。']);
  });

  it('is a note of another page, which explains its own word', () => {
    expect(
      told(
        paragraph('・UI：利用者が操作する画面のこと。'),
        paragraph('※1 電子帳票：電子データで保管する帳票。', { footnote: true }),
      ).toSorted(),
    ).toEqual(['UI＝利用者が操作する画面のこと。', '電子帳票＝電子データで保管する帳票。'].toSorted());
  });
});
