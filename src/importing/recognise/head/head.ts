import type { DraftHead, DraftMunicipality, DraftPassage } from '../../../domain/draft.ts';
import type { IsoDate } from '../../../domain/fiscal-year.ts';
import { readGoals, readRoles, readVision } from './composed-facts.ts';
import { officeOf, readContact, type ContactReading } from './contact.ts';
import { FACT_NAMES } from './fact-rules.ts';
import { factOf, readSaidFacts } from './facts.ts';
import { readPeriod, readPublished, type PeriodReading, type PublishedReading } from './head-dates.ts';
import { readMaterial, type Material } from './head-material.ts';
import { readTitle, titleNames, type TitleReading } from './head-title.ts';
import { readMunicipality } from './municipality-name.ts';
import type { FoundDoubt, Outlined } from '../recognition.ts';
import { uniqueTitles } from '../unique-titles.ts';

/** What is known before the document is read. */
export interface HeadRequest {
  /** Municipality id. */
  readonly municipality: string;
  /** Its name, where the person who imports gives one. */
  readonly name?: string;
  readonly today: IsoDate;
}

/** What a plan says of itself; `departments` are those of its colophon, its contact and its headquarters. */
export interface HeadReading {
  readonly head: Omit<DraftHead, 'namesOwners' | 'scheduleFrom'>;
  readonly municipality: DraftMunicipality;
  readonly doubts: readonly FoundDoubt[];
}

/**
 * Reads title, version, state, dates, period, contact and the facts that every plan may have. What cannot be found is a doubt, and
 * the draft has a safe value that the doubt tells. The plan's id stays the same for every version.
 */
export function readHead(outlined: readonly Outlined[], request: HeadRequest): HeadReading {
  const material = readMaterial(outlined);
  const title = readTitle(material, request.name);
  const named = readMunicipality(material, title.title, request.name);
  const period = readPeriod(material, request.today);
  const published = readPublished(material, period.period);
  const contact = readContact(material, named.name);
  const version = title.version ?? published.written?.text.replace(/\([^()]*\)/gu, '');
  const { name, names, prefecture } = named;
  return {
    head: {
      id: `${request.municipality}-plan`,
      title: title.title,
      names: titleNames(title.title, named.name, material),
      version: version ?? FIRST,
      status: title.status,
      published: published.published,
      period: period.period,
      contact: contact.contact,
      facts: uniqueTitles(factsOf(material, { title, period, published, contact, name })),
    },
    municipality: {
      id: request.municipality,
      name: name === '' ? request.municipality : name,
      names,
      ...(prefecture === undefined ? {} : { prefecture }),
      departments: contact.departments,
    },
    doubts: [
      ...named.doubts,
      ...[
        title.doubt,
        version === undefined ? unversioned(title) : undefined,
        published.doubt,
        period.doubt,
        contact.doubt,
      ].filter((doubt) => doubt !== undefined),
    ],
  };
}

const FIRST = '第1版';

const unversioned = ({ spot }: TitleReading): FoundDoubt => ({
  about: { kind: 'plan', field: 'version' },
  spot,
  read: '',
  assumed: FIRST,
  reason: '版や策定の時期が資料から読み取れないため、第1版としました',
});

interface Readings {
  readonly title: TitleReading;
  readonly period: PeriodReading;
  readonly published: PublishedReading;
  readonly contact: ContactReading;
  readonly name: string;
}

function factsOf(material: Material, { title, period, published, contact, name }: Readings): readonly DraftPassage[] {
  const { said } = period;
  const office = officeOf(material, name)?.said;
  return [
    ...(said
      ? [
          factOf({ key: 'period', names: FACT_NAMES.period, title: '計画期間' }, [
            { ...said, text: sentence('計画期間', said.text) },
          ]),
        ]
      : []),
    ...(published.written ? [publishedFact(published.written)] : []),
    ...(title.draft ? [statusFact(title.draft)] : []),
    ...readVision(material),
    ...readGoals(material),
    ...(office ? [factOf({ key: 'secretariat', names: FACT_NAMES.secretariat, title: '事務局' }, [office])] : []),
    ...(contact.said && contact.said.at !== office?.at
      ? [factOf({ key: 'contact', names: FACT_NAMES.contact, title: '問い合わせ先' }, [contact.said])]
      : []),
    ...withoutDoubles([...readSaidFacts(material), ...readRoles(material)]),
  ];
}

/** Each key once; the sentence comes before the cell of a chart. */
const withoutDoubles = (facts: readonly DraftPassage[]): readonly DraftPassage[] =>
  facts.filter((fact, at) => facts.findIndex(({ key }) => key === fact.key) === at);

/** A bare span of years is told with what it is. */
const sentence = (what: string, text: string): string =>
  text.includes('。') || text.includes(what) ? text : `${what}：${text}`;

const publishedFact = (written: NonNullable<PublishedReading['written']>): DraftPassage =>
  factOf({ key: 'published', names: FACT_NAMES.published, title: '策定の時期' }, [
    { ...written, text: `${written.place || '資料'}に「${written.text}」とあります。` },
  ]);

const statusFact = (draft: NonNullable<TitleReading['draft']>): DraftPassage =>
  factOf({ key: 'status', names: FACT_NAMES.status, title: '計画の状態' }, [
    { ...draft, text: `この資料には「${draft.text}」とあり、決定前のものです。` },
  ]);
