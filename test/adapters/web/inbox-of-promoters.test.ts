import { describe, expect, it } from 'vitest';
import type { FakeReminderDesk } from '../../fakes/fake-reminder-desk.ts';
import { deskWith, digest, milestone, told } from './made-up-reminders.ts';
import { tidy, webApp } from './web-app.ts';

const SECTION = '市民窓口課';
const INBOX = `/inbox/aonono/${encodeURIComponent(SECTION)}`;
const PROMOTERS = `/inbox/aonono/${encodeURIComponent('情報政策課')}`;
const toPromoters = { contact: { kind: 'web', address: 'aonono/情報政策課' } } as const;

const page = async (desk: FakeReminderDesk, path = INBOX): Promise<string> =>
  tidy(await (await webApp({ desk }).request(path)).text());

const textsIn = (html: string): readonly (string | undefined)[] =>
  [...html.matchAll(/<p>(お知らせ [^<]*)/g)].map((match) => match[1]);

const answersIn = (html: string): readonly (string | undefined)[] =>
  [...html.matchAll(/name="answer" value="([^"]*)"/g)].map((match) => match[1]);

describe('the inbox of the DX promoters', () => {
  it('shows what went to the promoters to them and not to the section in charge', async () => {
    const route = 'escalation';
    const desk = deskWith(
      told('page', { route, contact: { kind: 'web', address: 'aonono/情報政策課' } }),
      told('slack-7', { route, contact: { kind: 'slack-channel', address: 'C1' } }),
    );
    expect(await page(desk)).toContain('お知らせはまだ届いていません。');
    expect(textsIn(await page(desk, PROMOTERS))).toEqual(['お知らせ page']);
  });

  it('shows once what the promoters are told of several sections, to be noted only', async () => {
    const contact = { kind: 'web', address: 'aonono/情報政策課' } as const;
    const desk = deskWith(
      ...['税務課', SECTION].map((department) =>
        told(department, { department, contact, route: 'no-contact', text: 'お知らせ 名簿' }),
      ),
    );
    const html = await page(desk, PROMOTERS);
    expect(textsIn(html)).toEqual(['お知らせ 名簿']);
    expect(html.match(/name="answer" value="[^ ]*/g)).toEqual(['name="answer" value="acknowledge']);
  });

  it('shows the promoters a digest of each section', async () => {
    const rest = { ...toPromoters, route: 'no-contact' } as const;
    const desk = deskWith(digest('tax', { ...rest, department: '税務課' }), digest('desk', rest));
    const html = await page(desk, PROMOTERS);
    expect(html).toMatch(/<h2>予定のまとめ（2件）<\/h2>.*市民窓口課の予定のまとめ.*税務課の予定のまとめ/);
  });

  it('shows what the section is to answer by the day of its milestone, apart from what is only to be noted', async () => {
    const desk = deskWith(
      told('far', { department: '情報政策課' }, milestone('far', '2028-04-01', { owners: ['情報政策課'] })),
      told('silence', { ...toPromoters, route: 'escalation', occasion: { kind: 'escalation', of: 'x' } }),
      told('near', { department: '情報政策課' }, milestone('near', '2027-04-01', { owners: ['情報政策課'] })),
    );
    const html = await page(desk, PROMOTERS);
    expect(textsIn(html)).toEqual(['お知らせ near', 'お知らせ far', 'お知らせ silence']);
    expect(html).toMatch(/<h2>未回答（2件）<\/h2>.*<h2>未確認（1件）<\/h2>.*<span class="new">未確認<\/span>/);
    expect(await page(desk, '/inbox/aonono')).toMatch(
      /情報政策課<\/span><span class="badge now">未回答 2件<\/span><span class="badge">未確認 1件<\/span>/,
    );
  });

  it('does not tell a section that is a promoter of its own silence a second time', async () => {
    const about = milestone('own', '2027-04-01', { owners: ['情報政策課'] });
    const own = { department: '情報政策課' };
    const desk = deskWith(
      told('silence', { ...own, route: 'escalation', occasion: { kind: 'escalation', of: 'own-30' } }, about),
      told('own-30', { ...own, dueOn: '2026-10-01' }, about),
    );
    expect(textsIn(await page(desk, PROMOTERS))).toEqual(['お知らせ own-30']);
  });

  it('shows a silence as settled once all sections have answered', async () => {
    const about = milestone('both', '2027-04-01', { owners: [SECTION, '税務課'] });
    const silence = (department: string) =>
      told(
        `silence-${department}`,
        { ...toPromoters, department, route: 'escalation', occasion: { kind: 'escalation', of: department } },
        about,
      );
    const reminders = [silence(SECTION), silence('税務課'), told('lead-30', {}, about)];
    const answer = { state: 'done', answeredAt: '2026-11-19T01:00:00.000Z', answeredBy: '税務課 青野' } as const;
    const other = told('tax-30', { department: '税務課', ...answer }, about);
    const half = deskWith(...reminders, other);
    expect(await page(half, PROMOTERS)).toContain('<h2>未確認（1件）</h2>');
    const answered = told('lead-30', { ...answer, answeredAt: '2026-11-18T05:00:00.000Z' }, about);
    const html = await page(deskWith(...reminders.slice(0, 2), answered, other), PROMOTERS);
    expect(html).toMatch(/<h2>回答済み（1件）<\/h2>.*<span class="now">完了<\/span>.*税務課 青野が回答/);
    expect(html).not.toContain('回目');
    expect(answersIn(html)).toEqual([]);
  });
});
