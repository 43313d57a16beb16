import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { citationsOf, plainText } from '../../../src/domain/reply.ts';
import { loadKnowledge } from '../../../src/plans/load-knowledge.ts';
import { type ChatHouse, openChatHouse } from '../../chat/open-chat-house.ts';

const { plans } = loadKnowledge(fileURLToPath(new URL('../../../knowledge', import.meta.url)));

let house: ChatHouse;

beforeEach(async () => {
  house = await openChatHouse({ plans, municipalityOf: (tenant) => (tenant === 'all' ? undefined : tenant) });
});

afterEach(() => house.close());

const titles = (what: 'measure' | 'term', text: string, tenant = 'seki'): readonly string[] =>
  house.desk.search(what, text, tenant).map(({ title }) => title);

describe('a search', () => {
  it('finds measures by title, number, other names and English, the best first', () => {
    expect(titles('measure', '電子契約')).toEqual(['⑮ 電子契約の拡大']);
    expect(titles('measure', '⑮')).toEqual(['⑮ 電子契約の拡大']);
    expect(titles('measure', 'E-CONTRACT')).toEqual(['⑮ 電子契約の拡大']);
    expect(titles('measure', '窓口')[0]).toBe('② 「書かない窓口」の導入と手続き支援');
    // ⑧ has it among its other names, and comes first in the plan.
    expect(titles('measure', 'データ').slice(0, 2)).toEqual([
      '⑰ データ利活用の推進',
      '⑧ 自治会運営デジタル活用サポート',
    ]);
    expect(titles('measure', '火星')).toEqual([]);
    // Not in the middle of an English word, such as that of ③ (payment).
    expect(titles('measure', 'aym')).toEqual([]);
    expect(titles('measure', 'pay').length).toBeGreaterThan(0);
  });

  it('finds terms by name, reading and expansion', () => {
    expect(titles('term', 'ｒｐａ')).toEqual(['RPA']);
    expect(titles('term', 'アールピーエー')).toEqual(['RPA']);
    expect(titles('term', 'robotic')).toEqual(['RPA']);
  });

  it('shows the first ones of the plan where nothing is typed', () => {
    expect(titles('measure', '')[0]).toBe('① オンライン申請の拡充');
    expect(titles('term', ' ').length).toBeGreaterThan(5);
  });

  it('never has more than a list shows', () => {
    expect(titles('measure', '', 'all')).toHaveLength(25);
  });

  it('looks into the plan of the tenant only', () => {
    const found = house.desk.search('measure', 'の', 'itako');
    expect(new Set(found.map(({ subtitle }) => subtitle.split('・')[0]))).toEqual(new Set(['潮来市']));
    const all = house.desk.search('measure', '書かない窓口', 'all').map(({ subtitle }) => subtitle.split('・')[0]);
    expect(all).toEqual(expect.arrayContaining(['関市', '潮来市', '一関市']));
  });

  it('has a reply that tells of the measure, with its owners, its 工程表 and where it stands', () => {
    const [found] = house.desk.search('measure', '電子契約', 'seki');
    expect(found?.subtitle).toBe('関市・契約検査課、行政情報課、会計課（全庁）');
    expect(found && plainText(found.reply)).toBe(
      [
        '⑮ 電子契約の拡大（関市）',
        '工事・建設コンサルタント業務に適用している電子契約を、物品の購入、役務費、委託料、使用料や賃借料へ拡大し、印刷・製本・印紙代などのコストを削減します。見積書や請求書のデジタル化も検討します。',
        '担当：契約検査課、行政情報課、会計課（全庁）',
        '工程表',
        '・電子契約の拡大: 検討（2026〜2027年度）、実施（2028年度）',
      ].join('\n'),
    );
    expect(found && citationsOf(found.reply)).toMatchObject([{ municipality: 'seki', page: 17 }]);
  });

  it.each(plans.map((plan) => [plan.municipality.name, plan] as const))(
    'has a reply for every measure of %s, with where it stands and its doubts',
    (_, { municipality, measures, status }) => {
      for (const measure of measures) {
        const found = house.desk.search('measure', measure.title, municipality.id);
        const reply = found.find(({ title }) => title.endsWith(measure.title))?.reply;
        if (reply === undefined) throw new Error(`not found: ${measure.title}`);
        const parts = [measure, ...measure.schedule, ...measure.targets];
        expect(citationsOf(reply)).toHaveLength(1);
        expect(plainText(reply).includes('不確かな点があります')).toBe(
          parts.some(({ uncertain }) => uncertain !== undefined),
        );
        expect(plainText(reply).includes('素案の段階です')).toBe(status === 'draft');
      }
    },
  );

  it('finds every term of every plan by its name', () => {
    for (const { municipality, terms } of plans)
      for (const { name } of terms) expect(titles('term', name, municipality.id)).toContain(name);
  });
});

describe('the questions to begin with', () => {
  it('are about the plan of the tenant', () => {
    const prompts = house.desk.prompts('seki');
    expect(prompts.map(({ question }) => question)).toEqual([
      '関市の「オンライン申請の拡充」の担当課は？',
      '関市の「情報セキュリティ対策の推進」はいつから？',
      '情報通信技術（ICT）とは？',
    ]);
    expect(house.desk.prompts('all').length).toBeGreaterThan(prompts.length);
  });
});
