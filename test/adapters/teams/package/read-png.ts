import { inflateSync } from 'node:zlib';

/** A picture, pixel by pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of every pixel, row by row. */
  readonly pixels: readonly (readonly [number, number, number, number])[];
}

/** Reads a PNG of 8 bits, RGB or RGBA, without interlacing (RFC 2083). */
export function readPng(bytes: Uint8Array): Picture {
  const data = Buffer.from(bytes);
  const width = data.readUInt32BE(16);
  const height = data.readUInt32BE(20);
  const [depth, colour, interlaced] = [data[24], data[25], data[28]];
  if (depth !== 8 || (colour !== 2 && colour !== 6) || interlaced !== 0) throw new Error('not a PNG that is read here');
  const channels = colour === 6 ? 4 : 3;
  const rows = unfiltered(inflateSync(Buffer.concat(chunksOf(data, 'IDAT'))), width * channels, channels);
  const pixels = rows.flatMap((row) =>
    Array.from({ length: width }, (_, x): readonly [number, number, number, number] => {
      const [red = 0, green = 0, blue = 0, opacity = 255] = row.subarray(x * channels, (x + 1) * channels);
      return [red, green, blue, opacity];
    }),
  );
  return { width, height, pixels };
}

function chunksOf(data: Buffer, wanted: string): readonly Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 8; at < data.length;) {
    const length = data.readUInt32BE(at);
    if (data.toString('latin1', at + 4, at + 8) === wanted) chunks.push(data.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return chunks;
}

function unfiltered(data: Buffer, length: number, step: number): readonly Uint8Array[] {
  const rows: Uint8Array[] = [];
  for (let at = 0; at < data.length; at += length + 1) {
    const above = rows.at(-1) ?? new Uint8Array(length);
    const row = new Uint8Array(data.subarray(at + 1, at + 1 + length));
    for (let x = 0; x < length; x += 1) {
      const [left, up, corner] = [row[x - step] ?? 0, above[x] ?? 0, above[x - step] ?? 0];
      row[x] = (row[x] ?? 0) + added(data[at] ?? 0, left, up, corner);
    }
    rows.push(row);
  }
  return rows;
}

function added(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return Math.floor((left + up) / 2);
  return filter === 4 ? nearest(left, up, corner) : 0;
}

function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
