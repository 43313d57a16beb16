import { fc } from '../../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { excerpt, markRead, type Stretch } from '../../../../adapters/web/imports/mark-read.ts';

const told = (stretches: readonly Stretch[]): string =>
  stretches.map(({ text, isRead }) => (isRead ? `[${text}]` : text)).join('');

describe('what was read', () => {
  it.each([
    ['工程　検討　実施', '検討', '工程　[検討]　実施'],
    ['Ｒ８：検 討', 'R8:検討', '[Ｒ８：検 討]'],
    ['検\n討から実施', '検討', '[検\n討]から実施'],
    ['㈱の①から', '(株)', '[㈱]の①から'],
    ['実施、実施', '実施', '[実施]、[実施]'],
    ['検討', '', '検討'],
    ['検討', '　', '検討'],
    ['検討', '実施', '検討'],
    ['𠮷野の𠮷', '𠮷', '[𠮷]野の[𠮷]'],
  ])('is marked: %j, %j', (text, read, marked) => {
    expect(told(markRead(text, read))).toBe(marked);
  });

  it('is marked twenty times and no more', () => {
    expect(markRead('実施'.repeat(50), '実施').filter(({ isRead }) => isRead)).toHaveLength(20);
  });

  it('takes nothing from the text, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'binary', maxLength: 3 }),
        (text, read) => {
          expect(
            markRead(text, read)
              .map((stretch) => stretch.text)
              .join(''),
          ).toBe(text);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('an excerpt', () => {
  it('keeps what stands around the first mark, and says where it was cut', () => {
    const text = `${'前'.repeat(10)}検討${'後'.repeat(10)}`;
    expect(told(excerpt(markRead(text, '検討'), 3, 6))).toBe('…前前前[検討]後後後後…');
  });

  it('begins at the beginning where nothing is marked', () => {
    expect(told(excerpt(markRead('あいうえお', ''), 1, 3))).toBe('あいう…');
    expect(told(excerpt(markRead('あいう', ''), 1, 3))).toBe('あいう');
  });

  it('of a text that begins with what was read keeps it whole', () => {
    expect(told(excerpt(markRead('検討する', '検討'), 0, 10))).toBe('[検討]する');
  });
});
