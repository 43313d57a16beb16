/**
 * A number as Word prints it in a format of `w:numFmt` (ISO/IEC 29500-1, 17.18.59); plain digits for a format that is not known here.
 */
export function wordNumber(value: number, format: string): string {
  const index = value - 1;
  switch (format) {
    case 'none':
      return '';
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(value).replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circled(value);
    case 'decimalEnclosedParen':
      return `(${value})`;
    case 'decimalEnclosedFullstop':
      return `${value}.`;
    case 'upperLetter':
    case 'lowerLetter':
      return repeated(LETTERS, index, format === 'lowerLetter');
    case 'upperRoman':
    case 'lowerRoman':
      return format === 'upperRoman' ? roman(value) : roman(value).toLowerCase();
    case 'aiueo':
    case 'aiueoFullWidth':
      return [...AIUEO][index % AIUEO.length] ?? String(value);
    case 'iroha':
    case 'irohaFullWidth':
      return [...IROHA][index % IROHA.length] ?? String(value);
    case 'japaneseCounting':
    case 'japaneseDigitalTenThousand':
    case 'ideographDigital':
    case 'chineseCounting':
    case 'taiwaneseCounting':
      return kanji(value);
    case 'ideographTraditional':
      return [...STEMS][index % STEMS.length] ?? String(value);
    default:
      return String(value);
  }
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const AIUEO = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン';
const IROHA = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const DIGITS = '〇一二三四五六七八九';

// ① stands at U+2460, ㉑ at U+3251, ㊱ at U+32B1.
function circled(value: number): string {
  if (value >= 1 && value <= 20) return String.fromCharCode(0x245f + value);
  if (value >= 21 && value <= 35) return String.fromCharCode(0x3251 + value - 21);
  return value >= 36 && value <= 50 ? String.fromCharCode(0x32b1 + value - 36) : String(value);
}

// A … Z, AA, BB … as Word counts.
function repeated(letters: string, index: number, lower: boolean): string {
  const letter = (letters[index % letters.length] ?? '').repeat(Math.min(5, Math.floor(index / letters.length) + 1));
  return lower ? letter.toLowerCase() : letter;
}

const ROMAN = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
] as const;

function roman(value: number): string {
  let left = Math.min(value, 3999);
  return ROMAN.map(([letters, worth]) => {
    const times = Math.floor(left / worth);
    left -= times * worth;
    return letters.repeat(times);
  }).join('');
}

function kanji(value: number): string {
  if (value < 1 || value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十`;
  return ten + (ones === 0 ? '' : (DIGITS[ones] ?? ''));
}
