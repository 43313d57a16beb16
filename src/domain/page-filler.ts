import { type Cost, costOf, holds, without } from './block-cost.ts';
import { cutBlock } from './cut-block.ts';
import type { Block } from './reply.ts';

/** Fills pages from top to bottom. */
export class PageFiller {
  readonly #limits: Cost;
  readonly #pages: (readonly Block[])[] = [];
  #page: Block[] = [];
  #room: Cost;
  #isBegun: boolean;

  /** `first` is the room on the first page; `begun` tells that something else stands on it already. */
  constructor(limits: Cost, first: Cost = limits, begun = false) {
    this.#limits = limits;
    this.#room = first;
    this.#isBegun = begun;
  }

  /** The pages so far; only a first page that was begun can be empty. */
  get pages(): readonly (readonly Block[])[] {
    return this.#page.length === 0 && this.#pages.length > 0 ? this.#pages : [...this.#pages, this.#page];
  }

  hasRoomFor(blocks: readonly Block[]): boolean {
    return holds(this.#room, costOf(blocks));
  }

  /** Goes on with a new page, unless the present one is still empty. */
  turn(): void {
    if (this.#page.length === 0 && !this.#isBegun) return;
    this.#pages.push(this.#page);
    this.#page = [];
    this.#room = this.#limits;
    this.#isBegun = false;
  }

  /** Adds a block, cut where it does not fit. One that cannot be cut and is larger than a page has a page of its own. */
  add(block: Block): void {
    let left: Block | undefined = block;
    while (left !== undefined) left = this.#addHead(left);
  }

  /** Adds as much as fits; what is left over, for the next page. */
  #addHead(block: Block): Block | undefined {
    const isFresh = this.#page.length === 0 && !this.#isBegun;
    const cut = this.hasRoomFor([block]) ? undefined : cutBlock(block, { room: this.#room, anywhere: isFresh });
    if (cut === undefined && !this.hasRoomFor([block]) && !isFresh) {
      this.turn();
      return block;
    }
    this.#put(cut?.head ?? block);
    if (cut !== undefined) this.turn();
    return cut?.rest;
  }

  #put(block: Block): void {
    this.#page.push(block);
    this.#room = without(this.#room, costOf([block]));
  }
}
