/** `計画（第2版）`; many titles hold their version already (`計画 Ver.3`, `計画（素案）`). */
export const titleWithVersion = (title: string, version: string): string =>
  version === '' || title.includes(version) ? title : `${title}（${version}）`;
