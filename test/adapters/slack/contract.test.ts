import { chatSurfaceContract } from '../../contracts/chat-surface-contract.ts';
import { openSlackRig } from './rig/surface-rig.ts';

chatSurfaceContract({
  name: 'Slack',
  open: openSlackRig,
  abilities: {
    redelivery: (rig) => rig,
    bots: (rig) => rig,
    together: () => ({ threads: true }),
    buttons: (rig) => rig,
    reminders: (rig) => rig,
    writing: (rig) => rig,
  },
});
