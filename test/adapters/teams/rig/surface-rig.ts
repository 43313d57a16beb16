import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Abilities,
  PersonName,
  RigOptions,
  Saying,
  Shown,
  SurfaceRig,
} from '../../../contracts/chat-surface/surface-rig.ts';
import type { Json, Wire } from './bot-connector.ts';
import { openTeams, type TeamsRig } from './open-teams.ts';
import { CHANNEL, HANAKO, JIRO, TEAM } from './payloads.ts';
import { faultsOf, labelsOf, linksOf, pingsOf, plainOf, readsOf } from './reading.ts';
import { buttonsOf } from './find-buttons.ts';

/** Teams, as the contract of surfaces runs it. */
export type TeamsContractRig = SurfaceRig &
  Abilities['redelivery'] &
  Abilities['bots'] &
  Abilities['buttons'] &
  Abilities['reminders'] &
  Abilities['writing'];

const PEOPLE = { '山田 花子': HANAKO, '鈴木 太郎': { ...JIRO, name: '鈴木 太郎' } } as const;

const directOf = (person: PersonName): string => `a:1${PEOPLE[person].aadObjectId}`;

/** A message as it stands, after all that changed it. */
interface Standing {
  readonly id: string;
  readonly conversation: string;
  body: Json;
}

/** Opens the rig of the contract: Kakari is in a team with a channel that both people read. */
export async function openTeamsRig({ assistant }: RigOptions): Promise<TeamsContractRig> {
  const folder = mkdtempSync(join(tmpdir(), 'kakari-teams-'));
  let teams = await openTeams({ assistant, file: join(folder, 'ledger.sqlite') });
  teams.connector.channels = [{ id: TEAM }, { id: CHANNEL }];
  await teams.settle(teams.payload('installation-add-team'));
  const chat = new Chat(() => teams);
  return {
    get house() {
      return teams.house;
    },
    get surface() {
      return teams.surface;
    },
    reads: (text) => teams.connector.untilStreamed((streamed) => streamed.includes(text)),
    contact: { kind: 'teams-channel', address: CHANNEL },
    say: (saying) => chat.say(saying),
    references: () => teams.house.failures.map(({ reference }) => reference),
    again: () => chat.again(),
    async restart() {
      teams = await teams.restart();
    },
    sayAsBot: (text) => chat.sayAs({ id: '28:another-bot', name: 'another bot' }, text),
    sayAsItself: (text) => chat.sayAs({ id: `28:${teams.app.id}`, name: '係' }, text),
    press: (shown, label, person) => chat.press(shown, label, person),
    standing: (text) =>
      Promise.resolve(chat.shown().filter(({ reads, to }) => to === 'everyone' && reads.includes(text))),
    async close() {
      await teams.close();
      rmSync(folder, { recursive: true });
    },
  };
}

class Chat {
  readonly #teams: () => TeamsRig;
  /** What the clients show of each message, by its id; a pressed card may differ from what was sent. */
  readonly #standing = new Map<string, Standing>();
  #read = 0;
  #last: Json = {};
  #ids = 1_732_100_000_000;

  constructor(teams: () => TeamsRig) {
    this.#teams = teams;
  }

  say({ person, place, text, mention = true, after, times = 1 }: Saying): Promise<readonly Shown[]> {
    const id = String((this.#ids += 1));
    const conversation = place === 'direct' ? directOf(person) : this.#threadOf(after, id);
    return this.#deliver(this.#message({ id, conversation, from: PEOPLE[person], text, mention }), times);
  }

  again(): Promise<readonly Shown[]> {
    return this.#deliver(this.#last, 1);
  }

  sayAs(from: object, text: string): Promise<readonly Shown[]> {
    const id = String((this.#ids += 1));
    return this.#deliver(
      this.#message({ id, conversation: this.#threadOf(undefined, id), from, text, mention: true }),
      1,
    );
  }

  async press({ id }: Shown, label: string, person: PersonName): Promise<readonly Shown[]> {
    const message = this.#standing.get(id);
    const button = buttonsOf(message?.body).find(({ title }) => title === label);
    if (message === undefined || button === undefined) throw new Error(`There is no button ${label}.`);
    const teams = this.#teams();
    const action = { type: 'Action.Execute', title: label, verb: 'kakari', data: button.data };
    const invoke = teams.payload('card-action', {
      id: `f:press-${(this.#ids += 1)}`,
      from: PEOPLE[person],
      conversation: this.#conversation(message.conversation),
      replyToId: id,
      value: { action, trigger: 'manual' },
    });
    const { body } = await teams.settle(invoke);
    const shown = this.#readNew();
    const { type, value } = body as { type?: string; value?: unknown };
    if (type === 'application/vnd.microsoft.card.adaptive')
      message.body = { ...message.body, attachments: [{ content: value }] };
    return shown;
  }

  shown(): readonly Shown[] {
    this.#readNew();
    return [...this.#standing.values()].map(shownOf);
  }

  #threadOf(after: Shown | undefined, id: string): string {
    const before = after === undefined ? undefined : this.#standing.get(after.id);
    return before?.conversation ?? `${CHANNEL};messageid=${id}`;
  }

  #conversation(id: string): object {
    const conversationType = id.startsWith('19:') ? 'channel' : 'personal';
    return { id, conversationType, tenantId: this.#teams().app.tenant };
  }

  #message(said: { id: string; conversation: string; from: object; text: string; mention: boolean }): Json {
    const teams = this.#teams();
    const isDirect = said.conversation.startsWith('a:');
    const mentions = said.mention && !isDirect;
    const name = isDirect ? 'message-personal' : mentions ? 'message-channel-mention' : 'message-channel-thread';
    return teams.payload(name, {
      id: said.id,
      from: said.from,
      conversation: this.#conversation(said.conversation),
      text: `${mentions ? '<at>係</at> ' : ''}${said.text}`,
    });
  }

  async #deliver(activity: Json, times: number): Promise<readonly Shown[]> {
    this.#last = activity;
    this.#readNew();
    const teams = this.#teams();
    await Promise.all(Array.from({ length: times }, () => teams.deliver(activity)));
    await teams.idle();
    return this.#readNew();
  }

  /** Reads what came over the wire since; the new messages of it. */
  #readNew(): readonly Shown[] {
    const wires = this.#teams().connector.sent.slice(this.#read);
    this.#read += wires.length;
    return wires.flatMap((wire) => this.#take(wire));
  }

  #take(wire: Wire): readonly Shown[] {
    const known = this.#standing.get(wire.id);
    if (wire.method === 'PUT' && known !== undefined) {
      known.body = wire.body;
      return [];
    }
    const standing = standingOf(wire);
    this.#standing.set(wire.id, standing);
    return [shownOf(standing)];
  }
}

function standingOf({ id, path, body }: Wire): Standing {
  const { activity, channelData } = body as { activity?: Json; channelData?: { channel?: { id: string } } };
  if (activity !== undefined)
    return { id, conversation: `${channelData?.channel?.id};messageid=${id}`, body: activity };
  return { id, conversation: /^\/v3\/conversations\/(?<id>[^/]+)/u.exec(path)?.groups?.['id'] ?? '', body };
}

const shownOf = ({ id, conversation, body }: Standing): Shown => ({
  id,
  to: (Object.keys(PEOPLE) as PersonName[]).find((person) => directOf(person) === conversation) ?? 'everyone',
  plain: plainOf(body),
  reads: readsOf(body),
  buttons: labelsOf(body),
  pings: pingsOf(body),
  links: linksOf(body),
  faults: faultsOf(body),
});
