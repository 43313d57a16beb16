import { expect, test } from 'vitest';
import type { Doubt, Draft } from '../../../src/domain/draft.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { doubtSources } from '../../../src/importing/draft/doubt-source.ts';
import { draftFiles } from '../../../src/importing/draft/draft-files.ts';
import { loadPlan } from '../../../src/plans/load-plan.ts';
import { filesSource } from '../../../src/plans/plan-source.ts';
import { SMALL_DRAFT } from './small-draft.ts';

const spot = { file: '計画.txt', line: 1 };
const PLACE = '第2章 便利な窓口';

function planWith(...texts: readonly (readonly [text: string, measure?: string | undefined, key?: string])[]): Plan {
  const draft: Draft = {
    ...SMALL_DRAFT,
    passages: texts.map(([text, measure, key], at) => ({
      title: `段落${at + 1}`,
      names: [],
      text,
      place: PLACE,
      spot,
      ...(measure !== undefined && { measure }),
      ...(key !== undefined && { key }),
    })),
  };
  const loaded = loadPlan(filesSource('mizuho', draftFiles(draft)));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.plan;
}

const phaseDoubt = (read: string): Doubt => ({
  id: 'd1',
  about: { kind: 'phase', measure: 'mizuho-1', phase: '検討', from: 2026 },
  spot,
  place: PLACE,
  read,
  assumed: '',
  reason: '',
});

const textsFor = (doubt: Doubt, plan: Plan): readonly string[] => doubtSources(plan)(doubt).map(({ text }) => text);

test('what was read is found whatever its width and blanks', () => {
  const plan = planWith(['令和8年度は準備', 'mizuho-1'], ['R8　検 討', 'mizuho-1']);
  expect(textsFor(phaseDoubt('Ｒ８検討'), plan)).toEqual(['R8　検 討']);
});

test('the passages of the measure come before others, those of other measures last of all', () => {
  const [own, loose, other] = [['検討　一', 'mizuho-1'], ['検討　二'], ['検討　三', 'mizuho-2']] as const;
  expect(textsFor(phaseDoubt('検討'), planWith(other, loose, own))).toEqual(['検討　一']);
  expect(textsFor(phaseDoubt('検討'), planWith(other, loose))).toEqual(['検討　二']);
  expect(textsFor(phaseDoubt('検討'), planWith(other))).toEqual(['検討　三']);
});

test('what another measure says in the same words is not shown beside a measure that has passages of its own', () => {
  const plan = planWith(['Ｒ８ 検討', 'mizuho-2'], ['R8 検', 'mizuho-1']);
  expect(textsFor(phaseDoubt('検討'), plan)).toEqual(['R8 検']);
});

test('where nothing was read, the passage that tells most of the other years is shown', () => {
  const plan = planWith(
    ['導入を検討します', 'mizuho-1'],
    ['令和8年度は検討、令和9年度から実施', 'mizuho-1'],
    ['担当は総務課', 'mizuho-1'],
  );
  expect(textsFor(phaseDoubt(''), plan)).toEqual(['令和8年度は検討、令和9年度から実施']);
});

test('where nothing tells of it, what stands at the place is shown, three passages of it', () => {
  const plan = planWith(['一'], ['二'], ['三'], ['四']);
  expect(textsFor(phaseDoubt(''), plan)).toEqual(['一', '二', '三']);
  expect(textsFor({ ...phaseDoubt(''), place: '付録' }, plan)).toEqual([]);
});

test('what the import tells in its own words is no source', () => {
  const plan = planWith(['計画期間は令和8年度から', undefined, 'period'], ['期間　令和8年度から']);
  const about = { kind: 'plan', field: 'period' } as const;
  expect(textsFor({ ...phaseDoubt('令和8年度'), about }, plan)).toEqual(['期間　令和8年度から']);
});
