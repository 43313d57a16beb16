import type { Language } from '../../domain/message.ts';
import type { PersonalDataKind } from '../../domain/personal-data.ts';

/** What a kind of personal data is called. */
export const PERSONAL_DATA_NAMES: Readonly<Record<Language, Readonly<Record<PersonalDataKind, string>>>> = {
  ja: {
    'my-number': 'マイナンバー',
    'basic-pension-number': '基礎年金番号',
    'resident-record-code': '住民票コード',
    'card-number': 'カード番号',
    phone: '電話番号',
    email: 'メールアドレス',
    address: '住所',
    name: '氏名',
  },
  en: {
    'my-number': 'My Number',
    'basic-pension-number': 'basic pension number',
    'resident-record-code': 'resident record code',
    'card-number': 'card number',
    phone: 'phone number',
    email: 'e-mail address',
    address: 'address',
    name: 'name',
  },
};

/** What stands in a text in the place of personal data. */
export const placeholderOf = (kind: PersonalDataKind, language: Language): string =>
  language === 'ja' ? `〔${PERSONAL_DATA_NAMES.ja[kind]}〕` : `[${PERSONAL_DATA_NAMES.en[kind]}]`;

/** Matches any placeholder where it stands (sticky): what was masked is no word that marks what follows. */
export const PLACEHOLDER = new RegExp(
  `〔(?:${Object.values(PERSONAL_DATA_NAMES.ja).join('|')})〕|\\[(?:${Object.values(PERSONAL_DATA_NAMES.en).join('|')})\\]`,
  'yu',
);
