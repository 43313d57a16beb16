import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { PlanLibrary } from '../../conversation/retrieve/plan-library.ts';
import type { Plan } from '../../domain/plan.ts';
import type { RemoteEncoder } from '../../ports/embeddings.ts';
import { errorLines } from '../sentences.ts';
import { count, type DoctorLine } from './doctor-line.ts';

const TOPIC = 'ベクトルの索引';

/** How many passages of the plans have a vector of the encoder; embeds none, and makes no file to look. */
export async function indexLine(encoder: RemoteEncoder, plans: readonly Plan[], config: Config): Promise<DoctorLine> {
  const { data, databaseUrl } = config;
  if (databaseUrl === undefined && !existsSync(join(data, 'vectors.sqlite')))
    return {
      topic: TOPIC,
      state: 'note',
      text: `まだありません。起動している間に作り、できるまでは同梱の文エンコーダーで答えます。`,
    };
  try {
    const { texts, missing } = await countPassages(encoder, plans, config);
    if (missing === 0) return { topic: TOPIC, state: 'works', text: `${count(texts)}件の段落がそろっています。` };
    const text = `${count(texts)}件の段落のうち${count(texts - missing)}件ができています。${LATER}`;
    return { topic: TOPIC, state: 'note', text };
  } catch (error) {
    return { topic: TOPIC, state: 'fails', text: errorLines(error).join(' ') };
  }
}

const LATER = '残りは起動している間に作り、できるまでは前の索引か同梱の文エンコーダーで答えます。';

interface Counted {
  readonly texts: number;
  readonly missing: number;
}

async function countPassages(encoder: RemoteEncoder, plans: readonly Plan[], config: Config): Promise<Counted> {
  const [{ openShelf }, { SpaceStore }, { loadHnsw }] = await Promise.all([
    import('../../providers/vectors/open-shelf.ts'),
    import('../../providers/vectors/space-store.ts'),
    import('../../providers/vector-store/load-hnsw.ts'),
  ]);
  const { data, databaseUrl: postgres } = config;
  const shelf = await openShelf({ data, postgres, loadNative: loadHnsw, reportSetAside: () => undefined });
  try {
    const documents = new PlanLibrary(plans, []);
    const store = new SpaceStore(encoder, shelf, documents);
    let [texts, missing] = [0, 0];
    for (const partition of documents.partitions) {
      const counted = await store.missing(partition);
      texts += counted.texts;
      missing += counted.passages.length;
    }
    return { texts, missing };
  } finally {
    await shelf.close();
  }
}
