import { describe, expect, it } from 'vitest';
import { KakariError } from '../../../src/domain/errors.ts';
import { ledgerError } from '../../../src/providers/ledger/ledger-errors.ts';

const of = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

describe('an error of a database', () => {
  it.each<[string, Error]>([
    ['ledger-locked', of('SQLITE_BUSY_SNAPSHOT')],
    ['ledger-locked', of('55P03')],
    ['ledger-locked', of('40P01')],
    ['ledger-full', of('SQLITE_FULL')],
    ['ledger-full', of('ENOSPC')],
    ['ledger-full', of('53100')],
    ['ledger-damaged', of('SQLITE_CORRUPT_INDEX')],
    ['ledger-damaged', of('SQLITE_NOTADB')],
    ['ledger-damaged', of('XX001')],
    ['ledger-readonly', of('SQLITE_READONLY_DIRECTORY')],
    ['ledger-readonly', of('SQLITE_CANTOPEN')],
    ['ledger-readonly', of('EROFS')],
    ['ledger-readonly', of('25006')],
    ['ledger-unreachable', of('ECONNREFUSED')],
    ['ledger-unreachable', of('28P01')],
    ['ledger-unreachable', of('57P01')],
    ['ledger-unreachable', new Error('Connection terminated unexpectedly')],
    ['ledger-unreachable', new Error('timeout exceeded when trying to connect')],
    ['ledger-unreachable', new Error('Query read timeout')],
    ['ledger-unreachable', new Error('The server does not support SSL connections')],
  ])('is told as %s, with its place and its cause', (code, cause) => {
    const error = ledgerError(cause, 'here');
    expect(error).toBeInstanceOf(KakariError);
    expect(error).toMatchObject({ code, fields: { place: 'here' }, cause });
  });

  it.each([
    of('23505'),
    of('SQLITE_CONSTRAINT_NOTNULL'),
    new TypeError('x'),
    new KakariError('ledger-newer', {}),
    'text',
  ])('that is not known passes as it is', (error) => {
    expect(ledgerError(error, 'here')).toBe(error);
  });
});
