/** What has to be ended when the process is asked to stop. */
export interface Endings {
  /** Adds an end; where the ending is over already, it happens at once. */
  add(end: () => Promise<unknown>): Promise<void>;
  /** Ends everything, what began last first, so that answers and deliveries under way are finished. */
  run(): Promise<void>;
}

/** Nothing to end yet. */
export function createEndings(): Endings {
  let over = false;
  const ends: (() => Promise<unknown>)[] = [];
  const run = async (): Promise<void> => {
    over = true;
    for (const end of ends.splice(0).toReversed()) await end();
  };
  return {
    add: async (end) => {
      ends.push(end);
      if (over) await run();
    },
    run,
  };
}

/** Runs the ending when the process is asked to stop. */
export function endOnSignal(endings: Endings, signals: NodeJS.EventEmitter): void {
  for (const name of ['SIGINT', 'SIGTERM']) signals.once(name, () => void endings.run());
}
