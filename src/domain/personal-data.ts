/** Personal data that is found in what people write. Dates, document numbers, amounts and 法人番号 are none. */
export const PERSONAL_DATA_KINDS = [
  'my-number',
  'basic-pension-number',
  'resident-record-code',
  'card-number',
  'phone',
  'email',
  'address',
  'name',
] as const;

export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];

/** Where personal data stands in a text, in UTF-16 code units; `to` is behind its last. */
export interface PersonalDataSpan {
  readonly kind: PersonalDataKind;
  readonly from: number;
  readonly to: number;
}

/** What happens to a question that holds personal data: it is not answered at all, or answered with the data taken out. */
export type PersonalDataHandling = 'stop' | 'mask';

/** How an installation treats personal data. */
export interface PersonalDataPolicy {
  readonly handling: Readonly<Record<PersonalDataKind, PersonalDataHandling>>;
  /** The town's own rule that a stopped question is told of (「○○市情報セキュリティポリシー 第5条」), by municipality id; `*` is everybody's. */
  readonly rules: ReadonlyMap<string, string>;
}

/** Numbers that say who somebody is stop a question; ways to reach a person, and names, are masked. */
export const DEFAULT_PERSONAL_DATA_POLICY: PersonalDataPolicy = {
  handling: {
    'my-number': 'stop',
    'basic-pension-number': 'stop',
    'resident-record-code': 'stop',
    'card-number': 'stop',
    phone: 'mask',
    email: 'mask',
    address: 'mask',
    name: 'mask',
  },
  rules: new Map(),
};
