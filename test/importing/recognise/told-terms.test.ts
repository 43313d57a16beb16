import { describe, expect, it } from 'vitest';
import { readTerms } from '../../../src/importing/recognise/terms/terms.ts';
import { below, grid, paragraph } from './blocks.ts';

const read = (...texts: readonly string[]) =>
  readTerms(texts.map((text) => below(['第1章 はじめに'], paragraph(text), 3)));
const told = (...texts: readonly string[]) =>
  read(...texts).terms.map(({ name, definition }) => `${name}＝${definition}`);

describe('a note', () => {
  it('with a number belongs to the word that carries it', () => {
    expect(
      told(
        '海辺町はAI※1・RPA※2を使います。',
        '※1 人の知的な働きをまねる技術。',
        '※2 決まった作業を人に代わって行う仕組み。',
      ),
    ).toEqual(['AI＝人の知的な働きをまねる技術。', 'RPA＝決まった作業を人に代わって行う仕組み。']);
  });

  it('of the same number belongs to the nearest word before it', () => {
    expect(
      told(
        'オープンデータ（※1）を増やします。',
        '※1 誰でも使えるデータ。',
        '「まちの地図」＊1 を作ります。',
        '注1 使わない。',
        '*1 道路や水路を重ねた地図。',
      ),
    ).toEqual(['オープンデータ＝誰でも使えるデータ。', 'まちの地図＝道路や水路を重ねた地図。']);
  });

  it('may name its word itself, with a colon, とは or a blank', () => {
    expect(
      told(
        '点群データ※1を撮ります。',
        '※1 点群データ 無数の点で表した立体のデータ。',
        '※BPR：仕事の流れを根本から見直すこと。',
        '※ここで示す類似団体とは、人口が近い町のこと。',
      ),
    ).toEqual([
      '点群データ＝無数の点で表した立体のデータ。',
      'BPR＝仕事の流れを根本から見直すこと。',
      '類似団体＝人口が近い町のこと。',
    ]);
  });

  it('that opens with the fuller name of its word is an entry of that name', () => {
    expect(told('国が進めるシステム※1へ移ります。', '※1 標準準拠システム。国の決まりに合わせて作られたもの。')).toEqual(
      ['標準準拠システム＝標準準拠システム。国の決まりに合わせて作られたもの。'],
    );
  });

  it('without a mark is one where its word carries one in the text, or it is plainly an explanation', () => {
    expect(
      told(
        'デジタルリテラシー*を高めます。',
        'デジタルリテラシー：機器を使いこなす能力',
        'API：「Application Programming Interface」の略。',
      ),
    ).toEqual(['デジタルリテラシー＝機器を使いこなす能力', 'API＝「Application Programming Interface」の略。']);
  });

  it('may stand in the last row of a table', () => {
    const { terms } = readTerms([
      below(
        [],
        grid([
          ['取組', '担当'],
          ['BPR※1の推進', '総務課'],
          ['※1 仕事の流れを根本から見直すこと。', ''],
        ]),
      ),
    ]);
    expect(terms).toMatchObject([{ name: 'BPR', definition: '仕事の流れを根本から見直すこと。' }]);
  });

  it.each([
    '※1 令和7年度末時点。',
    '※1 出典：総務省の調査による。',
    '※取組は毎年見直します。',
    '※正式名称…海辺町における行政手続の電子化に関する条例',
    '※1 他の計画に再掲',
    '電話：0000-00-0000（総務課が受けるもの）',
  ])('is no explanation where it says where, when or how: %s', (note) => {
    expect(told('電子申請※1の件数を示します。', note)).toEqual([]);
  });

  it('whose word may be longer than was read is unsure, and says so', () => {
    const { terms, doubts } = read('書かない窓口※1を開きます。', '※1 職員が聞き取って申請書を作る仕組み。');
    expect(terms).toMatchObject([{ name: '窓口', uncertain: '「※1」の付いた語を「窓口」と読み取りました。' }]);
    expect(doubts).toMatchObject([
      { about: { kind: 'term', name: '窓口' }, read: '職員が聞き取って申請書を作る仕組み。', assumed: '窓口' },
    ]);
  });
});

describe('a sentence of the text', () => {
  it.each([
    ['ロボット受付とは、機械が来庁者を案内することです。', 'ロボット受付＝機械が来庁者を案内することです。'],
    ['ここでいう「電子化」とは、紙をなくすことを指します。', '電子化＝紙をなくすことを指します。'],
    ['離れた支所を画面で結ぶ取組を特に「どこでも窓口」といいます。', 'どこでも窓口＝離れた支所を画面で結ぶ取組'],
    [
      '各課で仕事の改革を引っぱる「変革リーダー」を育成します。',
      '変革リーダー＝各課で仕事の改革を引っぱる「変革リーダー」',
    ],
  ])('explains: %s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it('may explain two words, or what the sentence before says', () => {
    expect(told('「電子化」とは、紙をなくすことをいい、「変革」とは、仕事を作り直すことをいいます。')).toEqual([
      '電子化＝紙をなくすこと',
      '変革＝仕事を作り直すことをいいます。',
    ]);
    expect(told('壊れた道を写真で知らせてもらいます。これを「道の通報」と呼び、来年始めます。')).toEqual([
      '道の通報＝壊れた道を写真で知らせてもらいます。',
    ]);
  });

  it.each([
    'デジタル技術を導入し（以下「デジタル化」という。）、暮らしを変えます。',
    '計画とは異なり、毎年見直します。',
    'これとは、別に考えます。',
    '海辺町が目指す姿を示す「海辺町DX推進計画」を策定します。',
    '海辺町（以下「町」という。）は取り組みます。',
    '電子申請（総務課）と収納（会計課）を進めます。',
    'AI（チャットボット）を置きます。',
  ])('explains nothing: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('below a question explains its word', () => {
    expect(told('＜PDCAとは＞', '計画し、行い、確かめ、直すことをくり返す方法です。')).toEqual([
      'PDCA＝計画し、行い、確かめ、直すことをくり返す方法です。',
    ]);
  });
});

