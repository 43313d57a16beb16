import { z } from 'zod';

// Runs as a process of its own, with an IPC channel: see kakari-session.ts.

const commandSchema = z.object({
  words: z.array(z.string()),
  settings: z.record(z.string(), z.string()),
});

const given = { ...process.env };
let runs = 0;
let isEnding = false;

process.on('message', (message) => {
  if (message === 'end') {
    isEnding = true;
    return process.disconnect();
  }
  const { words, settings } = commandSchema.parse(message);
  void run(words, settings).then((ran) => process.send?.(ran));
});

// After `end` the process has to end by itself; where the tests are gone nobody waits for that.
process.on('disconnect', () => {
  if (!isEnding) process.exit();
});

/** One command line after another, each from a fresh `main.ts`; what it rests on is loaded once. */
async function run(words: readonly string[], settings: Readonly<Record<string, string>>): Promise<unknown> {
  runs += 1;
  process.argv = [process.execPath, 'src/main.ts', ...words];
  setEnvironment({ ...given, ...settings });
  const [out, err] = [collect(process.stdout), collect(process.stderr)];
  try {
    await import(`../../src/main.ts?run=${runs}`);
    return { code: Number(process.exitCode ?? 0), out: out.text(), err: err.text() };
  } finally {
    out.end();
    err.end();
    process.exitCode = undefined;
  }
}

/** In place: `config.ts` keeps the object. */
function setEnvironment(settings: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(process.env)) if (!(name in settings)) delete process.env[name];
  Object.assign(process.env, settings);
}

/** Keeps what is written instead of writing it. */
function collect(stream: NodeJS.WriteStream): { text(): string; end(): void } {
  const write = stream.write.bind(stream);
  let text = '';
  stream.write = (piece: string | Uint8Array): boolean => {
    text += typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8');
    return true;
  };
  return {
    text: () => text,
    end: () => {
      stream.write = write;
    },
  };
}
