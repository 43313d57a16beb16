import { expect, it } from 'vitest';
import { rememberedByPlans } from '../../../../src/conversation/word/verify/by-plans.ts';
import { haranoPlan, oharanoPlan } from '../../../fixtures/harano-plans.ts';

it('makes something of the same plans once, in whatever list they come, and apart for others', () => {
  const made: number[] = [];
  const count = rememberedByPlans((plans) => made.push(plans.length));
  expect([count([haranoPlan]), count([haranoPlan]), count([haranoPlan, oharanoPlan]), count([haranoPlan])]).toEqual([
    1, 1, 2, 1,
  ]);
  expect(count([oharanoPlan, haranoPlan])).toBe(3);
  expect(count([])).toBe(4);
  expect(made).toEqual([1, 2, 2, 0]);
});
