import { beforeEach, describe, expect, it } from 'vitest';
import { createLivePlans, type LivePlans } from '../../../src/command-line/plans/live-plans.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { plainText } from '../../../src/domain/reply.ts';
import { loadKnowledge } from '../../../src/plans/load-knowledge.ts';
import { inForceAlone, type SetAside } from '../../../src/plans/plans-in-force.ts';
import type { Assistant } from '../../../src/ports/assistant.ts';
import type { Ledger, PlanReading } from '../../../src/ports/ledger.ts';
import { NINE } from '../../contracts/ledger/samples.ts';
import { FIXTURE } from '../../plans/broken-knowledge.ts';
import { IMPORTED } from '../../plans/made-up-files.ts';
import { openMemoryLedger } from '../../plans/memory-ledger.ts';

const { plans: shipped } = loadKnowledge(FIXTURE);

/** An assistant that tells which municipalities it knows. */
const knowing = (plans: readonly Plan[]): Assistant => ({
  answer: () =>
    Promise.resolve({
      language: 'ja',
      kind: 'small-talk',
      about: 'greeting',
      blocks: [{ kind: 'text', text: plans.map(({ municipality }) => municipality.id).join(' ') }],
    }),
});

const answerOf = async ({ assistant }: LivePlans): Promise<string> =>
  plainText(await assistant.answer({ text: '？', history: [], today: '2027-03-01' }));

const idsOf = (live: LivePlans): string =>
  live
    .plans()
    .map(({ municipality }) => municipality.id)
    .join(' ');

let ledger: Ledger;
let told: SetAside[];
beforeEach(async () => {
  ledger = await openMemoryLedger();
  told = [];
});

const open = (reading: PlanReading = ledger, join = (plans: readonly Plan[]) => Promise.resolve(knowing(plans))) =>
  createLivePlans(
    { inForce: inForceAlone(shipped), assistant: knowing(shipped) },
    { shipped, ledger: reading, join, reportSetAside: (plans) => void told.push(...plans) },
  );

const publish = (municipality = 'minato', files: Readonly<Record<string, string>> = IMPORTED): Promise<number> =>
  ledger.publishPlan({ municipality, plan: 'dx', title: 'DX計画', version: '第1版', files, by: '佐藤' }, NINE);

describe('live plans', () => {
  it('stay the same array, with the same assistant, as long as nothing is published', async () => {
    const live = open(ledger, () => Promise.reject(new Error('joined again')));
    const before = live.plans();
    await live.refresh();
    expect(live.plans()).toBe(before);
    expect(await answerOf(live)).toBe('aoba kasugano');
  });

  it('are others, and are answered from, after a look at what another process published', async () => {
    const live = open();
    const { assistant, plans } = live;
    await publish();
    expect(idsOf(live)).toBe('aoba kasugano');
    await live.refresh();
    expect(plans().map(({ municipality }) => municipality.id)).toEqual(['aoba', 'kasugano', 'minato']);
    expect(await answerOf({ ...live, assistant })).toBe('aoba kasugano minato');
    await ledger.withdrawPlan('minato', '佐藤', NINE);
    await live.refresh();
    expect(await answerOf(live)).toBe('aoba kasugano');
    expect(live.inForce().emptied).toEqual(['minato']);
  });

  it('are the old ones, answered by the old assistant, until the new one is ready', async () => {
    let makeReady = (): void => undefined;
    const ready = new Promise<void>((resolve) => {
      makeReady = resolve;
    });
    const joining: (() => void)[] = [];
    const begun = new Promise<void>((resolve) => void joining.push(resolve));
    const live = open(ledger, async (plans) => {
      for (const tell of joining) tell();
      await ready;
      return knowing(plans);
    });
    await publish();
    const looking = live.refresh();
    await begun;
    expect([idsOf(live), await answerOf(live)]).toEqual(['aoba kasugano', 'aoba kasugano']);
    makeReady();
    await looking;
    expect([idsOf(live), await answerOf(live)]).toEqual(['aoba kasugano minato', 'aoba kasugano minato']);
  });

  it('make one assistant for many who look at once', async () => {
    let joined = 0;
    const live = open(ledger, (plans) => Promise.resolve(((joined += 1), knowing(plans))));
    await publish();
    await Promise.all([live.refresh(), live.refresh(), live.refresh()]);
    expect(joined).toBe(1);
  });

  it('stay as they were where the ledger fails or no assistant can be made, and are others at the next look', async () => {
    let broken = true;
    const reading = {
      ...ledger,
      plansRevision: () => (broken ? Promise.reject(new Error('down')) : ledger.plansRevision()),
    };
    let unmade = true;
    const live = open(reading, (plans) =>
      unmade ? Promise.reject(new Error('no encoder')) : Promise.resolve(knowing(plans)),
    );
    await publish();
    await expect(live.refresh()).rejects.toThrow('down');
    broken = false;
    await expect(live.refresh()).rejects.toThrow('no encoder');
    expect([idsOf(live), await answerOf(live)]).toEqual(['aoba kasugano', 'aoba kasugano']);
    unmade = false;
    await live.refresh();
    expect(await answerOf(live)).toBe('aoba kasugano minato');
  });

  it('tell once of a published plan that cannot be read, and answer from the others', async () => {
    const live = open();
    const revision = await publish('aoba', { 'plan.yaml': 'format: 2' });
    await live.refresh();
    await publish();
    await live.refresh();
    expect(told.map(({ version }) => version.revision)).toEqual([revision]);
    expect(idsOf(live)).toBe('aoba kasugano minato');
    expect(live.plans()[0]).toBe(shipped[0]);
  });
});
