import { faultsOfMessage } from '../../../../adapters/slack/render/limits.ts';
import type { SlackBlock } from '../../../../adapters/slack/render/slack-message.ts';
import type {
  Abilities,
  PersonName,
  RigOptions,
  Saying,
  Shown,
  SurfaceRig,
} from '../../../contracts/chat-surface/surface-rig.ts';
import { eventFixture } from './fixture.ts';
import { labelsOf, linksOf, pingsOf, readsAs } from './reading.ts';
import { openSlackHouse, type SlackHouse } from './slack-house.ts';
import { BOT_USER, type Envelope, HANAKO, OTHER_BOT, type Posted, TARO, TOWN_HALL } from './workspace.ts';

/** Slack, as the contract of surfaces runs it. */
export type SlackRig = SurfaceRig &
  Abilities['redelivery'] &
  Abilities['bots'] &
  Abilities['buttons'] &
  Abilities['reminders'] &
  Abilities['writing'];

const PEOPLE: Readonly<Record<PersonName, string>> = { '山田 花子': HANAKO, '鈴木 太郎': TARO };

/** Opens the rig of the contract. */
export async function openSlackRig({ assistant }: RigOptions): Promise<SlackRig> {
  const slack = await openSlackHouse({ assistant });
  const { house, workspace } = slack;
  const during = async (act: () => Promise<unknown>): Promise<readonly Shown[]> =>
    (await slack.during(act)).map(shownOf);
  return {
    house,
    say: (saying) => during(() => say(slack, saying)),
    references: () => house.failures.map(({ reference }) => reference),
    close: () => slack.close(),
    again: ({ marked }) => during(() => slack.event(slack.events.findLast(isByPerson), marked ? { retry: 1 } : {})),
    restart: () => slack.restart(),
    sayAsBot: (text) => during(() => workspace.say(OTHER_BOT, TOWN_HALL, `<@${BOT_USER}> ${text}`)),
    sayAsItself: (text) => during(() => slack.event(eventFixture('message-own', { text }))),
    press: (shown, label, person) => during(() => slack.press(postedAs(slack, shown), label, PEOPLE[person])),
    reads: (text) =>
      workspace
        .until(() => (workspace.streaming().some((one) => readsAs(one).includes(text)) ? true : undefined))
        .then(() => undefined),
    contact: { kind: 'slack-channel', address: TOWN_HALL },
    get surface() {
      return slack.surface;
    },
    standing: (text) =>
      Promise.resolve(
        workspace
          .posted()
          .map(shownOf)
          .filter(({ reads }) => reads.includes(text)),
      ),
  };
}

async function say(slack: SlackHouse, { person, place, text, mention, after, times = 1 }: Saying): Promise<void> {
  const { workspace } = slack;
  const user = PEOPLE[person];
  const isMention = place === 'together' && mention !== false;
  const channel = place === 'direct' ? workspace.direct(user) : TOWN_HALL;
  const root = after === undefined ? undefined : postedAs(slack, after);
  slack.repeat(times);
  await workspace.say(user, channel, `${isMention ? `<@${BOT_USER}> ` : ''}${typed(text)}`, root?.thread);
  slack.repeat(1);
}

/** What a person types Slack sends on with its three characters escaped. */
const typed = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function postedAs({ workspace }: SlackHouse, { id }: Shown): Posted {
  const posted = workspace.posted().find((one) => idOf(one) === id);
  if (posted === undefined) throw new Error(`There is no message ${id}.`);
  return posted;
}

const isByPerson = ({ event }: Envelope): boolean => event['user'] !== BOT_USER;

const idOf = ({ channel, ts }: Posted): string => `${channel}:${ts}`;

const shownOf = (posted: Posted): Shown => ({
  id: idOf(posted),
  to: readerOf(posted),
  plain: unescaped(posted.text),
  reads: readsAs(posted),
  buttons: labelsOf(posted),
  pings: pingsOf(posted),
  links: linksOf(posted),
  faults: faultsOfMessage({ text: posted.text, blocks: posted.blocks as SlackBlock[] }),
});

function readerOf({ channel, onlyTo = channel }: Posted): Shown['to'] {
  const reader = Object.entries(PEOPLE).find(([, id]) => onlyTo === id || onlyTo === `D0${id.slice(2)}`);
  return (reader?.[0] as PersonName | undefined) ?? 'everyone';
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
