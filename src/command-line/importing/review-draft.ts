import { CommanderError } from 'commander';
import { KakariError, problemLine } from '../../domain/errors.ts';
import type { Decision, DraftSummary, ImportDesk, OpenDraft } from '../../ports/import-desk.ts';
import { doubtsWhole } from './doubt-report.ts';
import { changesReport, importJson } from './import-report.ts';

/** What a person asks of `kakari review`. */
export interface ReviewRequest {
  /** Ids of doubts by 、 or commas, `d3-d8` for a run of them; `all` means every one. */
  readonly accept?: string;
  readonly drop?: string;
  /** The id of a doubt, then `field=value`. */
  readonly mend?: readonly string[];
  readonly publish?: boolean;
  readonly discard?: boolean;
  readonly by: string;
  readonly json?: boolean;
}

/** Shows the drafts, or one of them, and carries out what a person decided. Returns what to tell. Throws what `ImportDesk` throws. */
export async function reviewDraft(
  municipality: string | undefined,
  request: ReviewRequest,
  desk: ImportDesk,
  place: string,
): Promise<string> {
  if (municipality === undefined) return draftList(await desk.drafts(), place);
  const decisions = decisionsOf(request, await openDraft(desk, municipality, place));
  if (decisions.length > 0) await desk.settle(municipality, decisions);
  if (request.discard) {
    await desk.discard(municipality);
    return `${municipality} の下書きを捨てました。`;
  }
  if (request.publish) return publish(desk, municipality, request.by);
  const draft = await openDraft(desk, municipality, place);
  return request.json ? JSON.stringify(importJson(draft, place), null, 2) : draftText(draft);
}

async function publish(desk: ImportDesk, municipality: string, by: string): Promise<string> {
  const { plan, revision } = await desk.publish(municipality, by);
  const version = plan.title.includes(plan.version) ? '' : `（${plan.version}）`;
  return `${plan.municipality.name}の「${plan.title}」${version}を公開しました（公開番号 ${revision}）。動いている係は、数秒のうちにこの計画から答えます。`;
}

async function openDraft(desk: ImportDesk, municipality: string, place: string): Promise<OpenDraft> {
  const draft = await desk.open(municipality);
  if (draft === undefined) throw new KakariError('no-draft', { municipality, place });
  return draft;
}

function draftList(drafts: readonly DraftSummary[], place: string): string {
  if (drafts.length === 0)
    return `下書きはありません（${place}）。「kakari import 計画のファイル --municipality ID」で作れます。`;
  return drafts
    .map(({ municipality, name, title, doubts, replaces }) =>
      [
        municipality,
        name,
        title || '（読めません）',
        doubts === 0 ? '確かめるところなし' : `確かめるところ${doubts}件`,
        replaces ? '改定' : '新規',
      ].join('　'),
    )
    .join('\n');
}

/** Each doubt beside its source, then what the new version changes. */
function draftText(draft: OpenDraft): string {
  const { changes, problems } = draft;
  return [...problems.map(problemLine), ...doubtsWhole(draft), ...(changes ? changesReport(changes) : [])].join('\n');
}

function decisionsOf({ accept, drop, mend }: ReviewRequest, { doubts }: OpenDraft): readonly Decision[] {
  const named = (text: string | undefined): readonly string[] =>
    text === 'all'
      ? doubts.map(({ id }) => id)
      : (text ?? '')
          .split(/[、,\s]+/u)
          .filter(Boolean)
          .flatMap(numbersIn);
  const numbersIn = (text: string): readonly string[] => {
    const [, first, last] = /^d(\d+)[-〜～~]d?(\d+)$/u.exec(text) ?? [];
    if (first === undefined || last === undefined) return [text];
    const run = doubts.filter(({ id }) => Number(id.slice(1)) >= Number(first) && Number(id.slice(1)) <= Number(last));
    return run.length === 0 ? [text] : run.map(({ id }) => id);
  };
  return [
    ...(mend ? [mendDecision(mend)] : []),
    ...named(drop).map((on) => ({ on, kind: 'drop' }) as const),
    ...named(accept).map((on) => ({ on, kind: 'accept' }) as const),
  ];
}

function mendDecision([on = '', ...pairs]: readonly string[]): Decision {
  const values = pairs.map((pair) => {
    const equals = pair.indexOf('=');
    if (equals < 1)
      throw new CommanderError(
        2,
        'kakari.usage',
        '--mend は「--mend d3 to=2028」のように、番号と 項目=値 で指定してください',
      );
    return [pair.slice(0, equals), pair.slice(equals + 1)] as const;
  });
  return { on, kind: 'mend', values: Object.fromEntries(values) };
}
