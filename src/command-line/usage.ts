/** The headings of the help, in Japanese. */
export const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '使い方:',
  'Options:': 'オプション:',
  'Commands:': 'コマンド:',
  'Arguments:': '引数:',
};

const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/unknown command '(.*)'/u, 'コマンド「$1」はありません。--help で一覧を確かめてください。'],
  [/unknown option '(.*)'/u, 'オプション「$1」はありません。--help で一覧を確かめてください。'],
  [/option '(.*)' argument missing/u, 'オプション「$1」に値がありません。'],
  [
    /option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\./u,
    'オプション「$1」の値「$2」は使えません。次のどれかを指定してください: $3',
  ],
  [/option '(.*)' argument '(.*)' is invalid\. (.*)/u, 'オプション「$1」の値「$2」は使えません。$3'],
  [/missing required argument '(.*)'/u, '「$1」を指定してください。'],
  [/too many arguments.*/u, '引数が多すぎます。--help で使い方を確かめてください。'],
];

/** Wrong usage as a Japanese sentence. */
export function usageSentence(text: string): string {
  const plain = text.replace(/^error: /u, '').trim();
  const [pattern, sentence] = SENTENCES.find(([known]) => known.test(plain)) ?? [];
  return `使い方が違います: ${pattern && sentence ? plain.replace(pattern, sentence) : plain}\n`;
}
