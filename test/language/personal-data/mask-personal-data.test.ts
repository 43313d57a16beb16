import { describe, expect, it } from 'vitest';
import { findPersonalData } from '../../../src/language/personal-data/find-personal-data.ts';
import { maskPersonalData } from '../../../src/language/personal-data/mask-personal-data.ts';
import { fc } from '../../fast-check.ts';
import { LABELLED_LINES } from './labelled-lines.ts';

describe('a masked text', () => {
  it('says of what kind each thing was, in the language of the text', () => {
    expect(maskPersonalData('氏名：高橋一郎　電話は０９０－００００－１２３４。担当課は？')).toBe(
      '氏名：〔氏名〕　電話は〔電話番号〕。担当課は？',
    );
    expect(maskPersonalData('Who calls 090-0000-1234 or writes to hanako@example.jp?')).toBe(
      'Who calls [phone number] or writes to [e-mail address]?',
    );
  });

  it('is the same text where there is nothing to mask', () => {
    const text = '令和8年4月1日の総第123号、予算1,234,567円';
    expect(maskPersonalData(text)).toBe(text);
  });

  it.each(LABELLED_LINES.filter(({ spans }) => spans.length > 0))(
    'holds nothing of what was found in $text',
    ({ text }) => {
      const masked = maskPersonalData(text);
      for (const { from, to } of findPersonalData(text)) expect(masked).not.toContain(text.slice(from, to));
    },
  );

  it('stays as it is when it is masked once more', () => {
    const texts = fc.array(fc.constantFrom(...LABELLED_LINES.map(({ text }) => text)), { minLength: 1, maxLength: 3 });
    const between = fc.constantFrom('', ' ', '、', '\n', '-', '。');
    fc.assert(
      fc.property(texts, between, (some, joint) => {
        const once = maskPersonalData(some.join(joint));
        expect(maskPersonalData(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });
});
