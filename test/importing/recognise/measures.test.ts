import { describe, expect, it } from 'vitest';
import { drafted, told } from './recognised.ts';

const PERIOD = '計画期間は令和8年度から令和10年度までの3年間です。\n';

describe('measures told by headings', () => {
  it('are found where parts of each stand under numbered labels', async () => {
    const text = `日向町デジタル計画
${PERIOD}
第2章 取組内容
基本目標1 便利な暮らし
取組1 申請の電子化
(1) 現状と課題
紙の申請が多くあります。
(2) 取組内容
手続を増やします。
(3) 担当課
情報課、町民課
(4) スケジュール
項目\tR8\tR9\tR10
手続の拡大\t検討\t実施\t→
改修\t\t実施\t→
取組2 待たない窓口
(1) 現状と課題
待ち時間が長くあります。
(2) 取組内容
予約制にします。
(3) 担当課
町民課
(4) スケジュール
項目\tR8\tR9\tR10
予約制\t検討\t実施\t→
`;
    expect(await told(text, 'plan.txt')).toEqual([
      '1 申請の電子化 | 情報課、町民課 | 手続の拡大:検討 2026-2026, 手続の拡大:実施 2027-2028, 改修:実施 2027-2028',
      '2 待たない窓口 | 町民課 | 検討 2026-2026, 実施 2027-2028',
    ]);
    const { measures } = await drafted(text, 'plan.txt');
    expect(measures[0]).toMatchObject({
      id: 'hinata-01',
      group: ['基本目標1 便利な暮らし'],
      summary: '手続を増やします。',
    });
  });

  it('are found where they have no numbers and their owners stand on a line', async () => {
    const text = `# 日向町計画\n\n${PERIOD}\n## 第3章 取組\n\n### 3-1 暮らし\n\n**電子申請**\n\n手続を増やします。\n\n担当課：町民課、福祉課\n\n**窓口予約**\n\n予約を受けます。\n\n担当課：DX推進課、全課\n`;
    expect(await told(text)).toEqual(['電子申請 | 町民課、福祉課 | ', '窓口予約 | DX推進課 | ']);
  });

  it('are found where brackets in the heading name the owners', async () => {
    const text = `日向村計画\n${PERIOD}\n2. 施策\n【柱1】村民サービス\n①電子申請の推進（担当：住民課）\n村民が申請できるようにします。\n②スマホ教室（担当：住民課、福祉課）\n教室を開きます。\n【柱2】村政運営\n①電子決裁の導入（担当：総務課）\n決裁を電子化します。\n`;
    expect(await told(text, 'plan.txt')).toEqual([
      '① 電子申請の推進 | 住民課 | ',
      '② スマホ教室 | 住民課、福祉課 | ',
      '① 電子決裁の導入 | 総務課 | ',
    ]);
    const { measures } = await drafted(text, 'plan.txt');
    expect(measures.map(({ id }) => id)).toEqual(['hinata-1-01', 'hinata-1-02', 'hinata-2-01']);
  });

  it('do not take a heading within a measure for one', async () => {
    const one = (number: string, title: string) =>
      `### ${number} ${title}\n\n進めます。\n\n#### ● 利用の拡大\n\n広げます。\n\n#### ● 担当課\n\n情報課\n\n`;
    const plain = (number: string, title: string) =>
      `### ${number} ${title}\n\n進めます。\n\n#### ● 担当課\n\n総務課\n\n`;
    const text = `# 日向町計画\n\n${PERIOD}\n## 第3章 取組\n\n${plain('①', '電子申請')}${plain('②', '電子決裁')}${plain('③', '電子契約')}${one('④', 'データの活用')}`;
    expect((await told(text)).map((line) => line.split(' | ')[0])).toEqual([
      '① 電子申請',
      '② 電子決裁',
      '③ 電子契約',
      '④ データの活用',
    ]);
  });

  it('are found one after the other where their headings were lost', async () => {
    const text = `# 日向町計画\n\n${PERIOD}\n## 第3章 取組\n\n電子申請の拡充\n\n担当課：情報課\n\n取組内容：手続を増やします。\n\n書かない窓口\n\n担当課：町民課\n\n取組内容：手間を減らします。\n`;
    expect(await told(text)).toEqual(['電子申請の拡充 | 情報課 | ', '書かない窓口 | 町民課 | ']);
  });

  it('are the finest numbered headings of the chapters on measures where nobody is in charge', async () => {
    const text = `# 日向村構想\n\n## 第1章 背景\n\n### 1 人口\n\n減っています。\n\n## 第2章 村の取組\n\n### 1 暮らし\n\n#### (1) 手続の簡素化\n\n様式を見直します。\n\n#### (2) 情報の届け方\n\n画面で届けます。\n\n### 2 仕事\n\n#### (1) 道具の見直し\n\n新しくします。\n`;
    expect(await told(text)).toEqual(['(1) 手続の簡素化 |  | ', '(2) 情報の届け方 |  | ', '(1) 道具の見直し |  | ']);
    const { plan, measures } = await drafted(text);
    expect(plan.namesOwners).toBe(false);
    expect(measures.map(({ group }) => group)).toEqual([['暮らし'], ['暮らし'], ['仕事']]);
  });

  it('keep what is done now and what is planned apart', async () => {
    const one = (number: string) =>
      `### 施策 ${number}\n\n目指す姿\n\n便利にします。\n\n現在の取組内容\n\n- 証明書の交付\n- 手続の案内\n\n主な今後の取組内容\n\n- 申請の電子化\n\n`;
    const { measures } = await drafted(
      `# 日向町計画\n\n## 第3章 取組事項\n\n${one('1-1 窓口改革')}${one('1-2 庁内改革')}`,
    );
    expect(measures[0]).toMatchObject({
      number: '1-1',
      title: '窓口改革',
      current: [{ title: '証明書の交付' }, { title: '手続の案内' }],
      planned: [{ title: '申請の電子化' }],
    });
  });
});

