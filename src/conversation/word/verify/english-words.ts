/** English words that carry grammar or explain anything to anybody; evidence need not hold them. */
export const ENGLISH_GENERAL: ReadonlySet<string> = new Set(
  `a an the this that these those it its they their them he she his her we our you your who whom whose which what when where how why
  and or but nor so yet if then than as at by for from in into of off on onto out over per to toward towards under until up upon via with within without about above across after against along among around before behind below beneath beside between beyond during through throughout
  is are was were be been being am do does did done doing have has had having will would shall should can could may might must not no
  also both each either neither such same other another some any several many more most much few less least one two three first second next last
  here there now then today currently already still again ever only just even very quite rather too well
  city town municipality municipal resident residents citizen citizens staff people person office offices hall section sections division divisions department charge responsible responsibility
  plan plans planned planning measure measures schedule scheduled target targets aim aims aimed goal goals purpose intend intends intended called means mean meaning term explain explains explained word words simply put example examples instance include includes including included such like kind kinds
  make makes made making take takes taken get gets give gives given use uses used using set sets put puts see says say said state states stated describe described work works working way ways thing things part parts time times year years fiscal period
  tell tells told carry carrying ask asks asked hear hears give keep keeps kept bring brings
  help helps let lets allow allows allowed become becomes possible able need needs needed required according while whereas however therefore because since together respectively overall main mainly further addition additional new handle handles handled run runs carry carried out place places case cases
  go goes going come comes came want wants wanted hold holds held try tries look looks find finds found know knows show shows shown easy easier easily convenient convenience matter matters whether instead once soon next after following under based basis basically generally short various type types own who else`
    .trim()
    .split(/\s+/u),
);

const SUFFIX =
  /(?:isations?|izations?|ations?|itions?|ments?|ions?|ised|ized|ises|izes|ise|ize|ing|ied|ies|ed|es|ly|s|d|e|y)$/u;

/** What is left of an English word without its ending: applications, applied → appl, appl. */
export const stemOf = (word: string): string => {
  let stem = word.replace(/'s?$/u, '');
  // Until nothing is left to take: implementation → implement → impl, as implements is.
  for (let round = 0; round < 4; round += 1) {
    const shorter = stem.replace(SUFFIX, '');
    if (shorter.length >= 3) stem = shorter;
  }
  return stem.slice(0, 9);
};

const PAIRS: readonly (readonly string[])[] = `
  study consider examine 検討 研究
  implement introduce start begin launch 実施 導入 開始 operate
  expand widen extend increase grow 拡充 拡大
  reduce cut decrease lower shrink less
  improve better enhance raise
  create make build construct 構築
  counter desk
  resident citizen people
  pilot trial test tried try tries 試行
  collect gather pick
  language multilingual
  whole entire wide
  visit come go attend
  rule regulation ordinance
  post assign
  appoint hire recruit
  hinder obstruct prevent
  chance opportunity
  local regional
  finish complete end 完了
  share spread
  abolish end stop close 廃止
  procedure paperwork
  electronic e-contract
  contract agreement
  join integrate unify`
  .trim()
  .split('\n')
  .map((line) =>
    line
      .trim()
      .split(/\s+/u)
      .map((word) => (/[a-z]/u.test(word) ? stemOf(word) : word)),
  );

/** Whether an English word of a claim stands in the evidence, in any form, or as a word that says the same. */
export function englishStands(word: string, known: string): boolean {
  if (ENGLISH_GENERAL.has(word.replace(/'s?$/u, ''))) return true;
  const stem = stemOf(word);
  const stems = stemsIn(known);
  if (stems.has(stem) || stem.split('-').every((part) => stems.has(part))) return true;
  return PAIRS.some(
    (group) =>
      group.includes(stem) &&
      group.some((each) => stems.has(each) || (/^\p{Script=Han}/u.test(each) && known.includes(each))),
  );
}

const STEMS = new Map<string, ReadonlySet<string>>();

/** The stems of a text; the last few texts are kept, since each word of a claim asks for the same. */
function stemsIn(known: string): ReadonlySet<string> {
  const before = STEMS.get(known);
  if (before !== undefined) return before;
  const stems = new Set(
    [...known.matchAll(/[a-z][a-z0-9'-]*/gu)].flatMap(([word]) => [word, ...word.split('-')].map(stemOf)),
  );
  if (STEMS.size > 8) STEMS.clear();
  STEMS.set(known, stems);
  return stems;
}
