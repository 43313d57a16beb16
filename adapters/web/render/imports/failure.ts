import { html } from 'hono/html';
import { type FileProblem, problemLine } from '../../../../src/domain/errors.ts';
import type { FieldValues } from '../../../../src/language/field-values.ts';
import type { Html } from '../markup.ts';

/** Why what a person asked for was not done, and what they had typed. */
export interface Failed {
  /** The id of a doubt, a `subjectKey`, or the name of what was to be done. */
  readonly on: string;
  readonly sentence: string;
  readonly problems: readonly FileProblem[];
  readonly typed: FieldValues;
  /** Whether it was to be written anew: the form is open then. */
  readonly isMend: boolean;
}

/** Problems that are told at once. */
const SHOWN = 10;

/** The sentence, and the problems behind it. */
export const renderFailure = ({ sentence, problems }: Pick<Failed, 'sentence' | 'problems'>): Html =>
  html`<div class="failure" role="alert">
    <p class="problem">${sentence}</p>
    ${problems.length === 0 ? '' : renderProblems(problems)}
  </div>`;

/** What is wrong in the files of a draft, a line each. */
export const renderProblems = (problems: readonly FileProblem[]): Html =>
  html`<ul class="items">
    ${problems.slice(0, SHOWN).map((problem) => html`<li>${problemLine(problem)}</li>`)}
    ${problems.length > SHOWN ? html`<li>ほか${problems.length - SHOWN}件</li>` : ''}
  </ul>`;

/** The same where what it was about is not on the page: what was typed is shown, to be taken over. */
export function renderLooseFailure(failed: Failed): Html {
  const typed = Object.values(failed.typed).filter(Boolean);
  return html`${renderFailure(failed)}
  ${typed.length === 0 || !failed.isMend ? '' : html`<p>入力されていた内容：${typed.join('／')}</p>`}`;
}
