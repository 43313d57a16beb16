import { hasJapanese, normalise } from '../../language/normalise.ts';

/** A text longer than this is told to people, not asked of Kakari. */
const LONG = 400;

/** Whether something said in a thread, to nobody in particular, wants no answer: thanks, a nod, what people tell each other. */
export function isChatter(said: string): boolean {
  const text = normalise(said);
  if (text.length > LONG || !/[\p{L}\p{N}]/u.test(text)) return true;
  if (!hasJapanese(text)) return isEnglishChatter(text);
  return CALLS.test(text) || (!ASKS.test(text) && (isNod(text) || TELLS.test(text)));
}

/** Somebody is spoken to by name or office; who means Kakari says so by mentioning it. */
const CALLS = /^[^、,\s。？?]{1,12}(?:さん|様|さま|くん|課長|係長|室長|部長|主任|主査|補佐|先生)[、,。\s]/u;

/** What asks, or begs for something, whatever it ends with. */
const ASKS =
  /[?]|(?:か|かな|かね|っけ|の|は|も|って|なら)[。!~ー]*$|教えて|知りた|見せて|ください|下さい|お願いし?(?:たい|できる)|いつ|どこ|だれ|誰|どの|どれ|どう(?!ぞ|も)|どんな|なぜ|何|いくら/u;

/** A sentence that tells: it ends with a verb, not with a noun as a short follow-up question does. */
const TELLS =
  /(?:ます|ました|ません|ましょう|です|でした|(?:ます|ました|です|でした|だ|る|た)(?:ね|よ|よね)|と思う|しとく|ておく|しとこう)[。!~ーw笑\s]*$/u;

const NOD =
  /^(?:了解|承知|わか(?:り|った)|分か(?:り|った)|なるほど|ありがと|有難|助か|どうも|お疲れ|おつかれ|よろしく|はい|うん|ええ|いいね|いえ|ok|オッケー|オーケー|確認し|すみません|失礼|さすが|すごい|なし|大丈夫)/u;

/** A nod that goes on says more than that. */
const isNod = (text: string): boolean => text.length <= 16 && NOD.test(text);

const ENGLISH_NOD =
  /^(?:ok|okay|thanks?|thank you|got it|i see|great|nice|cool|sure|perfect|yes|no|hi|hello|understood)\b/u;

const ENGLISH_ASKS =
  /[?]|^(?:(?:and|so|then|ok|okay|hi|but)[ ,]+)*(?:what|when|where|which|who|whose|why|how|is|are|does|do|did|can|could|will|tell|show|list|please|give|explain)\b/u;

/** A few words may be a follow-up question; a whole sentence that does not ask is told to people. */
const isEnglishChatter = (text: string): boolean =>
  !ENGLISH_ASKS.test(text) && (ENGLISH_NOD.test(text) || text.split(' ').length > 5);
