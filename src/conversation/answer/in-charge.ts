import type { InCharge } from '../../domain/answer.ts';
import type { Measure, Plan } from '../../domain/plan.ts';
import { isEverybody } from '../../language/everybody.ts';

/** The sections in charge of a measure; none where the plan names only everybody, or nobody. Spread into an answer. */
export const ownersInCharge = (plan: Plan, measure: Measure | undefined): { readonly inCharge?: InCharge } =>
  inCharge(
    plan,
    (measure?.owners ?? []).filter(
      (owner) => !isEverybody(owner) && plan.municipality.departments.some(({ name }) => name === owner),
    ),
  );

/** The sections that a plan names for questions about it. Spread into an answer. */
export const contactInCharge = (plan: Plan): { readonly inCharge?: InCharge } =>
  inCharge(plan, plan.contact.departments);

const inCharge = ({ municipality }: Plan, departments: readonly string[]): { readonly inCharge?: InCharge } =>
  departments.length === 0
    ? {}
    : { inCharge: { municipality: municipality.id, departments: [...new Set(departments)] } };
