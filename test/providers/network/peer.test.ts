import { describe, expect, it } from 'vitest';
import { isAmong, isHostAmong, type Peer, peerName, peerOf } from '../../../src/providers/network/peer.ts';

const host = (name: string, port = 443): Peer => ({ kind: 'host', host: name, port });

describe('a peer', () => {
  it.each([
    ['https://Example.com/v1', 'example.com:443'],
    ['http://localhost:11434/v1', 'localhost:11434'],
    ['http://[::1]/v1', '[::1]:80'],
    ['postgres://10.0.0.1/kakari', '10.0.0.1:5432'],
  ])('of %s is %s', (address, name) => {
    expect(peerName(peerOf(address))).toBe(name);
  });

  it.each([
    [host('slack.com'), true],
    [host('SLACK.com.'), true],
    [host('wss-primary.slack.com'), true],
    [host('slack.com', 80), false],
    [host('evilslack.com'), false],
    [host('slack.com.example.org'), false],
    [{ kind: 'path', path: '/run/db' } as const, true],
    [{ kind: 'path', path: '/run/other' } as const, false],
  ])('%j is among those that are allowed: %s', (wanted, expected) => {
    const allowed = [host('slack.com'), host('*.slack.com'), { kind: 'path', path: '/run/db' } as const];
    expect(isAmong(wanted, allowed)).toBe(expected);
  });

  it('has its name looked up at whatever port', () => {
    expect(isHostAmong('db.city.example.jp', [host('db.city.example.jp', 5432)])).toBe(true);
    expect(isHostAmong('city.example.jp', [host('db.city.example.jp', 5432)])).toBe(false);
  });
});
