import { afterEach, describe, expect, it } from 'vitest';
import { answeringContract } from './chat-surface/answering.ts';
import { conversationContract } from './chat-surface/conversations.ts';
import { escapingContract } from './chat-surface/escaping.ts';
import { failingContract } from './chat-surface/failing.ts';
import { limitsContract } from './chat-surface/limits.ts';
import { remindingContract } from './chat-surface/reminding.ts';
import type { Ability, SurfaceRig, SurfaceUnderContract } from './chat-surface/surface-rig.ts';
import { absences, type Under } from './chat-surface/under-contract.ts';
import { writingContract } from './chat-surface/writing.ts';

/** What each surface is known not to have: another absence, or one less, is to be thought about here. */
const KNOWN_ABSENCES: Readonly<Record<SurfaceUnderContract<SurfaceRig>['name'], readonly Ability[]>> = {
  Slack: [],
  Teams: [],
  web: ['bots', 'redelivery', 'together'],
  terminal: ['bots', 'buttons', 'redelivery', 'reminders', 'together', 'writing'],
};

/**
 * What every surface guarantees, whoever shows its messages: run with `chatSurfaceContract({ name, open, abilities })` from a test
 * of the surface, whose rig is described in `chat-surface/surface-rig.ts`.
 */
export function chatSurfaceContract<Rig extends SurfaceRig>({
  name,
  open,
  abilities,
}: SurfaceUnderContract<Rig>): void {
  const opened: Rig[] = [];
  const under: Under<Rig> = {
    abilities,
    open: async (assistant) => {
      const rig = await open({ assistant });
      opened.push(rig);
      return rig;
    },
  };
  describe(`the contract of surfaces: ${name}`, () => {
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((rig) => rig.close()));
    });
    answeringContract(under);
    conversationContract(under);
    escapingContract(under);
    limitsContract(under);
    failingContract(under);
    remindingContract(under);
    writingContract(under);

    it('has no ability less than is known, and a reason for each', () => {
      const reasons = absences(abilities);
      expect(Object.keys(reasons).toSorted()).toEqual(KNOWN_ABSENCES[name]);
      for (const reason of Object.values(reasons)) expect(reason).toMatch(/^[A-Z].+\.$/u);
    });
  });
}
