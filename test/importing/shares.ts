/** So many of so many. Of nothing everything is right. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

export const share = (right: number, of: number): Share => ({ right, of });
export const ZERO: Share = { right: 0, of: 0 };

/** All of them together. */
export const add = (shares: readonly Share[]): Share =>
  shares.reduce((sum, one) => ({ right: sum.right + one.right, of: sum.of + one.of }), ZERO);

/** From 0 to 1; 1 where nothing was asked. */
export const part = ({ right, of }: Share): number => (of === 0 ? 1 : right / of);

/** `94.1% (16/17)`, or `–` where nothing was asked. */
export const percent = (one: Share): string =>
  one.of === 0 ? '–' : `${(Math.floor(part(one) * 1000) / 10).toFixed(1)}% (${one.right}/${one.of})`;
