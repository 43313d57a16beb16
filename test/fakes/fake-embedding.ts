/** A vector of length 1 in which texts that share pairs of characters are near: meaning enough for tests of retrieval. */
export function fakeEmbedding(text: string, dimensions: number): readonly number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  const characters = [...text.normalize('NFKC').toLowerCase()];
  const pairs =
    characters.length < 2 ? [characters.join('')] : characters.slice(1).map((c, at) => `${characters[at]}${c}`);
  for (const pair of pairs) {
    const hash = hashOf(pair);
    const at = hash % dimensions;
    vector[at] = (vector[at] ?? 0) + (hash & 0x1_0000 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** FNV-1a over UTF-16 units, 32 bits, finished as murmur does so that its low bits differ. */
function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
