import { problemLine } from '../../domain/errors.ts';
import type { SetAside } from '../../plans/plans-in-force.ts';

/** Says that a published plan cannot be read by this program, with the first reason, and what to do. */
export function setAsideSentence({ version: { municipality, title, version }, problems }: SetAside): string {
  const [first] = problems;
  const why = first === undefined ? '' : `（${problemLine(first)}）`;
  return `公開されている計画「${title}」（${municipality}、${version}）を、この版の係では読めません${why}。前の計画があれば、それで答えます。係を新しい版に更新してください。`;
}
