import { benchAsk } from './ask/bench-ask.ts';
import { benchChat } from './chat/bench-chat.ts';
import { benchCrash } from './crash/bench-crash.ts';
import { benchImport } from './import/bench-import.ts';
import { benchModel } from './model/bench-model.ts';
import { benchReminders } from './reminders/bench-reminders.ts';
import { benchRetrieval } from './retrieval/bench-retrieval.ts';
import { benchVectors } from './vectors/bench-vectors.ts';

/** What can be measured: a name, and what is run with the arguments after it. */
const BENCHES: Readonly<
  Record<string, { readonly usage: string; readonly run: (args: readonly string[]) => Promise<void> }>
> = {
  retrieval: {
    usage: 'retrieval DIR…   folders with corpus.jsonl {id,title,text} and queries.jsonl {id,text,relevant}',
    run: benchRetrieval,
  },
  ask: {
    usage: 'ask              start to first answer, time for each question and memory; takes no argument',
    run: benchAsk,
  },
  model: {
    usage:
      'model            what the way to a language model and back adds to an answer, without its own time; takes no argument',
    run: benchModel,
  },
  reminders: {
    usage: 'reminders        a daily run over 1,741 municipalities, and messages for each second; takes no argument',
    run: benchReminders,
  },
  chat: {
    usage: 'chat             500 signed mentions in 10 s to the serving process, four times; takes no argument',
    run: benchChat,
  },
  import: {
    usage:
      'import [NAME…] [--differences]   plans imported and compared with what stands in them; takes about a minute',
    run: benchImport,
  },
  vectors: {
    usage: 'vectors          10,000 vectors kept, and searched by scan, graph and pgvector; takes a minute or two',
    run: benchVectors,
  },
  crash: {
    usage:
      'crash            kills a process that reminds 200 times on each database; takes no argument, and some minutes',
    run: benchCrash,
  },
};

const [name = '', ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined || (name === 'retrieval' && args.length === 0)) {
  console.error(['usage: npm run bench -- …', ...Object.values(BENCHES).map(({ usage }) => `  ${usage}`)].join('\n'));
  process.exitCode = 2;
} else {
  await bench.run(args);
}
