import { type ContactKind, type DirectoryEntry, isValidOn } from '../../domain/directory.ts';
import type { IsoDate } from '../../domain/fiscal-year.ts';
import { groupBy } from '../../domain/group-by.ts';
import { addDays } from '../../domain/instant.ts';
import type { Plan } from '../../domain/plan.ts';
import { japaneseDate } from '../../language/milestone-sentences.ts';

/** How well the directory covers the plans on a day. */
export interface DirectoryCheck {
  readonly day: IsoDate;
  /** In the order of the plans, each municipality once. */
  readonly municipalities: readonly MunicipalityCheck[];
  /** Ids of municipalities that have entries but no plan. */
  readonly withoutPlan: readonly string[];
}

/** The same for one municipality. Sections stand in the order in which its plans name them. */
export interface MunicipalityCheck {
  /** Municipality id. */
  readonly municipality: string;
  readonly name: string;
  /** Sections in charge without any contact on the day. */
  readonly withoutContact: readonly string[];
  /** Sections in charge with contacts on the day, all of kinds that cannot be reached: these kinds. */
  readonly notYetReachable: readonly { readonly department: string; readonly kinds: readonly ContactKind[] }[];
  /** Sections in charge that can be reached, but not after `until`, which is within 30 days: nothing follows on it. */
  readonly endingSoon: readonly { readonly department: string; readonly until: IsoDate }[];
  /** Whether any DX promoter can be reached on the day, and until when, if that is within 30 days. */
  readonly promoters: Reach;
  /** The sections whose page gets what has no other recipient: the plans' contacts. */
  readonly planContacts: readonly string[];
  /** Sections with an entry valid on the day or later that own nothing in the plans; for information. */
  readonly owningNothing: readonly string[];
}

/** Whether somebody can be reached on a day. */
export type Reach =
  | { readonly kind: 'reached'; readonly until?: IsoDate }
  /** There are contacts, all of these kinds, which cannot be reached. */
  | { readonly kind: 'not-yet'; readonly kinds: readonly ContactKind[] }
  | { readonly kind: 'no-contact' };

const SOON_DAYS = 30;

/**
 * Holds the directory against the sections in charge: the owners of measures, and the plans' contacts. Contacts of kinds that are
 * not `reachable`, such as those of a chat that is not connected, are told apart and reach nobody.
 */
export function checkDirectory(
  plans: readonly Plan[],
  entries: readonly DirectoryEntry[],
  day: IsoDate,
  reachable: ReadonlySet<ContactKind>,
): DirectoryCheck {
  const plansOf = groupBy(plans, (plan) => plan.municipality.id);
  const entriesOf = groupBy(entries, (entry) => entry.municipality);
  const reachOf = (some: readonly DirectoryEntry[]): Reach => reach(some, day, reachable);
  return {
    day,
    municipalities: [...plansOf].map(([id, of]) => checkMunicipality(id, of, entriesOf.get(id) ?? [], day, reachOf)),
    withoutPlan: [...entriesOf.keys()].filter((id) => !plansOf.has(id)).toSorted(),
  };
}

function checkMunicipality(
  municipality: string,
  plans: readonly Plan[],
  entries: readonly DirectoryEntry[],
  day: IsoDate,
  reachOf: (entries: readonly DirectoryEntry[]) => Reach,
): MunicipalityCheck {
  const planContacts = [...new Set(plans.flatMap(({ contact }) => contact.departments))];
  const inCharge = [
    ...new Set([...plans.flatMap(({ measures }) => measures.flatMap(({ owners }) => owners)), ...planContacts]),
  ];
  const bySection = groupBy(entries, ({ department }) => department);
  const reaches = inCharge.map((department) => ({ department, ...reachOf(bySection.get(department) ?? []) }));
  return {
    municipality,
    name: plans[0]?.municipality.name ?? municipality,
    withoutContact: reaches.flatMap(({ department, kind }) => (kind === 'no-contact' ? [department] : [])),
    notYetReachable: reaches.flatMap((found) =>
      found.kind === 'not-yet' ? [{ department: found.department, kinds: found.kinds }] : [],
    ),
    endingSoon: reaches.flatMap((found) =>
      found.kind === 'reached' && found.until !== undefined
        ? [{ department: found.department, until: found.until }]
        : [],
    ),
    promoters: reachOf(entries.filter(({ promoter }) => promoter)),
    planContacts,
    owningNothing: [...bySection].flatMap(([department, of]) =>
      !inCharge.includes(department) && of.some(({ to }) => to === undefined || to >= day) ? [department] : [],
    ),
  };
}

