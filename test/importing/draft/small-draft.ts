import type { Doubt, Draft, DraftMeasure } from '../../../src/domain/draft.ts';

const spot = { file: '計画.txt', line: 10 };

const measure = (over: Partial<DraftMeasure> & Pick<DraftMeasure, 'id' | 'title'>): DraftMeasure => ({
  names: [],
  group: ['便利な窓口'],
  owners: ['総務課'],
  crossCutting: false,
  tags: [],
  summary: `${over.title}に取り組みます。`,
  schedule: [],
  targets: [],
  current: [],
  planned: [],
  place: '第2章 便利な窓口',
  spot,
  ...over,
});

const doubt = (id: string, about: Doubt['about'], over: Partial<Doubt> = {}): Doubt => ({
  id,
  about,
  spot,
  place: '第2章 便利な窓口',
  read: '検討',
  assumed: '検討 令和8年度',
  reason: '矢印が失われています。',
  ...over,
});

/** The draft of an invented town: three measures, one with a doubtful phase and a doubtful target, and a doubtful term. */
export const SMALL_DRAFT: Draft = {
  municipality: {
    id: 'mizuho',
    name: '水穂町',
    names: [],
    departments: [
      { name: '総務課', names: [] },
      { name: '住民課', names: [] },
    ],
  },
  plan: {
    id: 'mizuho-plan',
    title: '水穂町デジタル推進計画',
    names: [],
    version: '第1版',
    status: 'adopted',
    published: '2026-03',
    period: [2026, 2028],
    namesOwners: true,
    contact: { departments: ['総務課'], place: '奥付' },
    facts: [],
  },
  measures: [
    measure({
      id: 'mizuho-1',
      number: '①',
      title: '電子申請の拡充',
      names: ['電子申請'],
      schedule: [
        { phase: '検討', from: 2026, to: 2026, uncertain: '矢印が失われています。' },
        { phase: '実施', from: 2027, to: 2028 },
      ],
      targets: [
        {
          name: '手続の数',
          names: [],
          kind: 'output',
          byYear: { 2028: '30件' },
          uncertain: '年度の記載がありません。',
        },
      ],
    }),
    measure({ id: 'mizuho-2', number: '②', title: '窓口の予約', owners: ['住民課'] }),
    measure({ id: 'mizuho-3', number: '③', title: '研修の実施', uncertain: '担当の欄が読めません。' }),
  ],
  terms: [
    {
      name: 'AI',
      names: [],
      definition: '人工知能のことです。',
      place: '用語集',
      uncertain: '説明が途中で切れています。',
      spot,
    },
    { name: 'RPA', names: [], definition: '定型の作業を自動で行う技術です。', place: '用語集', spot },
  ],
  reviews: [{ title: '光回線の整備', names: [], result: '達成', note: '整備しました。', place: '第1章', spot }],
  passages: [
    {
      title: '電子申請の拡充',
      names: [],
      text: '電子申請を広げます。',
      place: '第2章 便利な窓口',
      measure: 'mizuho-1',
      spot,
    },
    {
      title: '窓口の予約',
      names: [],
      text: '窓口を予約できるようにします。',
      place: '第2章 便利な窓口',
      measure: 'mizuho-2',
      spot,
    },
  ],
  doubts: [
    doubt('d1', { kind: 'phase', measure: 'mizuho-1', phase: '検討', from: 2026 }),
    doubt(
      'd2',
      { kind: 'target', measure: 'mizuho-1', name: '手続の数' },
      { read: '30件', assumed: '30件 令和10年度' },
    ),
    doubt('d3', { kind: 'measure', measure: 'mizuho-3', field: 'owners' }, { read: '総務', assumed: '総務課' }),
    doubt('d4', { kind: 'term', name: 'AI' }, { place: '用語集', read: '人工知能のことです。' }),
    doubt('d5', { kind: 'plan', field: 'version' }, { read: '', assumed: '第1版' }),
    doubt('d6', { kind: 'document' }, { read: '', assumed: '' }),
  ],
};