describe('a sentence that is set over several boxes', () => {
  it('explains its word by the quotation below, or by what the plan itself takes it for', () => {
    const opening = [
      '一般的にDX（デジタルトランスフォーメーション）とは、',
      '「進んだ技術で暮らしを良くしていくという考え方」',
    ];
    expect(read(...opening).terms).toMatchObject([
      { name: 'DX', definition: '「進んだ技術で暮らしを良くしていくという考え方」' },
    ]);
    const own = ['ですが、', '「新しいやり方で役場の仕事を作り直す取組」', 'と定義します。'];
    expect(read(...opening, ...own).terms).toMatchObject([
      { name: 'DX', definition: '「新しいやり方で役場の仕事を作り直す取組」' },
    ]);
  });
});

describe('a word in brackets', () => {
  it.each([
    ['最高情報責任者（CIO）を置き、', { name: 'CIO', names: ['最高情報責任者'], definition: '最高情報責任者' }],
    ['「EBPM（証拠に基づく政策立案）」を進めます。', { name: 'EBPM', names: ['証拠に基づく政策立案'] }],
    ['⑭MaaS（Mobility as a Service）の研究', { name: 'MaaS', expansion: 'Mobility as a Service' }],
    [
      'ダッシュボード（数値を一目で示す画面）を作ります。',
      { name: 'ダッシュボード', definition: '数値を一目で示す画面' },
    ],
    ['役場の窓口業務（フロントヤード）を変えます。', { name: 'フロントヤード', definition: '役場の窓口業務' }],
    ['政策や施策（以下、「政策等」という。）を見直します。', { name: '政策等', definition: '政策や施策' }],
  ])('says a word in another way: %s', (text, expected) => {
    expect(read(text).terms).toMatchObject([expected]);
  });

  it('adds its name to an explanation that stands elsewhere, and never goes before it', () => {
    const { terms } = read('地理情報システム（GIS）で示します。', 'GISとは、地図に情報を重ねる仕組みです。');
    expect(terms).toMatchObject([
      { name: 'GIS', names: ['地理情報システム'], definition: '地図に情報を重ねる仕組みです。' },
    ]);
  });
});

describe('the same word', () => {
  const glossary = (head: string, text: string) =>
    below(
      ['用語集'],
      grid([
        ['用語', '解説'],
        [head, text],
      ]),
      30,
    );

  it('explained by a note and by the glossary is one, as the glossary has it', () => {
    const { terms } = readTerms([
      below(['第1章'], paragraph('BPR*を進めます。')),
      below(['第1章'], paragraph('BPR：仕事の流れを見直すこと。')),
      glossary('BPR（業務改革）', '仕事の流れを根本から見直し、作り直すこと。'),
    ]);
    expect(terms).toMatchObject([
      { name: 'BPR', names: ['業務改革'], definition: '仕事の流れを根本から見直し、作り直すこと。', page: 30 },
    ]);
  });

  it('spelled in two ways with one explanation keeps both spellings', () => {
    const { terms } = readTerms([
      below(['第1章'], paragraph('デジタルデバインド：機器を使える人と使えない人との間の格差のこと。')),
      glossary('デジタルデバイド', '機器を使える人と使えない人との間の格差のこと。'),
    ]);
    expect(terms).toMatchObject([{ name: 'デジタルデバイド', names: ['デジタルデバインド'] }]);
  });
});

describe('kinds', () => {
  it('are explained by a table whose texts end with the noun of the word', () => {
    const { terms } = readTerms([
      below(
        ['調査'],
        grid([
          ['作業分類', '作業内容', '割合'],
          ['付随作業', '主な作業に伴って必要となる作業', '12'],
          ['その他', '上のいずれでもない', '3'],
        ]),
      ),
    ]);
    expect(terms.map(({ name }) => name)).toEqual(['付随作業']);
  });

  it('are explained by three lines in a row of words with their other names', () => {
    expect(
      told(
        '✓ アクティビティ（活動） 取組で実際に行うこと',
        '✓ アウトプット（産出） 取組が直接生み出すもの',
        '✓ アウトカム（成果） 取組により暮らしに起きる変化',
      ),
    ).toHaveLength(3);
    expect(told('・電子申請（総務課） 申請を画面から受け付けること')).toEqual([]);
  });
});

describe('a column beside the text', () => {
  it('explains the word of its title where it says what that is', () => {
    expect(
      told('コラム：デジタル人材', 'デジタルの知識を仕事に生かせる人のことです。本町では研修を行います。'),
    ).toEqual(['デジタル人材＝デジタルの知識を仕事に生かせる人のことです。本町では研修を行います。']);
  });

  it('explains nothing where it tells of something done', () => {
    expect(told('コラム：スマホ教室', '昨年は三つの地区で教室を開きました。')).toEqual([]);
  });
});
