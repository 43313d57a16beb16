import type { Answer, Citation, Statement } from '../../domain/answer.ts';
import type { Block, Reply } from '../../domain/reply.ts';

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
        blocks: [
          ...blocksOf(answer.statements),
          ...answer.notices.map((text): Block => ({ kind: 'notice', text })),
          ...citationsOf(answer.statements),
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
