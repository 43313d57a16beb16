import { describe, expect, it } from 'vitest';
import { documentOf, entriesOf, namesOf } from '../../../src/conversation/retrieve/entries.ts';
import type { Entry } from '../../../src/domain/evidence.ts';
import { haranoPlan, oharanoPlan } from '../../fixtures/harano-plans.ts';

const entries = entriesOf(haranoPlan);
const find = (kind: Entry['kind'], title: string): Entry => {
  const entry = entries.find((candidate) => candidate.kind === kind && namesOf(candidate)[0] === title);
  if (!entry) throw new Error(`no ${kind} ${title}`);
  return entry;
};

describe('the entries of a plan', () => {
  it('are its measures with their items, phases and targets, its terms, reviews and passages', () => {
    const kinds = ['measure', 'item', 'target', 'term', 'review', 'passage'] as const;
    expect(kinds.map((kind) => entries.filter((entry) => entry.kind === kind).length)).toEqual([4, 3, 2, 2, 1, 4]);
  });

  it('hold a phase only where it has a line or words of its own', () => {
    const phases = entries.filter(({ kind }) => kind === 'phase');
    expect(phases.map((entry) => namesOf(entry))).toEqual([
      ['検討', '帳票'],
      ['帳票印刷の運用開始', '帳票'],
      ['検討', '封入'],
      ['実施', '封入'],
    ]);
  });

  it('have ids that are unique and the same every time', () => {
    const ids = entries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(entriesOf(haranoPlan).map(({ id }) => id)).toEqual(ids);
  });

  it('tell current work from planned work', () => {
    expect(find('item', '証明書の郵送')).toMatchObject({ state: 'current', measure: { id: 'from-home' } });
    expect(find('item', 'リモート相談')).toMatchObject({ state: 'planned', measure: { id: 'from-home' } });
  });

  it('join a passage to its measure', () => {
    expect(find('passage', '封入を委託する理由')).toMatchObject({ measure: { id: 'printing' } });
    expect(find('passage', '本部長')).not.toHaveProperty('measure');
  });

  it('are few where the plan has little', () => {
    expect(entriesOf({ ...oharanoPlan, measures: [], passages: [] })).toEqual([]);
  });
});

describe('an entry', () => {
  it('goes by its title first, then by what people call it', () => {
    expect(namesOf(find('measure', '印刷の外部委託'))).toEqual(['印刷の外部委託', '印刷BPO']);
    expect(namesOf(find('term', 'AR'))).toEqual(['AR', 'エーアール', 'Augmented Reality']);
  });

  it('is a document of its municipality', () => {
    expect(documentOf(find('measure', '印刷の外部委託'))).toEqual({
      id: 'printing',
      partition: 'harano',
      title: '印刷の外部委託',
      names: ['印刷BPO'],
      body: '印刷の外部委託を進めます。 1 くらしの便利',
      english: 'printing. Takes printing forward.',
    });
  });

  it('that is part of a measure is found by the measure too', () => {
    for (const [kind, title] of [
      ['item', 'リモート相談'],
      ['target', '対象帳票数（累計）'],
      ['phase', '帳票印刷の運用開始'],
    ] as const) {
      const entry = find(kind, title);
      const { title: name } = 'measure' in entry && entry.measure ? entry.measure : { title: 'none' };
      expect(documentOf(entry).body).toContain(name);
    }
  });

  it('always has Japanese and English to be searched', () => {
    for (const entry of entries) {
      const { body, english } = documentOf(entry);
      expect(body.trim()).not.toBe('');
      expect(english?.trim()).toMatch(/[a-z]/iu);
    }
  });
});