/** Whether any of the entries can be used on `day`, and until when without a gap, if that is soon. */
function reach(entries: readonly DirectoryEntry[], day: IsoDate, reachable: ReadonlySet<ContactKind>): Reach {
  const valid = entries.filter((entry) => isValidOn(entry, day));
  if (valid.length === 0) return { kind: 'no-contact' };
  const usable = entries.filter(({ contact }) => reachable.has(contact.kind));
  const usableOn = (date: IsoDate): boolean => usable.some((entry) => isValidOn(entry, date));
  if (!usableOn(day)) return { kind: 'not-yet', kinds: [...new Set(valid.map(({ contact }) => contact.kind))] };
  for (let until = day, left = SOON_DAYS; left >= 0; until = addDays(until, 1), left -= 1)
    if (!usableOn(addDays(until, 1))) return { kind: 'reached', until };
  return { kind: 'reached' };
}

/** A check as Japanese text for a terminal: for each municipality what to mend, then what is only for information. */
export function directoryReport({ day, municipalities, withoutPlan }: DirectoryCheck): string {
  const lines = [
    `連絡先名簿の確認（${japaneseDate(day)}現在）`,
    ...municipalities.flatMap(municipalityLines),
    ...(withoutPlan.length === 0
      ? []
      : ['■ 計画のない自治体', `　名簿にありますが、計画がありません: ${withoutPlan.join('、')}`]),
  ];
  return lines.join('\n');
}

function municipalityLines(check: MunicipalityCheck): readonly string[] {
  const { name, municipality, owningNothing } = check;
  const toMend = [...withoutContact(check), ...notYetReachable(check), ...endingSoon(check), ...promoters(check)];
  const information =
    owningNothing.length === 0 ? [] : [`（参考）計画で担当のない部署の連絡先: ${owningNothing.join('、')}`];
  const lines = [...(toMend.length === 0 ? ['担当部署すべてに連絡先があります。'] : toMend), ...information];
  return [`■ ${name}（${municipality}）`, ...lines.map((line) => `　${line}`)];
}

function withoutContact({ withoutContact: sections, promoters: { kind } }: MunicipalityCheck): readonly string[] {
  if (sections.length === 0) return [];
  return [
    `連絡先のない部署（${sections.length}件）: ${sections.join('、')}`,
    `　名簿に連絡先を書き足してください。${meanwhile(kind)}`,
  ];
}

function notYetReachable({ notYetReachable: sections, promoters: { kind } }: MunicipalityCheck): readonly string[] {
  if (sections.length === 0) return [];
  const names = sections.map(({ department }) => department).join('、');
  return [
    `接続の設定がない連絡先（${chatNames(sections.flatMap(({ kinds }) => kinds))}）だけの部署（${sections.length}件）: ${names}`,
    `　接続を設定するか、Web の連絡先を書き足してください。${meanwhile(kind)}`,
  ];
}

const meanwhile = (promoters: Reach['kind']): string =>
  promoters === 'reached' ? 'それまでのお知らせは、DX推進担当に届きます。' : '';

const chatNames = (kinds: readonly ContactKind[]): string =>
  [...new Set(kinds.map((kind) => CHAT_NAMES[kind]))].toSorted().join('・');

const CHAT_NAMES: Readonly<Record<ContactKind, string>> = {
  web: 'Web',
  'slack-channel': 'Slack',
  'slack-user': 'Slack',
  'slack-group': 'Slack',
  'teams-channel': 'Teams',
  'teams-user': 'Teams',
};

const endingSoon = ({ endingSoon: sections }: MunicipalityCheck): readonly string[] =>
  sections.length === 0
    ? []
    : [
        `30日以内に連絡先が切れる部署（${sections.length}件）: ${sections.map(({ department, until }) => `${department}（${lastDay(until)}）`).join('、')}`,
        '　その後の連絡先を、開始日を付けて書き足してください。',
      ];

function promoters({ promoters: found, planContacts }: MunicipalityCheck): readonly string[] {
  if (found.kind === 'reached')
    return found.until === undefined
      ? []
      : [`DX推進担当の連絡先が切れます（${lastDay(found.until)}）。その後の連絡先を書き足してください。`];
  const instead =
    planContacts.length === 0 ? '' : `それまでは、計画の問い合わせ先（${planContacts.join('、')}）の画面に届きます。`;
  const missing =
    found.kind === 'not-yet'
      ? `DX推進担当には、接続の設定がない連絡先（${chatNames(found.kinds)}）しかありません。Web の連絡先を書き足し、DX推進担当にしてください。`
      : 'DX推進担当がいません。どれかの連絡先を DX推進担当にしてください。';
  return [`${missing}${instead}`];
}

const lastDay = (day: IsoDate): string => `${japaneseDate(day)}まで`;
