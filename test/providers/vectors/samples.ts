import { groupByPartition, type DocumentSource, type RetrievalDocument } from '../../../src/domain/retrieval.ts';
import type { PassageVectors } from '../../../src/ports/embeddings.ts';
import { CountingVectors } from '../../fakes/counting-vectors.ts';

const ABOUT = ['窓口', '電子契約', '防災', '研修', '税', '図書館', '保育', '道路', '水道', '広報'];

/** Passages of two sentences each, so that an encoder can be measured on them. */
export const passages = (partition: string, count: number): readonly RetrievalDocument[] =>
  Array.from({ length: count }, (_, at) => {
    const about = `${partition}の${ABOUT[at % ABOUT.length]}${at}番`;
    return {
      id: `p${at}`,
      partition,
      title: `${about}の取組`,
      body: `${about}の手続を見直すことにします。${about}の担当課が${about}を毎年確かめます。`,
    };
  });

export const TWO_TOWNS = groupByPartition([...passages('kita', 40), ...passages('minami', 24)]);

/** The bundled encoder's part is taken by one that knows a few topics. */
export const bundled = (documents: DocumentSource): PassageVectors =>
  new CountingVectors(documents, [/窓口/u, /防災/u]);
export const BUNDLED = 'topics';
