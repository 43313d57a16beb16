/** A text in Shift_JIS. Throws where a character has no place in it. Node decodes it but does not encode it, so the table is turned round. */
export function inShiftJis(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((letter) => {
      const bytes = TABLE.get(letter);
      if (bytes === undefined) throw new Error(`「${letter}」 cannot be written in Shift_JIS`);
      return bytes;
    }),
  );
}

const TABLE: ReadonlyMap<string, readonly number[]> = table();

function table(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('shift_jis');
  const known = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]): void => {
    const letter = decoder.decode(Uint8Array.from(bytes));
    if ([...letter].length === 1 && letter !== '\uFFFD' && !known.has(letter)) known.set(letter, bytes);
  };
  for (let byte = 0; byte < 0x80; byte += 1) add([byte]);
  for (let lead = 0x81; lead <= 0xea; lead += 1) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) add([lead, trail]);
  }
  return known;
}
