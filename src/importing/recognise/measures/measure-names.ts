/**
 * What staff call a measure, as far as its title says so: the words in 「」, the title without an ending such as の導入 or の推進, an
 * abbreviation in brackets. Never the title itself; nothing shorter than three characters unless it is Latin.
 */
export function measureNames(title: string): readonly string[] {
  const bracketed = [...title.matchAll(/[（(]([A-Za-z0-9Ａ-Ｚａ-ｚ・／/ -]{2,20})[)）]/gu)].map(
    (match) => match[1] ?? '',
  );
  const quoted = [...title.matchAll(/「([^「」]{2,30})」/gu)].map((match) => match[1] ?? '');
  const bare = title.replace(/[（(][^（）()]*[)）]/gu, '');
  const shorter = bare.replace(ENDING, '');
  const names = [
    ...quoted,
    shorter.replace(/^「([^「」]*)」$/u, '$1'),
    ...(bare === title ? [] : [bare]),
    ...bracketed,
  ];
  return [...new Set(names.map((name) => name.trim()))].filter((name) => name !== title && isName(name));
}

const isName = (name: string): boolean => (/^[\x20-\x7e]+$/u.test(name) ? name.length >= 2 : name.length >= 3);

const ACT =
  '導入|推進|拡大|拡充|実施|活用|充実|強化|整備|促進|構築|検討|見直し|確保|向上|育成|実現|徹底|普及|開催|支援|提供|運用|移行|開設|設置|研究|利用|利活用|策定|作成|更新|統合|統一化?|改善|最適化|共有|周知|啓発|対応|取得促進|普及促進|利用促進|利活用促進|導入検討|効率化|高度化|推進及び.*|再構築|改革|公開|配置|登用|創出|醸成';
/** The words after the last の that only say what is done with it, also two of them (の構築と活用). */
const ENDING = new RegExp(
  `(?:の(?:更なる|さらなる|一層の|適切な|積極的な|円滑な)?(?:${ACT})(?:(?:[・、]|と|及び|および|や|や、)(?:${ACT}|手続き?支援|支援))*|について|に向けた取組|に関する取組|に係る取組)$`,
  'u',
);
