import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const configured = resolve(ROOT, process.env['KAKARI_SHARED'] ?? '../shared');

/** The folder with the texts of the plans, which are not part of the project; undefined where it is not at hand. */
export const sharedFolder: string | undefined = existsSync(configured) ? configured : undefined;

/** Why a test that needs the folder is skipped. */
export const sharedMissing =
  'the shared folder with the plan texts is not beside the project; set KAKARI_SHARED to where it lies';
