import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { manifestFor, type TeamsApp } from './manifest.ts';

/** The app package to upload in the Teams admin centre: a zip of the manifest and two icons; the same app gives the same bytes. */
export const buildTeamsPackage = (app: TeamsApp): Uint8Array =>
  zipSync(
    {
      'manifest.json': strToU8(`${JSON.stringify(manifestFor(app), undefined, 2)}\n`),
      'color.png': icon('color.png'),
      'outline.png': icon('outline.png'),
    },
    // A zip knows no time zone; the earliest day that it can hold.
    { mtime: new Date(1980, 0, 1), level: 9 },
  );

const icon = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, import.meta.url)));
