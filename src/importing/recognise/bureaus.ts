/** The bureaus of a measure, of which several stand with ／ between them. */
export const splitBureaus = (bureau: string | undefined): readonly string[] =>
  bureau?.split('／').filter((name) => name !== '') ?? [];
