import type { Plan } from '../../../domain/plan.ts';

interface Place<T> {
  made?: { readonly value: T };
  readonly next: WeakMap<Plan, Place<T>>;
}

/**
 * A function of plans that remembers what it made of them: each question comes with a list of its own of the same plans. What is
 * remembered goes when the plans go.
 */
export function rememberedByPlans<T>(make: (plans: readonly Plan[]) => T): (plans: readonly Plan[]) => T {
  const root: Place<T> = { next: new WeakMap() };
  return (plans) => {
    let place = root;
    for (const plan of plans) {
      const next = place.next.get(plan) ?? { next: new WeakMap() };
      place.next.set(plan, next);
      place = next;
    }
    return (place.made ??= { value: make(plans) }).value;
  };
}
