import type { Milestone } from '../../domain/milestone.ts';

/** Where the plan says it, in words: `関市ICT推進アクションプラン Ver.3 第3章 2.1 業務効率化 ⑮ 17ページ`. */
export const sourceOf = ({ planTitle, version, place, page }: Milestone): string =>
  [
    planTitle.includes(version) ? planTitle : `${planTitle}（${version}）`,
    place,
    ...(page === undefined ? [] : [`${page}ページ`]),
  ].join(' ');
