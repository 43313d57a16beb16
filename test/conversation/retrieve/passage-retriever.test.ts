import { describe, expect, it } from 'vitest';
import { groupByPartition } from '../../../src/domain/retrieval.ts';
import { PassageRetriever } from '../../../src/conversation/retrieve/passage-retriever.ts';
import { Retriever } from '../../../src/conversation/retrieve/retriever.ts';

const documents = groupByPartition([
  { id: 'contract', partition: 'kita', title: '電子契約', body: '契約を電子にします。' },
  { id: 'contract', partition: 'minami', title: '電子契約', body: '{braces} も契約です。' },
]);

describe('the retriever of LangChain', () => {
  it('gives what the search finds as documents', async () => {
    const retriever = new PassageRetriever(new Retriever({ documents }), documents, { partitions: ['minami'] });
    const [found, ...others] = await retriever.invoke('電子契約');
    expect(others).toEqual([]);
    expect(found?.id).toBe('contract');
    expect(found?.pageContent).toBe('電子契約\n{braces} も契約です。');
    expect(found?.metadata).toMatchObject({ partition: 'minami', cosine: 0 });
  });
});
