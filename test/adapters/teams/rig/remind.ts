import { machineTimer } from '../../../../src/reminding/delivery/wait.ts';
import { DEFAULT_POLICY } from '../../../../src/reminding/reminders/policy.ts';
import { sendDueReminders } from '../../../../src/reminding/send-due-reminders.ts';
import type { TeamsRig } from './open-teams.ts';

/** Plans, composes and delivers what is due, by Teams alone. */
export async function remind({ house, surface }: TeamsRig): Promise<void> {
  await sendDueReminders({
    ...house,
    surfaces: [surface],
    policy: DEFAULT_POLICY,
    worker: 'worker',
    random: () => 0.5,
    timer: machineTimer,
    concurrency: 4,
  });
}
