import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whether a file can be written, or made where it or its folder is not there yet. Makes nothing to find out. */
export function mayWrite(file: string): boolean {
  const folder = nearestThere(dirname(file));
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    if (existsSync(file)) accessSync(file, constants.W_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

const nearestThere = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : nearestThere(dirname(path));
