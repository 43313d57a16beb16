import type { Spot } from '../../../domain/source-document.ts';
import type { OwnersReading } from '../recognition.ts';
import { ownerPieces, type OwnerPiece } from './owner-pieces.ts';
import {
  isBureau,
  isEverybody,
  isGenericOwner,
  isSection,
  splitBureau,
  splitDesk,
  splitRoom,
} from './section-names.ts';

/**
 * Who is in charge, read from the words of an owner's cell, line or bracket (`総務部 総務課、財政課`, `市民課ほか関係各課`,
 * `各課（取りまとめ：総務課）`, `◎総務課、○財政課`). Words that name no section stand in `ownersNote`; where they are all there is,
 * they are the owners too. A text that does not look like sections is `unsure`; an empty one or a dash names nobody and is not.
 */
export function readOwners(text: string, spot: Spot): OwnersReading {
  if (text.length > LONGEST) {
    return {
      owners: [],
      crossCutting: false,
      unsure: { spot, read: text.slice(0, LONGEST), assumed: '', reason: UNREAD },
    };
  }
  const found = new Found();
  for (const piece of ownerPieces(text)) found.add(piece);
  const reading = found.reading();
  if (reading.owners.length > 0 && found.strange.length === 0) return reading;
  if (reading.owners.length === 0 && found.strange.length === 0) return reading;
  const assumed = reading.owners.join('、');
  const reason =
    assumed === '' ? UNREAD : `担当の欄のうち「${found.strange.join('、')}」が部署の名前として読めませんでした`;
  return { ...reading, unsure: { spot, read: text, assumed, reason } };
}

/** Characters; sections are named in fewer. */
const LONGEST = 500;
const UNREAD = '担当の欄のことばが部署の名前として読めませんでした';

/**
 * Owners of which the plan tells in two columns or lines who leads and who only takes part (主管課, 関係課): all are owners, those that
 * lead first, and the note says who does.
 */
export const readLeadAndOthers = (lead: string, others: string | undefined, spot: Spot): OwnersReading =>
  others === undefined ? readOwners(lead, spot) : readOwners(`主管課：${lead}\n関係課：${others}`, spot);

/** Whether a text is nothing but owners, surely read: tells 【市民課】 from 【基本方針1】. */
export function namesOwners(text: string): boolean {
  const reading = readOwners(text, { file: '' });
  return reading.owners.length > 0 && reading.unsure === undefined;
}

/** What was found so far, piece by piece. */
class Found {
  readonly strange: string[] = [];
  readonly #owners: string[] = [];
  readonly #parents = new Map<string, string>();
  readonly #bureaus: string[] = [];
  readonly #notes: string[] = [];
  #crossCutting = false;
  #generic: string[] = [];
  #bureau: string | undefined;
  /** Those before the first that only takes part. */
  #leading: readonly string[] | undefined;

  add(piece: OwnerPiece): void {
    if (piece.before === 'slash') this.#bureau = undefined;
    if (piece.role === 'related' && this.#leading === undefined) this.#leading = [...this.#owners];
    if (NOBODY.test(piece.text)) return;
    if (isEverybody(piece.text) || isGenericOwner(piece.text)) this.#addGeneric(piece);
    else this.#addNamed(piece);
    if (piece.note !== undefined && piece.as !== `${piece.text}${piece.note}`) this.#addNote(piece, piece.note);
    else if (piece.note !== undefined && !isGenericOwner(piece.text)) this.#note(piece.note);
  }

  #addGeneric({ text, as }: OwnerPiece): void {
    if (isEverybody(text) || /^全|横断/u.test(text)) this.#crossCutting = true;
    this.#generic.push(text);
    this.#note(as ?? text);
  }

  #addNamed(piece: OwnerPiece): void {
    const both = splitBureau(piece.text);
    if (both !== undefined) {
      this.#bureau = piece.after === 'comma' ? undefined : both.bureau;
      this.#addSection(both.section, both.bureau);
    } else if (isBureau(piece.text) && piece.headsNext) {
      this.#bureau = piece.text;
      if (!this.#bureaus.includes(piece.text)) this.#bureaus.push(piece.text);
    } else if (piece.before === 'blank' && DESK.test(piece.text) && this.#owners.length > 0) this.#note(piece.text);
    else if (isSection(piece.text)) this.#addSection(piece.text, isBureau(piece.text) ? undefined : this.#bureau);
    else this.#addStrange(piece);
  }

  #addSection(name: string, bureau: string | undefined): void {
    const desk = splitDesk(name);
    if (desk !== undefined) {
      this.#note(desk.desk);
      return this.#addSection(desk.section, bureau);
    }
    const room = splitRoom(name);
    const owner = room?.room ?? name;
    if (!this.#owners.includes(owner)) this.#owners.push(owner);
    if (bureau !== undefined && !this.#bureaus.includes(bureau)) this.#bureaus.push(bureau);
    const parent = room?.section ?? bureau;
    if (parent !== undefined && parent !== owner) this.#parents.set(owner, parent);
  }

  #addStrange(piece: OwnerPiece): void {
    if (!UNDECIDED.test(piece.text)) this.strange.push(piece.text);
    if (piece.text !== '') this.#note(piece.as ?? piece.text);
  }

  /** What stands in brackets after a name: sections of a bureau, who leads, or only a remark. */
  #addNote(piece: OwnerPiece, note: string): void {
    if (isEverybody(note)) this.#crossCutting = true;
    const named = note.replace(LEADS, '');
    if (!isSection(piece.text) || isBureau(piece.text)) {
      const inside = ownerPieces(named).filter(({ text }) => isSection(text));
      if (isBureau(piece.text) && inside.length > 0) this.#headed(piece.text);
      for (const { text } of inside) this.#addSection(text, isBureau(piece.text) ? piece.text : undefined);
    }
    if (!isBureau(piece.text)) this.#note(note);
  }

  /** A bureau that turns out to be only the head of the sections in brackets is no owner. */
  #headed(bureau: string): void {
    const at = this.#owners.indexOf(bureau);
    if (at >= 0) this.#owners.splice(at, 1);
  }

  #note(text: string): void {
    if (!this.#notes.includes(text)) this.#notes.push(text);
  }

  reading(): OwnersReading {
    const owners = this.#owners.length > 0 ? this.#owners : this.#generic;
    const leads = this.#leading !== undefined && this.#leading.length > 0 && this.#leading.length < owners.length;
    const note = [...this.#notes, ...(leads ? [`主管：${this.#leading?.join('、') ?? ''}`] : [])].join('、');
    return {
      owners: [...new Set(owners)],
      ...(this.#bureaus.length === 0 ? {} : { bureau: this.#bureaus.join('／') }),
      crossCutting: this.#crossCutting,
      ...(note === '' ? {} : { ownersNote: note }),
      ...(this.#parents.size === 0 ? {} : { parents: this.#parents }),
    };
  }
}

const NOBODY = /^(?:なし|無し?|該当なし)$/u;
const LEADS = /^(?:取りまとめ|とりまとめ|取り?纏め|主|主管|主担当|事務局|幹事|総括|統括|窓口)(?:課|室)?[：:]\s?/u;
const UNDECIDED = /^(?:未定|検討中|調整中|など|等|ほか|他|外|[0-9]+(?:課|室|部署|部局|所属)|[主正副]|)$/u;
const DESK = /(?:係|班|担当|グループ|チーム)$/u;
