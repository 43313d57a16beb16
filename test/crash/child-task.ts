import { z } from 'zod';

/** What a replica is told when it is started. */
export const childTask = z.object({
  place: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sqlite'), file: z.string() }),
    z.object({ kind: z.literal('postgres'), url: z.string() }),
  ]),
  /** Address of the chat platform. */
  surface: z.string(),
  towns: z.number(),
  /** The machine's time in ms at which the simulated clock showed `begins`. */
  startedAt: z.number(),
  begins: z.string(),
  worker: z.string(),
  leaseMs: z.number(),
});

export type ChildTask = z.infer<typeof childTask>;
