import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAssistant } from '../../../src/conversation/handle-message.ts';
import type { Assistant } from '../../../src/ports/assistant.ts';
import { loadKnowledge } from '../../../src/plans/load-knowledge.ts';
import { type ChatHouse, IN_CHARGE, openChatHouse } from '../../chat/open-chat-house.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { FIXTURE } from '../../plans/broken-knowledge.ts';
import { converse, HANAKO, said, textOf, turnOf } from './saying.ts';

const NUMBER = /123456789018|1234.?5678.?9018/u;
const STOPPED = 'マイナンバー1234-5678-9018の人の書かない窓口の担当は？';
const MASKED = '090-0000-1234の人の書かない窓口の担当は？';

/** The real flow in the words of the plans; the fake one where a test looks at what reaches it. */
const { plans, thesaurus } = loadKnowledge(FIXTURE);
const real = createAssistant(plans, { thesaurus });

let folder: string;
let house: ChatHouse;
const open = async (assistant: Assistant = real): Promise<void> => {
  const directory = [
    {
      municipality: 'aoba',
      department: '市民課',
      contact: { kind: 'slack-channel', address: 'C1' } as const,
      promoter: false,
    },
  ];
  house = await openChatHouse({ assistant, retainQuestions: true, file: join(folder, 'ledger.sqlite'), directory });
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kakari-traces-'));
});

afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

/** Everything on the disk (the database, its journal), everything that was logged, and everything that was sent on. */
const traces = (): string =>
  [
    ...readdirSync(folder).map(
      (file) => readFileSync(join(folder, file), 'latin1') + readFileSync(join(folder, file), 'utf8'),
    ),
    JSON.stringify(house.failures),
    JSON.stringify(house.delivered),
  ].join('\n');

describe('a question that is stopped', () => {
  it('leaves no trace where questions are retained, neither on the disk nor in the log nor in what is sent', async () => {
    await open();
    const turn = await converse(house.desk, said(STOPPED));
    expect(turn.reply.about).toBe('personal-data');
    await house.desk.handOver({ event: 'press', asked: turn.asked, by: HANAKO });
    await converse(house.desk, said('それはいつから？'));
    expect(traces()).toContain('それはいつから？');
    expect(traces()).not.toMatch(NUMBER);
    expect(traces()).not.toContain('マイナンバー');
    expect(await house.ledger.feedback({})).toMatchObject({ answers: 2 });
  });

  it('is on no button and in no memory: the turn that goes to the platform holds nothing of it', async () => {
    await open();
    const turn = await converse(house.desk, said(STOPPED));
    expect(JSON.stringify(turn)).not.toMatch(NUMBER);
    const next = await converse(house.desk, said('担当は？'));
    expect(next.asked.history).toEqual([]);
  });

  it('is stopped again where an older button still carries it, and handed over to nobody', async () => {
    await open();
    const asked = { text: STOPPED, municipality: 'aoba', history: [] };
    expect((await house.desk.again(asked)).about).toBe('personal-data');
    expect(await house.desk.handOver({ event: 'press', asked, by: HANAKO })).toEqual({
      kind: 'no-contact',
      sections: [],
    });
    expect(house.delivered).toEqual([]);
  });

  it('leaves no trace as a command, and where it is too long to be answered', async () => {
    await open();
    await converse(house.desk, said('所属 123456789018'));
    await converse(house.desk, said(`予定 1234 5678 9018`));
    await converse(house.desk, said(`${STOPPED}${'あ'.repeat(2500)}`));
    expect(traces()).not.toMatch(NUMBER);
  });

  it('leaves no trace where answering fails with an error that repeats it', async () => {
    await open({
      answer: ({ text }) => Promise.reject(new Error(`no such thing as ${text}\n    at ${text} (file.ts:1:1)`)),
    });
    const heard = await house.desk.hear(said(STOPPED));
    expect(heard.kind).toBe('failed');
    expect(house.failures).toHaveLength(1);
    expect(traces()).not.toMatch(NUMBER);
    expect(JSON.stringify(heard)).not.toMatch(NUMBER);
  });
});

describe('a question that is masked', () => {
  it('is masked in what the assistant gets, what is kept, handed on and remembered', async () => {
    const assistant = new FakeAssistant(IN_CHARGE);
    await open(assistant);
    const turn = await converse(house.desk, said(MASKED));
    await house.desk.handOver({ event: 'press', asked: turn.asked, by: HANAKO });
    await converse(house.desk, said('いつから？'));
    expect(JSON.stringify([turn, assistant.messages])).not.toContain('0000');
    expect(assistant.messages.at(-1)?.history).toEqual(['〔電話番号〕の人の書かない窓口の担当は？']);
    expect(house.delivered).toHaveLength(1);
    expect(JSON.stringify(house.delivered)).toContain('〔電話番号〕の人の');
    expect(traces()).not.toContain('090-0000-1234');
  });

  it('is answered as it would be without the data', async () => {
    await open();
    expect(textOf(await house.desk.hear(said(MASKED)))).toContain('市民課');
  });
});

describe('a comment on an answer', () => {
  it('is kept masked, and not at all where it would be stopped; the verdict is kept', async () => {
    await open();
    const turn = turnOf(await house.desk.hear(said('書かない窓口の担当は？')));
    await house.desk.answered(turn, HANAKO, 'm');
    const judge = (comment: string) => house.desk.judge({ message: 'm', by: HANAKO, verdict: 'wrong', comment });
    await judge('佐藤さん（090-0000-1234）に聞いて');
    expect((await house.ledger.feedback({})).verdicts[0]?.comment).toBe('〔氏名〕さん（〔電話番号〕）に聞いて');
    await judge('123456789018');
    expect((await house.ledger.feedback({})).verdicts[0]).toMatchObject({ verdict: 'wrong' });
    expect((await house.ledger.feedback({})).verdicts[0]).not.toHaveProperty('comment');
  });
});
