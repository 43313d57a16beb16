import { describe, expect, it } from 'vitest';
import { createInboxSurface } from '../../../adapters/web/inbox-surface.ts';
import { webContact } from '../../../src/domain/directory.ts';

const reference = async (department: string): Promise<unknown> =>
  createInboxSurface().deliver({
    id: 'm1',
    contact: webContact('aonono', department),
    notice: { title: 'お知らせ', blocks: [] },
  });

describe('the inbox surface', () => {
  it('delivers to the pages of sections only', () => {
    expect(createInboxSurface().kinds).toEqual(['web']);
  });

  it.each([
    ['税務課', '/inbox/aonono/%E7%A8%8E%E5%8B%99%E8%AA%B2'],
    ['A/B ?#', '/inbox/aonono/A%2FB%20%3F%23'],
  ])('names the page of %s', async (department, path) => {
    expect(await reference(department)).toEqual({ kind: 'sent', reference: path });
  });
});
