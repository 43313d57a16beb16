/** Whether what a plan writes in the place of an owner means everybody, and so no section: 全課, 全庁, 関係各課, 庁内各課. */
export const isEverybody = (owner: string): boolean =>
  /^(?:全|各|関係|庁内)(?:庁|所属|各?(?:部|課|局|室|署|機関)+)$/u.test(owner);
