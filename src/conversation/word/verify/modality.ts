/** How far a thing has come that a sentence speaks of. */
export type Family = 'study' | 'draft' | 'pilot' | 'run' | 'expand' | 'review' | 'finish' | 'stop';

const FAMILIES: readonly (readonly [Family, RegExp])[] = [
  ['study', /検討|研究|調査|stud(?:y|ied|ies)|consider|research|survey/gu],
  ['draft', /策定|計画(?:の|を)?作|作成|draft|draw/gu],
  ['pilot', /試行|試験|試用|実証|お試し|トライアル|pilot|trial|test/gu],
  ['expand', /拡充|拡大|広げ|広が|増や|追加|expan|extend|widen/gu],
  ['review', /検証|改善|見直|評価|review|evaluat|improve/gu],
  ['stop', /廃止|停止|中止|閉鎖|休止|取りやめ|打ち切|縮小|縮減|abolish|stop|suspend|cancel|clos(?:e|ing)/gu],
  ['finish', /完了|終了|完成|終え|終わ|complet|finish/gu],
  [
    'run',
    /実施|導入|開始|運用|稼働|構築|移行|利用|スタート|始ま|始め|動き出|使え|使う|整備|配置|提供|開館|開設|対応|公開|(?:システム|電子|デジタル|オンライン|自動|一元|標準|共通)化|implement|introduc|launch|start|begin|went live|go live|goes live|operat|roll|carr(?:y|ied|ies|ying) out/gu,
  ],
];

/** 検討を実施する is a study; 実施計画 is a plan. */
const withoutLight = (text: string): string =>
  text
    .replace(/(?:実施|導入|移行|育成|整備|対応)計画|実施期間|実施時期|実施主体|実施状況|実施内容/gu, '計画')
    .replace(
      /(?<=検討|研究|調査|試行|試験|実証|検証|改善|見直|評価|作成|策定|拡充|拡大)(?:の|を|や)?(?:継続して)?(?:実施|開始|スタート|始め|行|進め)/gu,
      '',
    )
    .replace(/implementation plan/gu, 'plan')
    .replace(/(?<=stud(?:y|ies)|trial|review|survey|test)(?: is| are| will be| to be| was| were)* carried out/gu, '');

/** The families of a text, each with the place where its last word ends. */
export function familiesIn(text: string): ReadonlyMap<Family, number> {
  const plain = withoutLight(text);
  const found = new Map<Family, number>();
  for (const [family, words] of FAMILIES) {
    for (const match of plain.matchAll(words)) found.set(family, match.index + match[0].length);
  }
  return found;
}

/** The family of the last word: what a Japanese sentence says is done. */
export function lastFamily(text: string): Family | undefined {
  let last: Family | undefined;
  let at = -1;
  for (const [family, end] of familiesIn(text)) if (end > at) [last, at] = [family, end];
  return last;
}

/** How a sentence says that a thing is done: done, under way, or still to come. `undefined` where it says none of these. */
export type Tense = 'done' | 'ongoing' | 'planned';

const STATIVE =
  /(?:として|にして|とされて|となって|になって|予定して|計画して|担当して|目指して|掲げて|想定して|挙げて|挙げられて|示して|示されて|含まれて|含めて|含んで|位置付けて|位置付けられて|定めて|定められて|定義して|考えて|(?:検討|予定|計画|想定|期待|担当|位置付け|定義|推進|目標と|重視)(?:し|され|ら?れ)て|見込んで|見込まれて|求められて|期待されて|持って|務めて|関わって|構成されて|明記されて|記載されて|書かれて|呼んで|呼ばれて|説明して|説明されて|述べて|載って|分かれて|担って|続いて|置いて|異なって|受け持って|述べられて)(?:い|お)/u;
const DONE =
  /(?:しました|[いきぎしちにびみりえけげせてねべめれっん]ました|された|(?<!で)した|った|んだ|いた|れた|えた|けた|めた|げた|てた)(?:$|[。、」)]|が|ため|もの|ので|こと|と)|(?<=\p{Script=Han})(?<![経救返弁決共])済(?:み|$|で|の)|has been|have been|was |were |already/u;
const ONGOING =
  /て(?:い|お)(?:ま|る|り|$)|ており|でい(?:ま|る)|(?:実施|作業|検討|進行|準備|整備|移行|運用|利用)中|現在|すでに|既に|はもう|もう|currently|is being|are being|now/u;
const IN_USE =
  /(?:導入|運用|利用|実施|開始|公開|設置|整備|稼働|採用|提供|使用|活用|配布)(?:して|されて)(?:い|お)|現在(?:は|、|も)|今は|今も/u;
const PLANNED =
  /予定|今後|これから|見込|計画し|(?<=[るうくすつぬむぐぶ])計画|方針|将来|will |plan(?:s|ned)? to|is to |are to |going to/u;

/** What a stretch of a claim or of evidence says of time. */
export function tenseOf(whole: string): Tense | undefined {
  // なされているかを調査: a question is no statement.
  const text = whole.replace(/「[^」]*」/gu, '').replace(/て(?:い|お)るか(?:どうか)?(?=$|[をに、])/gu, 'か');
  if (isNegated(text)) return undefined;
  if (/すでに|既に|もう(?=[導実運始使])|(?<=\p{Script=Han})(?<![経救返弁決共])済(?:み|$|で|の)|already/u.test(text))
    return DONE.test(text) ? 'done' : 'ongoing';
  if (STATIVE.test(text)) return PLANNED.test(text) ? 'planned' : undefined;
  if (PLANNED.test(text)) return 'planned';
  // What stands further in front belongs to a noun: かかっている時間.
  const tail = /[a-z]{3}/u.test(text) ? text : text.slice(-12);
  if (DONE.test(tail)) return 'done';
  return ONGOING.test(tail) || IN_USE.test(text) ? 'ongoing' : undefined;
}

const NEGATED =
  /ません|なかった|(?<!少)(?<!かも知れ)ない(?=$|[。、」)]|です|で|こと|と|計画|予定|方針|ため|が|ので|状|よう(?!な))|(?<![必ま])ず(?=$|、)|(?<!こ)なし(?=$|[。、で])|(?<!少)なくな[りるっ]|(?<!少)なくし|(?:て|で)おらず|いない|不要|未(?!来|利用資産|満)|なく(?=$|[、。])|\bnot\b|\bno\b(?!-)|n't\b|never|without|cannot|nor\b/u;

/** Whether a stretch says that something is not so. */
export const isNegated = (text: string): boolean =>
  NEGATED.test(
    text.replace(
      /「[^」]*」|だけで(?:は)?なく|のみならず|に留まらず|ではなく(?=[、])|に限らず|を問わず|必ず|まず|ねばならず|なければな(?:らない|りません)|かもしれません/gu,
      '',
    ),
  );
