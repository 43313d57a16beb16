import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/domain/reply.ts';
import { ask, askAoba } from './fixture-assistant.ts';

describe('a conversation', () => {
  it.each([
    ['書かない窓口の担当課は？', 'それはいつから？', /「実施」は令和10年度（2028年度）から.*書かない窓口/u],
    ['書かない窓口の担当課は？', '目標は？', /^書かない窓口で扱う手続の数：/u],
    ['電子契約はいつから？', 'どこの課？', /^担当は総務部 契約課です/u],
    ['電子契約の担当は？', 'じゃあ議事録は？', /^担当は情報政策課です/u],
    ['市民課の取組は？', '税務課は？', /^税務課が担当に入っている取組は1件です。/u],
    ['市民課の取組は？', '電子契約の導入はいつから？', /令和9年10月/u],
    ['オンライン化率の目標は？', '令和9年度は？', /60%/u],
    ['電子契約の担当は？', 'その課はほかに何を担当？', /^契約課が担当に入っている取組は1件です。/u],
    ['電子契約の担当は？', 'BPRとは？', /^BPR（/u],
    ['Who is in charge of electronic contracts?', 'When does it start?', /FY2027/u],
  ])('%s … %s', async (before, question, answer) => {
    expect(await askAoba(question, before)).toMatch(answer);
  });

  it('goes on from the latest turn', async () => {
    expect(await askAoba('いつから？', '電子契約の担当は？', '書かない窓口の担当は？')).toContain('書かない窓口の導入');
  });

  it('keeps to the municipality that was named', async () => {
    const reply = await ask('めざす姿は？', { history: ['春日野町の計画期間は？'] });
    expect(plainText(reply)).toContain('山里にいても、すぐそばに役場');
    expect(plainText(reply)).not.toContain('青葉市');
  });
});

describe('the day on which it is asked', () => {
  const owner = async (today: string): Promise<string> =>
    plainText(await ask('電子契約の担当課は？', { municipality: 'aoba', today }));
  const over = '※ 青葉市の計画期間は令和10年度で終わっています。';

  it('says that the plan is over from the day after its last', async () => {
    expect(await owner('2026-04-01')).not.toContain('※');
    expect(await owner('2029-03-31')).not.toContain(over);
    expect(await owner('2029-04-01')).toContain(over);
  });

  it('does not say so where it changes nothing', async () => {
    expect(plainText(await ask('BPRとは？', { municipality: 'aoba', today: '2030-05-01' }))).not.toContain(over);
  });

  it('decides what already runs', async () => {
    const runs = async (today: string): Promise<string> =>
      plainText(await ask('議事録作成の自動化はもうやってる？', { municipality: 'aoba', today }));
    expect(await runs('2026-03-31')).toMatch(/^いいえ。/u);
    expect(await runs('2026-04-01')).toMatch(/^はい。/u);
  });

  it('decides which year 来年度 is', async () => {
    const next = async (today: string): Promise<string> =>
      plainText(await ask('書かない窓口は来年度に何をする？', { municipality: 'aoba', today }));
    expect(await next('2026-11-20')).toContain('令和9年度（2027年度）は「試行」です');
    expect(await next('2027-03-31')).toContain('令和9年度（2027年度）は「試行」です');
    expect(await next('2027-04-01')).toContain('令和10年度（2028年度）は「実施」です');
  });
});

describe('two municipalities', () => {
  it.each([
    [
      '青葉市と春日野町の計画期間は？',
      ['青葉市：計画期間は令和8年度から令和10年度まで', '春日野町：対象期間は令和8年度から令和12年度まで'],
    ],
    ['青葉市と春日野町のめざす姿を比べて', ['青葉市：めざす姿は「手間のいらない', '春日野町：将来像は「山里にいても']],
    ['青葉市と春日野町でDXの意味はどう違う？', ['青葉市：DX（', '春日野町：DX（']],
  ])('stand side by side: %s', async (question, parts) => {
    const reply = await ask(question);
    expect(reply).toMatchObject({ kind: 'grounded', about: 'comparison' });
    for (const part of parts) expect(plainText(reply)).toContain(part);
  });

  it('are told apart by whose plan says it', async () => {
    expect(plainText(await ask('イノシシ捕獲の見守りはどこの町？'))).toMatch(/^春日野町：/u);
    expect(plainText(await ask('避難所の担当は？'))).toMatch(/^青葉市：担当は危機管理課です/u);
  });

  it('are sorted by what their plans are', async () => {
    expect(plainText(await ask('素案の計画はどれ？'))).toMatch(/^春日野町：春日野町デジタル化基本方針（素案）/u);
    expect(plainText(await ask('令和10年度に終わる計画は？'))).toMatch(/^青葉市：青葉市DX推進計画/u);
    expect(plainText(await ask('Which plan is still a draft?'))).toMatch(/^春日野町 \(Kasugano Town\): /u);
  });

  it('answer for the one that is named, whichever was picked', async () => {
    expect(plainText(await ask('青葉市の電子契約の担当課は？', { municipality: 'kasugano' }))).toContain(
      '担当は総務部 契約課です',
    );
  });
});
