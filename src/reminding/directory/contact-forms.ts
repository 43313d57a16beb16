import { CONTACT_KINDS, type ContactKind } from '../../domain/directory.ts';
import { fold, tidy } from './rows.ts';

/** What people call the kinds of contact, as they are written to CSV. */
export const KIND_NAMES: Readonly<Record<ContactKind, string>> = {
  web: 'Web',
  'slack-channel': 'Slackチャンネル',
  'slack-user': 'Slackユーザー',
  'slack-group': 'Slackユーザーグループ',
  'teams-channel': 'Teamsチャネル',
  'teams-user': 'Teamsユーザー',
};

/** The kind that a text names, as it is called or as its id. */
export const kindNamed = (text: string): ContactKind | undefined => KIND_OF.get(fold(text));

const KIND_OF: ReadonlyMap<string, ContactKind> = new Map(
  CONTACT_KINDS.flatMap((kind): [string, ContactKind][] => [
    [kind, kind],
    [fold(KIND_NAMES[kind]), kind],
  ]),
);

type PlacedKind = Exclude<ContactKind, 'web'>;

/** The form of an address, and the sentence that says what it looks like and where it is found. */
interface Form {
  readonly pattern: RegExp;
  readonly help: string;
}

// Slack promises no length; ids have had 9 characters or more since 2016, and a user's may begin with W as well as U
// (api.slack.com/changelog/2016-08-11-user-id-format-changes). The forms of Teams are those of Microsoft's deep links.
const FORMS: Readonly<Record<PlacedKind, Form>> = {
  'slack-channel': {
    pattern: /^[CG][A-Z0-9]{8,40}$/u,
    help: 'チャンネル名ではなく、C か G で始まるチャンネル ID（例 C0123ABCDEF）を書いてください。Slack でチャンネル名を押すと、開く画面のいちばん下にあります',
  },
  'slack-user': {
    pattern: /^[UW][A-Z0-9]{8,40}$/u,
    help: '名前ではなく、U か W で始まるメンバー ID（例 U0123ABCDEF）を書いてください。Slack のプロフィールのメニューの「メンバー ID をコピー」で得られます',
  },
  'slack-group': {
    pattern: /^S[A-Z0-9]{8,40}$/u,
    help: 'グループ名ではなく、S で始まるユーザーグループの ID（例 S0123ABCDEF）を書いてください。Slack のメンバーディレクトリの「ユーザーグループ」で、グループのメニューから得られます',
  },
  'teams-channel': {
    pattern: /^19:[A-Za-z0-9_-]{1,200}@thread\.(?:tacv2|skype|v2)$/u,
    help: 'チャネル名やリンクではなく、19: で始まり @thread.tacv2 などで終わるチャネル ID を書いてください。Teams で得たチャネルへのリンクのうち、19%3A から thread.tacv2 までの %3A を : に、%40 を @ に直したものです',
  },
  'teams-user': {
    pattern: /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|29:[A-Za-z0-9_-]{8,200})$/u,
    help: 'メールアドレスや名前ではなく、Microsoft Entra のオブジェクト ID（例 01234567-89ab-cdef-0123-456789abcdef）か 29: で始まる ID を書いてください。オブジェクト ID は Entra 管理センターの「ユーザー」にあります',
  },
};

const PLACED_KINDS = CONTACT_KINDS.filter((kind) => kind !== 'web');

/** An address as it is kept, or the sentence that says what is wrong with it. */
export function readAddress(
  kind: PlacedKind,
  text: string,
): { readonly ok: true; readonly address: string } | { readonly ok: false; readonly message: string } {
  const written = tidy(text);
  // Object ids are the same in capitals, and one contact must not look like two.
  const address = OBJECT_ID.test(written) ? written.toLowerCase() : written;
  if (FORMS[kind].pattern.test(address)) return { ok: true, address };
  const other = PLACED_KINDS.find((candidate) => FORMS[candidate].pattern.test(address));
  if (other === undefined)
    return { ok: false, message: `${KIND_NAMES[kind]}の ID ではありません。${FORMS[kind].help}` };
  return {
    ok: false,
    message: `これは${KIND_NAMES[other]}の ID です。連絡先の種類を${KIND_NAMES[other]}に直すか、${KIND_NAMES[kind]}の ID を書いてください`,
  };
}

const OBJECT_ID = /^[0-9a-f-]{36}$/iu;
