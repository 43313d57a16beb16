import { chatSurfaceContract } from '../../contracts/chat-surface-contract.ts';
import { openTerminalRig } from './terminal-rig.ts';

chatSurfaceContract({
  name: 'terminal',
  open: openTerminalRig,
  abilities: {
    redelivery: { absent: 'A line that was typed comes once; nothing delivers it again.' },
    bots: { absent: 'Only the person at the keyboard types.' },
    together: { absent: 'A terminal has one person in front of it.' },
    buttons: { absent: 'A terminal has no buttons; questions are picked by their number.' },
    reminders: { absent: 'Nothing is delivered to a terminal; reminders are answered in chat and in the browser.' },
    writing: { absent: 'A terminal shows an answer when it is whole: a line that stands there cannot be taken back.' },
  },
});
