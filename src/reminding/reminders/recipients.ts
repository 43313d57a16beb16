import { type Contact, contactKey, isValidOn, webContact } from '../../domain/directory.ts';
import type { PlannedReminder, Route } from '../../domain/reminder.ts';
import { reminderId } from './ids.ts';
import type { Outbox } from './outbox.ts';
import type { PlanningInput, Wanted } from './planning.ts';

/**
 * One reminder for each contact that is to have it: those of the section that hold today and can be reached; the DX promoters
 * where the plan names no section, the section says that it is not in charge, or nobody of it can be reached.
 */
export function addressed(wanted: Wanted, outbox: Outbox, input: PlanningInput): readonly PlannedReminder[] {
  const { milestone, occasion, department, dueOn, change } = wanted;
  const { route, contacts } = recipientsOf(wanted, outbox, input);
  return contacts.map((contact) => ({
    id: reminderId({ milestone, occasion, department, contact }),
    municipality: input.municipality,
    milestone,
    occasion,
    department,
    contact,
    route,
    dueOn,
    ...(change === undefined ? {} : { change }),
  }));
}

function recipientsOf(
  wanted: Wanted,
  outbox: Outbox,
  input: PlanningInput,
): { readonly route: Route; readonly contacts: readonly Contact[] } {
  const { milestone, department, route } = wanted;
  const toPromoters = (why: Route) => ({ route: why, contacts: promoters(input) });
  if (route !== undefined) return { route, contacts: withoutThemselves(promoters(input), wanted, outbox) };
  if (department === '') return toPromoters('no-owner');
  if (outbox.isDisowned(milestone, department)) return toPromoters('not-in-charge');
  const contacts = contactsWhere(input, (entry) => entry.department === department);
  if (contacts.length > 0) return { route: 'owner', contacts };
  const own = promoters(input).filter((contact) => contactKey(contact) === ownPage(input, department));
  return own.length > 0 ? { route: 'owner', contacts: own } : toPromoters('no-contact');
}

const ownPage = ({ municipality }: PlanningInput, department: string): string =>
  contactKey(webContact(municipality, department));

/** Nobody is told of their own silence or their own answer. */
function withoutThemselves(
  contacts: readonly Contact[],
  { milestone, department }: Wanted,
  outbox: Outbox,
): readonly Contact[] {
  const told = outbox.about(milestone, department).filter(({ route }) => route === 'owner');
  const own = new Set(told.map(({ contact }) => contactKey(contact)));
  return contacts.filter((contact) => !own.has(contactKey(contact)));
}

/** The DX promoters of the directory, or the pages of those whom the plan itself names as its contact. */
function promoters(input: PlanningInput): readonly Contact[] {
  const known = contactsWhere(input, ({ promoter }) => promoter);
  if (known.length > 0) return known;
  const departments = input.contactDepartments.length === 0 ? [PROMOTERS] : input.contactDepartments;
  return [...new Set(departments)].map((department) => webContact(input.municipality, department));
}

/** The page that is left where neither the directory nor the plan names anybody. */
const PROMOTERS = 'DX推進担当';

function contactsWhere(
  { directory, municipality, day, reachable }: PlanningInput,
  isWanted: (entry: PlanningInput['directory'][number]) => boolean,
): readonly Contact[] {
  const contacts = directory
    .filter((entry) => entry.municipality === municipality && isWanted(entry) && isValidOn(entry, day))
    .map(({ contact }) => contact)
    .filter(({ kind }) => reachable.has(kind));
  return [...new Map(contacts.map((contact) => [contactKey(contact), contact])).values()];
}
