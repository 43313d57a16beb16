import { chatSurfaceContract } from '../../contracts/chat-surface-contract.ts';
import { openTeamsRig } from './rig/surface-rig.ts';

chatSurfaceContract({
  name: 'Teams',
  open: openTeamsRig,
  abilities: {
    redelivery: (rig) => rig,
    bots: (rig) => rig,
    together: () => ({ threads: true }),
    buttons: (rig) => rig,
    reminders: (rig) => rig,
    writing: (rig) => rig,
  },
});
