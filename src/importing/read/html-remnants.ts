import { parseFragment } from 'parse5';

/**
 * A text in which a conversion left marks of HTML, as it was meant: `<br>` and the ends of blocks are line breaks, an item of a
 * list is a line with `・`, other marks are gone, entities are characters. A list that lost its items' marks is cut at its
 * bullets or, without bullets, at the blanks that follow a Japanese character. What only looks like a mark (`<PDCAとは>`) stays.
 */
export function meaningOfHtml(text: string): string {
  if (!text.includes('<') && !text.includes('&')) return text;
  return decodeEntities(withoutTags(text.replace(READING, '')).replace(MANY_BREAKS, '\n'));
}

/** The text of an element that is written on one line, `<table …>` for one. */
export const opensHtmlTable = (line: string): boolean => OPENS_TABLE.test(line);

const OPENS_TABLE = /^\s*<table(?:\s[^<>]{0,1000})?>/iu;
const NAMES =
  'a|b|big|blockquote|br|center|code|del|div|dd|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|label|li|mark|nobr|ol|p|pre|rb|rp|rt|ruby|s|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|wbr';
// Everything is bounded: a mark that never ends must not be looked for over and over.
const TAG = new RegExp(`<(/?)(${NAMES})(?:\\s[^<>]{0,1000})?/?>`, 'giu');
const READING = /<(?:rt|rp)>[^<>]{0,100}<\/(?:rt|rp)>/giu;
const MANY_BREAKS = /[^\S\n\t]*\n\s*/gu;
const BREAKS = new Set('br hr p div dl dt dd tr table blockquote pre center h1 h2 h3 h4 h5 h6'.split(' '));
const CELLS = new Set(['td', 'th']);
const LISTS = new Set(['ul', 'ol']);

// What stands in a list is kept apart until the list ends, since a list without items is cut otherwise.
function withoutTags(text: string): string {
  const open: string[] = [''];
  const add = (piece: string): void => {
    open[open.length - 1] += piece;
  };
  const closeList = (): void => add(open.length > 1 ? `\n${listLines(open.pop() ?? '')}\n` : '\n');
  let from = 0;
  for (const tag of text.matchAll(TAG)) {
    add(text.slice(from, tag.index));
    from = tag.index + tag[0].length;
    const name = (tag[2] ?? '').toLowerCase();
    if (!LISTS.has(name)) add(printed(name));
    else if (tag[1] === '/') closeList();
    else if (open.length < DEEPEST) open.push('');
  }
  add(text.slice(from));
  while (open.length > 1) closeList();
  return open.join('');
}

const DEEPEST = 20;

function printed(name: string): string {
  if (name === 'li') return ITEM;
  if (CELLS.has(name)) return ' ';
  return BREAKS.has(name) ? '\n' : '';
}

// A noncharacter: no text has it.
const ITEM = '\uffff';

function listLines(inside: string): string {
  return cutItems(inside)
    .map((item) => item.replace(OWN_MARK, '').trim())
    .filter((item) => item !== '')
    .map((item) => `・${item}`)
    .join('\n');
}

function cutItems(inside: string): readonly string[] {
  if (inside.includes(ITEM)) return inside.split(ITEM);
  return inside.split(BULLET.test(inside) ? AT_BULLET : AT_BLANK);
}

const BULLET = /(?:^|\s)[・●•■◆▪○✓]/u;
const AT_BULLET = /\s(?=[・●•■◆▪○✓])/u;
const AT_BLANK = /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー。）)」』])\s+/u;
const OWN_MARK = /^\s*[・●•■◆▪○✓]\s*/u;

const decodeEntities = (text: string): string =>
  text.includes('&') ? text.replace(ENTITY, (entity) => entityText(entity)) : text;

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/giu;

function entityText(entity: string): string {
  const [node] = parseFragment(entity).childNodes;
  return node !== undefined && 'value' in node ? node.value : entity;
}
