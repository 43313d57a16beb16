import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { namesOwners, readLeadAndOthers, readOwners } from '../../../src/importing/recognise/owners/owners.ts';

const SPOT = { file: 'plan.txt', line: 3 };
const read = (text: string) => readOwners(text, SPOT);

describe('owners in the words of a plan', () => {
  it.each([
    ['総務課', ['総務課']],
    ['企画広報課、デジタル推進室', ['企画広報課', 'デジタル推進室']],
    ['財政課・会計課', ['財政課', '会計課']],
    ['総務課/財政課', ['総務課', '財政課']],
    ['総務課 財政課', ['総務課', '財政課']],
    ['総務課\n財政課', ['総務課', '財政課']],
    ['総務課及び財政課', ['総務課', '財政課']],
    ['みんなの学び課と総務課', ['みんなの学び課', '総務課']],
    ['①総務課 ②財政課', ['総務課', '財政課']],
    ['1 総務課\n2 財政課', ['総務課', '財政課']],
    ['◎総務課、○財政課', ['総務課', '財政課']],
    ['・総務課\n・財政課', ['総務課', '財政課']],
    ['総務課、総務課', ['総務課']],
    ['産業経済部、健康福祉部', ['産業経済部', '健康福祉部']],
    ['基盤整備部、環境課', ['基盤整備部', '環境課']],
    ['東山支所', ['東山支所']],
    ['農業委員会', ['農業委員会']],
    ['議会事務局', ['議会事務局']],
    ['会計管理者', ['会計管理者']],
    ['ＤＸ推進課', ['DX推進課']],
    ['担当課：総務課', ['総務課']],
    ['（担当課：総務課）', ['総務課']],
  ])('are read from %s', (text, owners) => {
    expect(read(text)).toMatchObject({ owners });
    expect(read(text).unsure).toBeUndefined();
  });

  it.each([
    ['スポーツ・文化課、財政課', ['スポーツ・文化課', '財政課']],
    ['こども・若者課', ['こども・若者課']],
    ['かすみ保健 福祉センター', ['かすみ保健福祉センター']],
    ['地域コミュニ\nティ推進課', ['地域コミュニティ推進課']],
    ['土木事務所建設課', ['土木事務所建設課']],
    ['内部統制課', ['内部統制課']],
    ['関係人口推進課', ['関係人口推進課']],
    ['市民課税課', ['市民課税課']],
  ])('keep the name of a section whole: %s', (text, owners) => {
    expect(read(text).owners).toEqual(owners);
  });

  it.each([
    ['総務部総務課', '総務部', ['総務課']],
    ['総務部 総務課', '総務部', ['総務課']],
    ['〈 企画管理部 情報課・広報課 〉', '企画管理部', ['情報課', '広報課']],
    ['教育委員会 学校教育課', '教育委員会', ['学校教育課']],
    ['総務部（総務課、財政課）', '総務部', ['総務課', '財政課']],
    ['総務部総務課 ／ 財務部財政課', '総務部／財務部', ['総務課', '財政課']],
    ['病院事業局経営管理課', '病院事業局', ['経営管理課']],
  ])('have their bureau apart: %s', (text, bureau, owners) => {
    expect(read(text)).toMatchObject({ bureau, owners });
  });

  it('give a bureau only to the sections that stand under it', () => {
    const { parents } = read('企画管理部 情報課 / 出納課');
    expect([...(parents ?? [])]).toEqual([['情報課', '企画管理部']]);
  });

  it.each([
    ['デジタル推進室、関係各課', ['デジタル推進室'], false, '関係各課'],
    ['市民課ほか関係各課', ['市民課'], false, 'ほか関係各課'],
    ['総務課ほか3課', ['総務課'], false, 'ほか3課'],
    ['総務課など', ['総務課'], false, 'など'],
    ['会計課、全庁', ['会計課'], true, '全庁'],
    ['【DX戦略室（庁内横断的）】', ['DX戦略室'], true, '庁内横断的'],
    ['各課（取りまとめ：総務課）', ['総務課'], false, '各課、取りまとめ:総務課'],
    ['全課', ['全課'], true, '全課'],
    ['関係各課', ['関係各課'], false, '関係各課'],
    ['総務課情報政策係', ['総務課'], false, '情報政策係'],
  ])('leave to a note what names no section: %s', (text, owners, crossCutting, ownersNote) => {
    expect(read(text)).toMatchObject({ owners, crossCutting, ownersNote });
  });

  it('are all there is where a plan tells who leads and who takes part, with a note on who leads', () => {
    expect(read('主管課：総務課 関係課：財政課、市民課')).toMatchObject({
      owners: ['総務課', '財政課', '市民課'],
      ownersNote: '主管：総務課',
    });
    expect(readLeadAndOthers('総務課', 'なし', SPOT)).toEqual({ owners: ['総務課'], crossCutting: false });
    expect(readLeadAndOthers('総務課', '全課', SPOT)).toMatchObject({ owners: ['総務課'], crossCutting: true });
  });

  it.each(['市民の利便性を高めます', '基本方針1', '推進体制', '市民'])(
    'are unsure where no section is named: %s',
    (text) => {
      expect(read(text)).toMatchObject({ owners: [], unsure: { spot: SPOT, read: text } });
    },
  );

  it.each(['', '－', '―', '未定'])('are nobody where a cell says so: %s', (text) => {
    expect(read(text)).toMatchObject({ owners: [] });
    expect(read(text).unsure).toBeUndefined();
  });

  it('tell brackets with sections from other brackets', () => {
    expect(['市民課', '担当：市民課・税務課', '基本方針1', '新規', '令和8年度'].filter(namesOwners)).toEqual([
      '市民課',
      '担当：市民課・税務課',
    ]);
  });

  it('are the same with a number in brackets behind one of them', () => {
    expect(read('総務課（①）総務課').owners).toEqual(['総務課']);
  });

  it('never hold a name twice or one that is not in the text, whatever the text', () => {
    const piece = fc.constantFrom(
      '総務課',
      '財政課',
      '総務部',
      '全庁',
      '関係各課',
      'ほか',
      '、',
      '・',
      '\n',
      ' ',
      '（',
      '）',
      '①',
      '市民',
      '/',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const text = pieces.join('');
        const { owners } = read(text);
        expect(new Set(owners).size).toBe(owners.length);
        for (const owner of owners) expect(text.replace(/[\s・]/gu, '')).toContain(owner.replace(/[\s・]/gu, ''));
      }),
      { numRuns: 300 },
    );
  });
});
