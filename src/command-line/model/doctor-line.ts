/** What was found of one thing, as an administrator reads it. */
export interface DoctorLine {
  readonly topic: string;
  /** `works` and `fails` are of what is configured, `off` of what is not; `note` tells something that cannot fail. */
  readonly state: 'works' | 'fails' | 'off' | 'note';
  /** One line, in Japanese; of what fails with the way out. */
  readonly text: string;
}

const MARKS: Readonly<Record<DoctorLine['state'], string>> = { works: '○', fails: '×', off: '－', note: '　' };

/** A finding on one line. */
export const lineText = ({ topic, state, text }: DoctorLine): string => `${MARKS[state]} ${topic}: ${text}`;

/** Seconds as people say them. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)}秒`;

/** A whole number with commas. */
export const count = (value: number): string => value.toLocaleString('ja-JP');
