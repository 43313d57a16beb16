import { describe, expect, it } from 'vitest';
import { citationsOf } from '../../src/domain/reply.ts';
import { ask, askAoba, askKasugano } from './fixture-assistant.ts';

describe('staff of 青葉市 ask in Japanese', () => {
  it.each([
    ['書かない窓口の担当課は？', '担当は市民生活部 市民課、税務課（ほか関係各課）です（取組：1 書かない窓口の導入）。'],
    ['電子契約ってどこの課？', '担当は総務部 契約課です（取組：1 電子契約の導入）。'],
    ['ハンコのいらない契約の担当は？', '担当は総務部 契約課です（取組：1 電子契約の導入）。'],
    ['議事録の文字起こしはどこの課がやってる？', '担当は情報政策課です（取組：2 議事録作成の自動化）。'],
    ['スマホ申請の担当', '担当はデジタル推進室（全庁）です（取組：2 オンライン申請の拡大）。'],
    ['避難所の担当は？', '担当は危機管理課です（取組：避難所受付のデジタル化）。'],
    ['本部長は誰？', 'DX推進本部の本部長は副市長です。'],
    ['めざす姿を教えて', 'めざす姿は「手間のいらない、顔の見える市役所」です。'],
    ['計画期間は？', '計画期間は令和8年度から令和10年度までの3年間です。'],
    ['紙の使用量は令和7年度に何枚？', '令和7年度：枚数は350万枚'],
    [
      'BPRって何の略？',
      'BPR（ビーピーアール、Business Process Re-engineering）：今の手順をいったん白紙に戻し、仕事の流れを作り直すことです。',
    ],
    ['ガバクラって何', 'ガバメントクラウド：国と自治体が共同で使う、国の用意したクラウド環境です。'],
    [
      '電子決裁はどう評価された？',
      '「電子決裁の導入」の評価は「達成」です。令和6年度に全課で始まり、決裁の9割が電子になりました。',
    ],
    ['議事録は来年度どうなる？', '令和9年度（2027年度）は「実施」です（2 議事録作成の自動化）。'],
    ['コンビニ交付の今年度の予定は？', '令和8年度（2026年度）は「実施」です（3 証明書のコンビニ交付）。'],
    [
      'オンライン化率の令和9年度の目標は？',
      'オンラインで申請できる手続の割合：令和9年度（2027年度） 60%（2 オンライン申請の拡大）',
    ],
    [
      '令和10年度の書かない窓口の手続の数は？',
      '書かない窓口で扱う手続の数：令和10年度（2028年度） 30件（1 書かない窓口の導入）',
    ],
    ['市民課の取組は？', '市民課が担当に入っている取組は2件です。\n・1 書かない窓口の導入\n・3 証明書のコンビニ交付'],
    [
      'やさしい窓口の取組一覧',
      'やさしい窓口の取組は3件です。\n・1 書かない窓口の導入\n・2 オンライン申請の拡大\n・3 証明書のコンビニ交付',
    ],
    ['重点の取組は？', '重点の取組は1件です。\n・1 電子契約の導入'],
    [
      '先に始めるオンライン申請の手続は？',
      '先に始めるのは次の手続です。\n- 子育ての届出\n- 税の証明書の請求\n- 体育館の予約',
    ],
  ])('%s', async (question, answer) => {
    expect(await askAoba(question)).toBe(answer);
  });

  it.each([
    ['書かない窓口の担当は契約課で合ってる？', /^いいえ。担当は市民生活部 市民課、税務課/u],
    ['書かない窓口の担当は市民課で合ってる？', /^はい。担当は市民生活部 市民課、税務課/u],
    ['電子契約はいつから？', /令和9年10月（2027年10月、令和9年度）/u],
    ['書かない窓口はいつから？', /「実施」は令和10年度（2028年度）から/u],
    ['書かない窓口は令和9年度に何をする？', /^令和9年度（2027年度）は「試行」です[\s\S]*線が途切れている/u],
    ['書かない窓口はもうやってる？', /^いいえ。計画では、「検討」は令和8年度/u],
    ['議事録はR8で実施で合ってる？', /^はい。令和8年度（2026年度）は「実施」です/u],
    ['BPRとRPAの違いは？', /^BPR（[\s\S]*\nRPA（/u],
    ['令和8年度に検討する取組を全部', /2件です。\n・1 書かない窓口の導入：検討\n・1 電子契約の導入：検討$/u],
    ['案内係は何人置く？', /案内係を2人置きます/u],
    ['職員アンケートで負担と答えた職員の割合は？', /62%[\s\S]*※ 原資料に不確かな点があります/u],
  ])('%s (in essence)', async (question, answer) => {
    expect(await askAoba(question)).toMatch(answer);
  });

  it('with other widths, spaces and kana, and are answered the same', async () => {
    const answer = await askAoba('DXとは？');
    expect(answer).toContain('デジタル技術を使って');
    for (const question of ['ＤＸとは？', 'D X とは？', 'でぃーえっくすとは？'])
      expect(await askAoba(question)).toBe(answer);
  });
});

describe('staff of 春日野町 ask', () => {
  it.each([
    ['スマホ講座はいつ？', /^「実施」は令和8年度（2026年度）から令和12年度（2030年度）まで/u],
    [
      '行かなくてよい役場の今後の取組は？',
      /今後の取組です。年度は計画に示されていません。\n・補助金のオンライン申請\n・ビデオ通話による相談/u,
    ],
    ['ビデオ通話による相談は今やってる？', /これから取り組む予定です/u],
    ['CIOは誰？', /^CIOは副町長です。/u],
    ['講座はどこで開く？', /町内12か所の集会所/u],
    ['この計画は素案？', /^この文書は意見募集のための素案/u],
  ])('%s and hear that the plan is a draft', async (question, answer) => {
    const text = await askKasugano(question);
    expect(text).toMatch(answer);
    expect(text).toContain('※ 春日野町の計画は素案の段階です。');
  });

  it('what a word means, in the words of their own plan', async () => {
    expect(await askKasugano('DXとは？')).toMatch(/デジタルの力で、町の暮らしと役場の仕事を/u);
  });
});

describe('an answer', () => {
  it('cites plan, version, place and page', async () => {
    const [citation] = citationsOf(await ask('電子契約の担当課は？', { municipality: 'aoba' }));
    expect(citation).toMatchObject({
      municipality: 'aoba',
      plan: '青葉市DX推進計画（第2期）',
      version: '第2期',
      place: '第3章 2 身軽な仕事',
      page: 16,
    });
  });

  it('is the same every time', async () => {
    const question = '電子契約の担当課は？';
    expect(await ask(question)).toEqual(await ask(question));
  });
});
