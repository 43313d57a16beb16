/** What a free answer is wanted for. */
export type Wish = 'newcomer' | 'summary' | 'comparison' | 'reason';

/** How people say what they want an answer for, in normalised text; of several the first counts. */
const WISHES: readonly (readonly [Wish, RegExp])[] = [
  [
    'newcomer',
    /新人(?:職員)?(?:さん)?(?:に(?:も)?|でも)(?:わか|分か|理解|説明|教え|伝え)|(?:新人|初心者|新採用?(?:職員)?)向け(?:に|の説明)|初心者に|異動してき(?:た|て)|(?:わか|分か|解)りやす(?:く|い(?:説明|言葉))|(?:誰(?:に)?でも)?(?:わか|分か|解)るように|やさし(?:く|い(?:言葉|日本語|説明))|優しく|(?:かんたん|簡単)に(?:言|いう|いえ|説明|教え|解説)|[噛か]み(?:砕|くだ)|平易|(?:中|小)学生|(?:for|to) (?:newcomers|beginners|(?:an? |our |the )(?:complete |total )?(?:newcomer|beginner|new (?:hire|employee|colleague|staff member|member of staff))\b)|i'?m new|in (?:simple|plain|easy) (?:terms|words|english|language)|explain[^.?]* simply|simply explain|easy to understand/u,
  ],
  [
    'summary',
    /要約|まとめて(?=$|[\s?。!、]|くだ|下さ|ほし|欲し|もら|くれ|教え|説明|頂|いただ|お願)|まとめ(?:は|を)|ざっくり|概要|あらまし|かいつまんで|手短に|(?:一言|ひとこと)で|(?:大|おお)まかに|ポイント(?:は|を|だけ)|\bsummar(?:y|i[sz]e)|\boverview|in (?:short|brief)|\bbriefly|tl;?dr|main points/u,
  ],
  [
    'comparison',
    /比較|比べ|(?<!間|すれ)(?:違|ちが)(?:い|う|って)|共通点|\bcompar(?:e|ison)|\bdiffer|\bversus|\bvs\b|in common/u,
  ],
  [
    'reason',
    /なぜ|なんで|どうして|理由|背景|(?:ねら|狙)い|目的|\bwhy\b|\breasons?\b|\bbackground\b|\baims?\b|purpose/u,
  ],
];

/** What a normalised question wants its answer for, where it says so. */
export const wishIn = (text: string): Wish | undefined => WISHES.find(([, pattern]) => pattern.test(text))?.[0];

/** The words of a wish, and what is left of a question without them. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [
    /(?:新人|初心者|新採用?)(?:職員)?(?:さん)?(?:向けに|(?:に(?:も)?|でも)(?:わか|分か|解|理解でき)(?:る|りやすい)ように|に(?=説明|教え))|(?:誰(?:に)?でも|異動してきた人にも?)?(?:わか|分か|解)(?:りやすく|るように)|(?:やさし|優し)く|やさしい(?:言葉|日本語)で|(?:かんたん|簡単)に(?=言|いう|いえ|説明|教え|解説|まとめ|要約)|[噛か]み(?:砕|くだ)いて|平易に|(?:小|中)学生にも?(?:わか|分か)るように|ざっくり(?:と)?|かいつまんで|手短に|(?:一言|ひとこと)で|(?:大|おお)まかに/gu,
    '',
  ],
  [/(?:の)?(?:要約|まとめ|概要|あらまし|ポイント)(?=を(?:教え|説明|知り|お願))/gu, ''],
  [/(?:を|について)?(?:要約して|まとめて)/gu, 'を詳しく教えて'],
  [
    /,? ?\b(?:for|to) (?:newcomers|beginners|(?:an? |our |the )(?:complete |total )?(?:newcomer|beginner|new (?:hire|employee|colleague|staff member|member of staff)))\b|,? ?\bin (?:simple|plain|easy) (?:terms|words|english|language)\b|\b(?:simply|briefly)\b,?|\bin (?:short|brief)\b,?/giu,
    '',
  ],
  [/\b(?:summari[sz]e|(?:give me )?(?:a |an )(?:summary|overview) of)\b/giu, 'tell me about'],
];

/** A question without the words that say how it wants to be told, which name nothing in a plan. */
export const withoutWish = (text: string): string =>
  SAID.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text)
    .replace(/\s{2,}/gu, ' ')
    .trim();
