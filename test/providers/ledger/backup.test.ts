import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../../src/ports/ledger.ts';
import { backUp } from '../../../src/providers/ledger/backup.ts';
import { openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { changeOf, claim, NINE, SENT } from '../../contracts/ledger/samples.ts';
import { chatsIn, fillChats, fillPlans, fillReminders, plansIn, remindersIn } from './filled-ledger.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
let files = 0;
const newPlace = () => ({ kind: 'sqlite', file: join(folder, `${(files += 1)}.sqlite`) }) as const;
const told = (code: string, fields: object) => expect.objectContaining({ code, fields });

const everythingIn = async (ledger: Ledger) => ({
  ...(await remindersIn(ledger)),
  ...(await chatsIn(ledger)),
  ...(await plansIn(ledger)),
});

async function filled(ledger: Ledger): Promise<void> {
  await fillReminders(ledger);
  await fillChats(ledger);
  await fillPlans(ledger);
}

describe('a backup', () => {
  it('holds what was kept, and nothing of what another process is writing', async () => {
    const place = newPlace();
    const ledger = await openLedger(place);
    await filled(ledger);
    const before = await everythingIn(ledger);
    const writer = new Database(place.file);
    writer.exec("begin immediate; delete from contacts; delete from reminders where id = 'r-3'");

    const copy = newPlace();
    await backUp(place, copy.file);

    writer.exec('commit');
    writer.close();
    await ledger.close();
    const restored = await openLedger(copy);
    expect(await everythingIn(restored)).toEqual(before);
    await restored.close();
  });

  it('put in the place of a lost ledger, lets the work go on where it was', async () => {
    const place = newPlace();
    const ledger = await openLedger(place);
    await filled(ledger);
    const copy = newPlace();
    await backUp(place, copy.file);
    const before = await everythingIn(ledger);
    await ledger.recordPlanning([changeOf({ withdrawn: ['r-3'] })], NINE);
    await ledger.close();
    writeFileSync(place.file, 'lost');

    for (const left of ['', '-wal', '-shm']) rmSync(`${place.file}${left}`, { force: true });
    copyFileSync(copy.file, place.file);

    const restored = await openLedger(place);
    expect(await everythingIn(restored)).toEqual(before);
    const [message] = await claim(restored, { worker: 'worker-2', now: '2027-03-02T00:00:00.000Z' });
    expect(message).toMatchObject({ doubtful: true });
    expect(message !== undefined && (await restored.markSent(message, SENT, NINE))).toBe(true);
    await restored.close();
  });

  it('never takes the place of a file', async () => {
    const place = newPlace();
    await (await openLedger(place)).close();
    const target = newPlace().file;
    writeFileSync(target, 'yesterday');
    await expect(backUp(place, target)).rejects.toEqual(told('backup-exists', { file: target }));
    expect(readFileSync(target, 'utf8')).toBe('yesterday');
  });

  it('of a damaged ledger is refused, and leaves no file', async () => {
    const place = newPlace();
    const ledger = await openLedger(place);
    await filled(ledger);
    await ledger.close();
    const bytes = readFileSync(place.file);
    writeFileSync(place.file, bytes.fill(0xa5, 8_192, 65_536));
    const target = newPlace().file;
    await expect(backUp(place, target)).rejects.toEqual(told('ledger-damaged', { place: place.file }));
    expect([existsSync(target), existsSync(`${target}.partial`)]).toEqual([false, false]);
  });

  it('says where it cannot be written', async () => {
    const place = newPlace();
    await (await openLedger(place)).close();
    const target = join(folder, 'no', 'such', 'folder.sqlite');
    await expect(backUp(place, target)).rejects.toEqual(told('file-unwritable', { file: target }));
  });

  it('of a ledger that is not there is refused, and makes none', async () => {
    const place = newPlace();
    await expect(backUp(place, newPlace().file)).rejects.toEqual(told('file-unreadable', { file: place.file }));
    expect(existsSync(place.file)).toBe(false);
  });
});
