import { joinedYears, sentencesOf, stretchesOf, withoutMarks } from './facts.ts';
import { type Figure, figures, readable, type YearMark, yearMarks } from './marks.ts';
import { familiesIn } from './modality.ts';
import { findNames, type Named, type NameBook, numberedIn } from './names.ts';
import { chunksOf } from './words.ts';

/** A stretch of a claim that must be borne for itself. */
export interface Clause {
  readonly text: string;
  /** What the claim was speaking of before: the last topic. */
  readonly topic: string;
  /** The topic's words and sections. */
  readonly topicChunks: readonly string[];
  readonly topicDepartments: readonly Named[];
  readonly years: readonly YearMark[];
  /** Its own years, or those that the sentence named last. */
  readonly scope: readonly YearMark[];
  readonly topicFigures: readonly Figure[];
  readonly figures: readonly Figure[];
  readonly departments: readonly Named[];
  /** Sections and numbered things (指針1): of whom something is said. */
  readonly speakers: readonly Named[];
  /** Municipality ids: its own, or those the claim named last. */
  readonly municipalities: readonly string[];
  /** Words that are no names, years or figures. */
  readonly chunks: readonly string[];
  /** The text without the names, years and figures. */
  readonly rest: string;
}

/** The stretches of a canonical claim, each with its marks. */
export function clausesOf(claim: string, names: NameBook): readonly Clause[] {
  const clauses: Clause[] = [];
  let municipalities: readonly string[] = [];
  for (const sentence of sentencesOf(readable(claim))) {
    let topic: Clause | undefined;
    let scope: readonly YearMark[] = [];
    for (const text of wholeStretches(joinedYears(stretchesOf(sentence)))) {
      // A new topic stands for itself.
      const clause = clauseOf(text, isNewTopic(text) ? undefined : topic, { municipalities, scope }, names);
      ({ municipalities, scope } = clause);
      clauses.push(clause);
      if (isTopic(text)) topic = isNewTopic(text) ? clause : withTopic(clause, topic);
    }
  }
  return clauses;
}

/** では and には add to what the sentence is about; は alone begins anew. */
const isNewTopic = (text: string): boolean => /(?<![にで])は$/u.test(text);

const isTopic = (text: string): boolean => /(?:は|では|とは|には)$/u.test(text);

const UNSAID = /(?:に|から|まで|の|度|年|月|日|にかけて|にかけ|に向けて|に向け|より|を)$/u;
/** 令和4年度に相談窓口を、令和5年度に…: each year has its own thing. */
const WITH_OBJECT = /年度?に(?=[^、]*[\p{Script=Han}ァ-ヺa-z])[^、]*[^度年月日]を、?$/u;
const WITH_SUBJECT = /[がはも](?=.*\d)/u;

/** A stretch with a year and nothing said of it (`令和10年度に、`) is joined to the next. */
function wholeStretches(stretches: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let open = '';
  for (const stretch of stretches) {
    const text = open + stretch;
    const years = yearMarks(text);
    const unsaid =
      years.length > 0 &&
      UNSAID.test(stretch.trimEnd()) &&
      !WITH_SUBJECT.test(text) &&
      !WITH_OBJECT.test(text) &&
      familiesIn(text).size === 0 &&
      figures(text, years).length === 0;
    if (unsaid) {
      open = `${text}、`;
      continue;
    }
    joined.push(text);
    open = '';
  }
  return open === '' ? joined : [...joined, open];
}

/** 電子契約は…、工程では…: both are what is spoken of. */
function withTopic(clause: Clause, topic: Clause | undefined): Clause {
  if (topic === undefined) return clause;
  return {
    ...clause,
    text: `${topic.text}${clause.text}`,
    chunks: [...topic.chunks, ...clause.chunks],
    speakers: clause.speakers.length > 0 ? clause.speakers : topic.speakers,
  };
}

/** The year of an English clause stands behind what is said of it, and says nothing of the next. */
const isEnglish = (text: string): boolean => !/[ぁ-ん]/u.test(text) && /[a-z]{3}/u.test(text);

function clauseOf(
  text: string,
  topic: Clause | undefined,
  before: Pick<Clause, 'municipalities' | 'scope'>,
  names: NameBook,
): Clause {
  const own = yearMarks(text);
  // (令和8年度・令和9年度)は | 検討の期間です: what is said is said of the topic's years.
  const inherits = own.length === 0 && topic !== undefined && familiesIn(text).size > 0;
  const years = inherits ? topic.years.map((year) => ({ ...year, at: 0, end: 0 })) : own;
  const numbers = figures(text, own);
  const places = findNames(text, names.municipalities);
  const noPlaces = withoutMarks(text, places);
  const departments = findNames(noPlaces, names.departments);
  const rest = withoutMarks(noPlaces, [...own, ...departments, ...numbers]);
  return {
    text,
    topic: topic?.text ?? '',
    topicChunks: topic?.chunks ?? [],
    topicDepartments: topic?.speakers ?? [],
    years,
    figures: numbers,
    departments,
    speakers: [...departments, ...numberedIn(noPlaces)],
    municipalities: places.length > 0 ? [...new Set(places.map(({ name }) => name))] : before.municipalities,
    scope: years.length > 0 ? years : /それまで|その前|以前/u.test(text) || isEnglish(text) ? [] : before.scope,
    topicFigures: topic?.figures ?? [],
    chunks: chunksOf(rest),
    rest,
  };
}