describe('measures told by tables', () => {
  it('are the rows of a list, under the rows that group them', async () => {
    const text = `# 日向町計画\n\n${PERIOD}\n## 施策一覧\n\n| No. | 施策名 | 概要 | 担当課 | 令和8年度 | 令和9年度 | 令和10年度 |\n|---|---|---|---|---|---|---|\n| 1 暮らし |||||||\n| 1-1 | 電子申請 | 手続を増やす | 総務課 | 検討 | 実施 | → |\n| 1-2 | 電子納付 | 払えるようにする | 会計課・税務課 | 実施 | → | → |\n`;
    expect(await told(text)).toEqual([
      '1-1 電子申請 | 総務課 | 検討 2026-2026, 実施 2027-2028',
      '1-2 電子納付 | 会計課、税務課 | 実施 2026-2028',
    ]);
  });

  it('have a line of the schedule for each of their rows', async () => {
    const text = `# 日向町計画\n\n${PERIOD}\n<table><tr><th>No</th><th>取組項目</th><th>実施内容</th><th>担当課</th><th>R8</th><th>R9</th><th>R10</th></tr><tr><td rowspan="2">1</td><td rowspan="2">窓口改革</td><td>予約</td><td rowspan="2">町民課</td><td>検討</td><td>実施</td><td>→</td></tr><tr><td>記入の廃止</td><td></td><td>検討</td><td>実施</td></tr><tr><td>2</td><td>電子決裁</td><td>導入</td><td>総務課</td><td>調査</td><td>導入</td><td>→</td></tr></table>\n`;
    expect(await told(text)).toEqual([
      '1 窓口改革 | 町民課 | 予約:検討 2026-2026, 予約:実施 2027-2028, 記入の廃止:検討 2027-2027, 記入の廃止:実施 2028-2028',
      '2 電子決裁 | 総務課 | 調査 2026-2026, 導入 2027-2028',
    ]);
  });

  it('are sheets of labels and values, with what follows each', async () => {
    const text = `日向町計画\n${PERIOD}\nⅠ 暮らし\n取組番号\t1\n取組名\t待たない窓口\n担当課\t町民課\n取組概要\t待ち時間を短くします。\n\n年度\tR8\tR9\tR10\n工程\t検討\t導入\t運用\n\n取組番号\t2\n取組名\t施設の予約\n担当課\t体育課、公民館\n取組概要\t予約を電子化します。\n\n年度\tR8\tR9\tR10\n工程\t更新\t運用\t→\n`;
    expect(await told(text, 'plan.txt')).toEqual([
      '1 待たない窓口 | 町民課 | 検討 2026-2026, 導入 2027-2027, 運用 2028-2028',
      '2 施設の予約 | 体育課、公民館 | 更新 2026-2026, 運用 2027-2028',
    ]);
  });

  it('have the sections whose columns are marked', async () => {
    const text = `# 日向町計画\n\n${PERIOD}\n| 番号 | 取組 | 総務課 | 住民課 |\n|---|---|---|---|\n| 1 | 電子申請 | ○ | ◎ |\n| 2 | 電子決裁 | ◎ | |\n`;
    expect(await told(text)).toEqual(['1 電子申請 | 住民課、総務課 | ', '2 電子決裁 | 総務課 | ']);
  });

  it('are the items of a list that name their sections', async () => {
    const text = `# 日向町計画\n\n${PERIOD}\n## 第2章 施策\n\n### 1 暮らし\n\n- 証明書のコンビニ交付（住民課）\n- 税の電子納付（税務課・会計課）\n`;
    expect(await told(text)).toEqual(['証明書のコンビニ交付 | 住民課 | ', '税の電子納付 | 税務課、会計課 | ']);
  });

  it('are no samples, no results of earlier plans, no lists of what is no measure', async () => {
    const text = `# 日向町計画\n\n${PERIOD}\n## 第2章 これまでの取組\n\n| 取組 | 担当課 | 成果 |\n|---|---|---|\n| 証明書の交付 | 町民課 | 3割になりました |\n\n## 第3章 取組\n\n### 個票の見方\n\n| 取組名 | ○○の導入 |\n|---|---|\n| 担当課 | ○○課 |\n\n### 取組の個票\n\n| 取組名 | 電子申請の導入 |\n|---|---|\n| 担当課 | 総務課 |\n\n## 第4章 推進体制\n\n| 部会 | 担当課 |\n|---|---|\n| 窓口部会 | 町民課 |\n`;
    expect(await told(text)).toEqual(['電子申請の導入 | 総務課 | ']);
  });
});

