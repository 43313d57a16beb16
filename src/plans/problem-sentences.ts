import type { z } from 'zod';

/** What zod found, as problems for people: the path of the item and a Japanese sentence with a way out. */
export interface Finding {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** One finding for each thing to mend: every unknown key by itself, anything else as zod reports it. */
export function findingsOf(issue: z.core.$ZodIssue): readonly Finding[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, message: sentenceOf(issue) }];
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    message: `「${key}」という項目はありません。綴りを README.md と見比べて直すか、消してください`,
  }));
}

const KINDS: Readonly<Record<string, string>> = {
  string: '文字（数字だけのときは引用符で囲みます）',
  number: '引用符のない数字',
  int: '小数のない数字',
  boolean: 'true か false',
  array: '[ ] か行頭の - で並べたもの',
  tuple: '[始まり, 終わり] の形',
  object: '「項目: 値」を並べたもの',
  record: '「年度: 値」を並べたもの',
};

function sentenceOf(issue: Exclude<z.core.$ZodIssue, { code: 'unrecognized_keys' }>): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.message.includes('undefined')) return '必要な項目がありません。書き足してください';
      return `書き方が違います。${KINDS[issue.expected] ?? issue.expected} で書いてください`;
    case 'invalid_value':
      return `${issue.values.map(String).join('、')} のどれかを書いてください`;
    case 'invalid_key':
      return '左側は "2026" のような4桁の西暦年度で書いてください';
    case 'too_small':
      if (issue.origin === 'string') return '空のままです。書くか、項目ごと消してください';
      return `${quantity(issue.origin)}${issue.minimum}${issue.inclusive ? '以上' : 'より大きく'}にしてください`;
    case 'too_big':
      return `${quantity(issue.origin)}${issue.maximum}${issue.inclusive ? '以下' : 'より小さく'}にしてください`;
    case 'invalid_union':
      return '文字か数字を一つ書いてください';
    default:
      return issue.message;
  }
}

const quantity = (origin: string): string => (origin === 'array' ? '並べる数を' : '値を');
