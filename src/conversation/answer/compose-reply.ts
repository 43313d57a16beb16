import type { Answer, Citation, Statement } from '../../domain/answer.ts';
import type { Block, Reply } from '../../domain/reply.ts';
import { numberCitations } from './number-citations.ts';

/** More citations than this are no help in a chat. */
const MOST_CITATIONS = 6;

/** Turns an answer into the reply that surfaces show: the answer first, then notices, citations and what to ask next. */
export function composeReply(answer: Answer): Reply {
  const head = { language: answer.language, kind: answer.kind, about: answer.about };
  const choices: readonly Block[] = answer.choices.length === 0 ? [] : [{ kind: 'choices', choices: answer.choices }];
  switch (answer.kind) {
    case 'grounded':
      return {
        ...head,
        ...inChargeOf(answer),
        ...(answer.wordedBy === undefined ? {} : { wordedBy: answer.wordedBy }),
        blocks: [
          ...(answer.wordedBy === undefined ? blocksOf(answer.statements) : markedBlocks(answer)),
          ...answer.notices.map((text): Block => ({ kind: 'notice', text })),
          ...(answer.wordedBy === undefined ? citationsOf(answer.statements) : numberedCitations(answer)),
          ...choices,
        ],
      };
    case 'not-in-plan':
      return {
        ...head,
        ...inChargeOf(answer),
        blocks: [{ kind: 'text', text: answer.text }, ...nearest(answer), ...citationsOf(answer.nearest), ...choices],
      };
    case 'needs-clarification':
    case 'small-talk':
      return { ...head, blocks: [{ kind: 'text', text: answer.text }, ...choices] };
  }
}

type Grounded = Extract<Answer, { kind: 'grounded' }>;

/** Sentences with the marks of their citations; in what is put together from several places each has to say where it stands. */
function markedBlocks({ statements, language }: Grounded): readonly Block[] {
  const { marksOf } = numberCitations(statements, MOST_CITATIONS);
  const gap = language === 'en' ? ' ' : '';
  return statements.map((statement) => {
    const { block } = statement;
    const marks = marksOf(statement);
    return block.kind === 'text' && marks !== '' ? { ...block, text: `${block.text}${gap}${marks}` } : block;
  });
}

/** The citations that the marks point at, in the order of their numbers. */
function numberedCitations({ statements }: Grounded): readonly Block[] {
  const { citations } = numberCitations(statements, MOST_CITATIONS);
  return citations.length === 0 ? [] : [{ kind: 'citations', citations }];
}

const inChargeOf = ({ inCharge }: Pick<Reply, 'inCharge'>): Pick<Reply, 'inCharge'> =>
  inCharge === undefined ? {} : { inCharge };

const blocksOf = (statements: readonly Statement[]): readonly Block[] => statements.map(({ block }) => block);

function nearest(answer: Extract<Answer, { kind: 'not-in-plan' }>): readonly Block[] {
  if (answer.nearest.length === 0) return [];
  const lead = answer.language === 'en' ? 'The nearest thing in the plan: ' : '近い記載：';
  return blocksOf(answer.nearest).map((block) =>
    block.kind === 'text' ? { kind: 'text', text: `${lead}${block.text}` } : block,
  );
}

/** The citations of the statements, each place once. */
function citationsOf(statements: readonly Statement[]): readonly Block[] {
  const places = new Map<string, Citation>();
  for (const citation of statements.flatMap((statement) => statement.citations)) {
    const key = [citation.municipality, citation.place, citation.passage].join('\n');
    if (!places.has(key)) places.set(key, citation);
  }
  const citations = [...places.values()].slice(0, MOST_CITATIONS);
  return citations.length === 0 ? [] : [{ kind: 'citations', citations }];
}