describe('a measure told in several places', () => {
  it('is one, with what each place tells', async () => {
    const text = `日向町計画\n${PERIOD}\n第3章 取組\n1 暮らし\n(1) 電子申請の拡充\n手続を増やします。\n＜担当課＞ 町民課\n(2) 電子納付の導入\n支払いを増やします。\n＜担当課＞ 会計課\n第4章 ロードマップ\n取組名\t令和8年度\t令和9年度\t令和10年度\n電子申請の拡充\t検討\t実施\t→\n電子納付の導入\t導入\t→\t→\n`;
    expect(await told(text, 'plan.txt')).toEqual([
      '(1) 電子申請の拡充 | 町民課 | 検討 2026-2026, 実施 2027-2028',
      '(2) 電子納付の導入 | 会計課 | 導入 2026-2028',
    ]);
  });

  it('keeps its own number where it is told again', async () => {
    const text = `# 日向町計画\n\n${PERIOD}\n## 第3章 取組\n\n### 1 暮らし\n\n#### (1) 電子申請\n\n増やします。\n\n担当：町民課\n\n### 2 役場\n\n#### (1) 電子決裁\n\n進めます。\n\n担当：総務課\n\n#### (2) 電子申請（再掲）\n\n担当：町民課\n`;
    expect(await told(text)).toEqual(['(1) 電子申請 | 町民課 | ', '(1) 電子決裁 | 総務課 | ']);
    expect((await drafted(text)).doubts.filter(({ about }) => about.kind === 'measure')).toEqual([]);
  });

  it('is not one where only the titles are the same', async () => {
    const text = `日向町計画\n${PERIOD}\n第3章 取組\n(1) 手続\n《工程表》\n取組内容\tR8\tR9\tR10\n① 条例の見直し【総務課】\t検討\t実施\t→\n② 申請の電子化【町民課】\t検討\t実施\t→\n(2) 業務\n《工程表》\n取組内容\tR8\tR9\tR10\n① 文書の電子化【総務課】\t検討\t実施\t→\n② 条例の見直し【行政課】\t検討\t実施\t→\n`;
    expect((await told(text, 'plan.txt')).map((line) => line.split(' | ').slice(0, 2).join(' '))).toEqual([
      '① 条例の見直し 総務課',
      '② 申請の電子化 町民課',
      '① 文書の電子化 総務課',
      '② 条例の見直し 行政課',
    ]);
  });

  it('takes the sheet that lost its heading by the sections in charge, and says so', async () => {
    const sheet = (title: string, owners: string) =>
      `${title}〈 ${owners} 〉\n\n進めます。\n\n| 年度 | R8 | R9 | R10 |\n|---|---|---|---|\n| 工程 | 検討 | 実施 | → |\n\n`;
    const text = `# 日向市計画\n\n${PERIOD}\n## 個票\n\n${sheet('### ① 電子申請\n\n', '総務部 情報課')}${sheet('', '総務部 統計課')}${sheet('### ③ 電子決裁\n\n', '総務部 総務課')}## 取組一覧\n\n| No. | 取組名 | 担当課 |\n|---|---|---|\n| 1 | 電子申請 | 情報課 |\n| 2 | 統計の公開 | 統計課 |\n| 3 | 電子決裁 | 総務課 |\n`;
    const { measures, doubts } = await drafted(text);
    expect(measures.map(({ title, schedule }) => [title, schedule.length])).toEqual([
      ['電子申請', 2],
      ['統計の公開', 2],
      ['電子決裁', 2],
    ]);
    expect(measures[1]?.uncertain).toContain('見出しが読み取れず');
    expect(doubts.some(({ about }) => about.kind === 'measure' && about.measure === measures[1]?.id)).toBe(true);
  });

  it('has the indicators that a table of its own gives it by number', async () => {
    const text = `# 日向町計画\n\n${PERIOD}\n## 取組\n\n| 番号 | 取組名 | 担当課 |\n|---|---|---|\n| 1-1 | 電子申請 | 総務課 |\n| 1-2 | 電子決裁 | 総務課 |\n\n## 成果を測る\n\n| 取組番号 | 指標 | 現状値（R7） | 目標値（R10） |\n|---|---|---|---|\n| 1-2 | 電子決裁率 | 10% | 90% |\n`;
    const { measures } = await drafted(text);
    expect(measures.map(({ targets }) => targets.map(({ name, byYear }) => [name, byYear]))).toEqual([
      [],
      [['電子決裁率', { 2028: '90%' }]],
    ]);
  });
});
