import type { ClaimFault } from '../../../domain/worded.ts';
import { canonical } from './canonical.ts';
import type { Clause } from './clauses.ts';
import type { Fact } from './facts.ts';
import { GENERAL } from './general-words.ts';
import { chunksOf, isSaid } from './words.ts';

/** Who does what, what is whose, what is denied: words that the evidence all has, put together otherwise. */
export function checkRoles({ text }: Clause, facts: readonly Fact[]): ClaimFault | undefined {
  if (!/[ぁ-ん]/u.test(text)) return undefined;
  if (isInAnotherDepartment(text, facts)) return 'department';
  if (isOfAnotherThing(text, facts) || isDoneByAnother(text, facts) || isByOtherHands(text, facts)) return 'mixed';
  if (saysWhatIsDenied(text, facts)) return 'polarity';
  return quotesAnother(text, facts) || isAllOfAnother(text, facts) ? 'unsupported' : undefined;
}

const sentences = new WeakMap<Fact, readonly string[]>();

/** The sentences of a fact, each behind what the fact is about; made once, for all claims that cite it. */
function sentencesOf(fact: Fact): readonly string[] {
  const known = sentences.get(fact);
  if (known !== undefined) return known;
  const made: string[] = [];
  for (const { sentence, text } of fact.segments) made[sentence] = `${made[sentence] ?? fact.title}、${text}`;
  sentences.set(fact, made);
  return made;
}

const NOUN = String.raw`[\p{Script=Han}ァ-ヺーa-z]{1,24}`;
const OF = new RegExp(`(?<![\\p{Script=Han}ァ-ヺーa-z])(${NOUN})の(?=(${NOUN}))`, 'gu');
/** General words that are said of one thing and not of another all the same. */
const SAID_OF = /^(?:実施|開催|提供|配置|設置|運営|運用|作成)$/u;

/** リーダーの配置 where the evidence has the posting of others: both words, never in one sentence. */
const isOfAnotherThing = (text: string, facts: readonly Fact[]): boolean =>
  [...text.matchAll(OF)].some(([, owner = '', owned = '']) => {
    const [one = '', other = ''] = [chunksOf(owner).at(-1), chunksOf(owned)[0]];
    if ((GENERAL.has(one) && !AGENT.test(one)) || (GENERAL.has(other) && !SAID_OF.test(other))) return false;
    if (other.length < 2 || (one.length < 2 && !AGENT.test(one))) return false;
    const has = (word: string): boolean => facts.some(({ whole }) => whole.includes(word));
    if (!has(one) || !has(other)) return false;
    if (facts.some(({ head }) => head.includes(one) && head.includes(other))) return false;
    return !facts.some((fact) => sentencesOf(fact).some((each) => each.includes(one) && each.includes(other)));
  });

const AGENT = /^(?:国|県)$/u;
const ACTS_OF = /(国|政府|県|市|町|自治体|市役所|住民|市民|町民|職員|事業者|企業|業者|民間|委託先)が(\p{Script=Han})/gu;

/** 市が定める仕様 where it is the state that lays it down. */
const isDoneByAnother = (text: string, facts: readonly Fact[]): boolean =>
  [...text.matchAll(ACTS_OF)].some(([, agent = '', act = '']) => {
    const known = facts.flatMap(({ body }) =>
      [...body.matchAll(ACTS_OF)].filter(([, , other = '']) => sameAct(act, other)).map(([, who = '']) => who),
    );
    return known.length > 0 && !known.some((who) => sameAgent(who, agent));
  });

const BY_HAND = /([\p{Script=Han}ァ-ヺー]{2,12})の手で/gu;

/** ベンダーの手で where it is 職員自身の手で. */
const isByOtherHands = (text: string, facts: readonly Fact[]): boolean =>
  [...text.matchAll(BY_HAND)].some(([, who = '']) => {
    const known = facts.flatMap(({ body }) => [...body.matchAll(BY_HAND)].map(([, other = '']) => other));
    return known.length > 0 && !known.some((other) => other.slice(0, 2) === who.slice(0, 2) || /自身|自分/u.test(who));
  });

const sameAct = (one: string, other: string): boolean =>
  one === other || (/[定決]/u.test(one) && /[定決]/u.test(other));
const AGENTS = [/国|政府/u, /市民|町民|住民/u, /^(?:市|町|自治体|市役所)$/u, /業/u];
const sameAgent = (one: string, other: string): boolean =>
  one === other || AGENTS.some((agent) => agent.test(one) && agent.test(other));

const DENIED = /(\p{Script=Han}{2,6})(?:する(?:こと)?なく|することなく|せずに?|しなくても|しないで)/gu;
const NOT_SO = /ない|なく|なし|ず|不要|ません|省/u;

/** 窓口に来て where it is 来庁することなく. */
const saysWhatIsDenied = (text: string, facts: readonly Fact[]): boolean =>
  !NOT_SO.test(text) &&
  facts.some(({ body }) =>
    [...body.matchAll(DENIED)].some(
      ([all, act = '']) =>
        !body.replaceAll(all, '').includes(act) && (text.includes(act) || (act === '来庁' && COMES.test(text))),
    ),
  );
const COMES = /(?:窓口|庁舎|役所|役場)(?:に|へ)(?:来|行|出向|足を運)/u;

const PART_OF =
  /(\p{Script=Han}{2,8}(?:部|事務局|局))の?\s?([\p{Script=Han}ァ-ヺー]{2,14}(?:課|室|センタ))(?![\p{Script=Han}])/gu;

/** 市民生活部の生涯学習課 where the section is part of another department. */
const isInAnotherDepartment = (text: string, facts: readonly Fact[]): boolean => {
  const known = facts.map(({ whole }) => whole).join('\n');
  return [...text.matchAll(PART_OF)].some(([, department = '', section = '']) => {
    if (!known.includes(section)) return false;
    const parents = [...known.matchAll(/(\p{Script=Han}{2,8}(?:部|事務局|局))(?=([^部局。\n]{0,60}))/gu)];
    const own = parents.filter(([, , sections = '']) => sections.includes(section));
    return own.length > 0 && !own.some(([, parent = '']) => parent.endsWith(department) || department.endsWith(parent));
  });
};

/** 「…」 that is another name of the thing alone: what a fact is filed under is not what it says. */
const quotesAnother = (text: string, facts: readonly Fact[]): boolean =>
  [...text.matchAll(/「([^」]{3,})」/gu)].some(
    ([, quoted = '']) =>
      facts.some(({ head }) => head.includes(quoted)) &&
      !facts.some(({ kind, head }) => kind === 'text' && head.includes(quoted)) &&
      !facts.some(
        ({ title, body, measure }) =>
          title.includes(quoted) || body.includes(quoted) || measure?.names.some((name) => canonical(name) === quoted),
      ),
  );

const ALL = /全てのを?([\p{Script=Han}ァ-ヺー]{2,})|([\p{Script=Han}ァ-ヺー]{2,})(?:を|は|が|に)?全て/gu;

/** 全ての手続 where the evidence has 全て of something else. */
const isAllOfAnother = (text: string, facts: readonly Fact[]): boolean =>
  [...text.matchAll(ALL)].some(([, after = '', before = '']) => {
    const thing = chunksOf(after === '' ? before : after)[0] ?? '';
    const near = facts.flatMap(({ whole }) => [...whole.matchAll(/.{0,16}(?:全て|全[\p{Script=Han}]).{0,16}/gu)]);
    return near.length > 0 && !near.some(([each]) => isSaid(thing, thing, each));
  });
