import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { askJson, submit, tidy, webApp } from './web-app.ts';

const FRAGMENT = { 'kakari-fragment': '1' };

describe('the form without script', () => {
  it('renders a page with the question, the answer and its sources', async () => {
    const response = await submit(webApp(), { question: '書かない窓口の担当は？' });
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('<bdi dir="auto">書かない窓口の担当は？</bdi>');
    expect(text).toContain('<p class="lead">「書かない窓口」の担当は市民窓口課です。</p>');
    expect(text).toContain('第3章 取組 1 書かない窓口');
  });

  it('hands earlier questions, the municipality and the day to the assistant', async () => {
    const assistant = new FakeAssistant();
    const fields = {
      question: 'それはいつから？',
      municipality: 'aonono',
      history: ['書かない窓口の担当は？', '目標は？'],
    };
    await submit(webApp({ assistant }), fields);
    expect(assistant.messages).toEqual([
      {
        text: 'それはいつから？',
        municipality: 'aonono',
        history: ['書かない窓口の担当は？', '目標は？'],
        today: '2026-11-20',
      },
    ]);
  });

  it('keeps the questions in hidden fields and the municipality chosen', async () => {
    const fields = { question: 'いつから？', municipality: 'aonono', history: '担当は？' };
    const text = tidy(await (await submit(webApp(), fields)).text());
    expect(text).toContain('<input type="hidden" name="history" value="担当は？" />');
    expect(text).toContain('<input type="hidden" name="history" value="いつから？" />');
    expect(text).toContain('<option value="aonono" selected>青野野市</option>');
  });

  it('asks the choice that was pressed, not what stands in the box', async () => {
    const assistant = new FakeAssistant();
    await submit(webApp({ assistant }), { question: '書きかけ', choice: '目標を比較してください' });
    expect(assistant.messages.map((message) => message.text)).toEqual(['目標を比較してください']);
  });

  it('hands on the last ten questions only', async () => {
    const assistant = new FakeAssistant();
    await submit(webApp({ assistant }), {
      question: '次は？',
      history: Array.from({ length: 40 }, (_, index) => `質問${index}`),
    });
    expect(assistant.messages[0]?.history).toEqual(Array.from({ length: 10 }, (_, index) => `質問${index + 30}`));
  });

  it.each([
    ['', '質問を入力してください。'],
    ['  　\n ', '質問を入力してください。'],
    ['長'.repeat(2001), '質問が長すぎます。2,000文字までにまとめてください。'],
    ['a'.repeat(100_000), '質問が長すぎます。2,000文字までにまとめてください。'],
  ])('refuses politely a question that is empty or too long (%#)', async (question, sentence) => {
    const assistant = new FakeAssistant();
    const response = await submit(webApp({ assistant }), { question });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`<p class="problem" role="alert">${sentence}</p>`);
    expect(assistant.messages).toEqual([]);
  });

  it('says that it cannot read a broken form', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const response = await submit(webApp(), { question: '担当は？' }, headers);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('質問を読み取れませんでした。');
  });

  it('leaves a refused question in the box', async () => {
    const text = await (await submit(webApp(), { question: 'いつから？', municipality: 'nowhere' })).text();
    expect(text).toContain('指定された自治体の計画は登録されていません。');
    expect(text).toMatch(/>\nいつから？<\/textarea>/);
  });
});

describe('the form with script', () => {
  it('gets the turn alone', async () => {
    const text = await (await submit(webApp(), { question: '担当は？' }, FRAGMENT)).text();
    expect(text).toMatch(/^<div class="turn">/);
    expect(text).not.toContain('<html');
  });

  it('gets a sentence when the question is refused', async () => {
    const response = await submit(webApp(), { question: ' ' }, FRAGMENT);
    expect([response.status, await response.text()]).toEqual([400, '質問を入力してください。']);
  });
});

describe('the JSON interface', () => {
  it('answers with the reply and its plain text', async () => {
    const response = await askJson(webApp(), { question: '担当は？', municipality: 'aonono', history: ['こんにちは'] });
    expect(await response.json()).toMatchObject({
      reply: { kind: 'grounded', language: 'ja' },
      text: '「書かない窓口」の担当は市民窓口課です。\n情報政策課と各支所が協力します。',
    });
  });

  it.each([
    ['{', 'request-unreadable'],
    [[], 'request-unreadable'],
    [{ question: 1 }, 'request-unreadable'],
    [{ question: 'a', history: 'b' }, 'request-unreadable'],
    [{ question: '' }, 'question-empty'],
    [{ question: 'a', municipality: '__proto__' }, 'municipality-unknown'],
  ])('refuses %j with a code and a sentence', async (body, code) => {
    const response = await askJson(webApp(), body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: { code, message: expect.stringMatching(/。$/) } });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])('refuses %s', async (type) => {
    expect((await askJson(webApp(), { question: '担当は？' }, { 'content-type': type })).status).toBe(415);
  });
});

describe('text from outside', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><b onmouseover=1>',
    '</textarea><script>',
    '<!channel> &amp;',
  ];

  it.each(attacks)('is escaped where it is echoed: %s', async (question) => {
    const text = await (await submit(webApp(), { question, history: [question] })).text();
    expect(text).not.toContain(question);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).not.toMatch(/<img|<b /);
    expect(text).toContain(
      question.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    );
  });

  it('loses control characters and those that turn the direction of writing', async () => {
    const assistant = new FakeAssistant();
    const question = '予定\u202Eは\u2066い\u0000つ\u0007\u200F？\u0085';
    const text = await (await submit(webApp({ assistant }), { question, history: question })).text();
    expect(text).toContain('<bdi dir="auto">予定はいつ？</bdi>');
    expect(text).not.toMatch(/\p{Bidi_Control}|(?![\t\n])\p{Cc}/u);
    expect(assistant.messages[0]).toMatchObject({ text: '予定はいつ？', history: ['予定はいつ？'] });
  });

  it('never becomes markup, whatever it is', async () => {
    const app = webApp();
    const shape = (html: string): readonly string[] => html.match(/<\/?[a-z][a-z0-9]*/g) ?? [];
    const plain = shape(await (await submit(app, { question: 'あ' }, FRAGMENT)).text());
    const anything = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).map((text) => `あ${text}<p>`);
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        const question = text.replaceAll(/いつ|比較|担当|全部|どの窓口|who|[\r\n]/gi, '');
        expect(shape(await (await submit(app, { question }, FRAGMENT)).text())).toEqual(plain);
      }),
      { numRuns: 60, seed: 20261120 },
    );
  });
});
