/** Whether a text is the name of a section, an office or a body that a municipality's plan may put in charge. */
export const isSection = (text: string): boolean =>
  text.length >= 2 && text.length <= 30 && SECTION.test(text) && !NO_SECTION.test(text) && !PROSE.test(text);

/** Whether a name is that of a bureau, which has sections under it: 総務部, 病院事業局, 教育委員会. */
export const isBureau = (text: string): boolean => BUREAU.test(text) && isSection(text);

/** Words for sections that are not named: 関係各課, 各担当課, 全課, システム所管課. */
export const isGenericOwner = (text: string): boolean =>
  GENERIC_WORDS.test(text) && GENERIC_MARK.test(text) && GENERIC_END.test(text);

/** Words that put everybody in charge: 全庁, 全課, 庁内横断的. */
export const isEverybody = (text: string): boolean => EVERYBODY.test(text);

/** Bureau and section where a name holds both (総務部総務課, 教育委員会学校教育課); otherwise `undefined`. */
export function splitBureau(text: string): { readonly bureau: string; readonly section: string } | undefined {
  for (const match of text.matchAll(BUREAU_ENDS)) {
    const at = match.index + match[0].length;
    const [bureau, section] = [text.slice(0, at), text.slice(at)];
    if (isBureau(bureau) && isSection(section) && !NOT_ALONE.test(section)) return { bureau, section };
  }
  return undefined;
}

/** 課 and 係 where a name holds both: a plan's owner is the section, its desk (係) is only told. */
export function splitDesk(text: string): { readonly section: string; readonly desk: string } | undefined {
  const match = /^(?<section>.+[課室所局])(?<desk>[^課室]+(?:係|班|担当|グループ|チーム))$/u.exec(text);
  const { section, desk } = match?.groups ?? {};
  return section !== undefined && desk !== undefined && isSection(section) ? { section, desk } : undefined;
}

/** 課 and 室 where a name holds both: the room is the owner, the section its parent. */
export function splitRoom(text: string): { readonly section: string; readonly room: string } | undefined {
  const match = /^(?<section>.+課)(?![税題長程金外])(?<room>.+(?:室|センター))$/u.exec(text);
  const { section, room } = match?.groups ?? {};
  return section !== undefined && room !== undefined && isSection(section) && isSection(room)
    ? { section, room }
    : undefined;
}

const SECTION =
  /(?:課|室|部|局|係|班|署|館|院|園|センター|グループ|チーム|担当|統括|支所|出張所|事務所|事業所|保健所|保育所|診療所|病院|相談所|研究所|調理場|市民窓口|(?:小|中|学)学?校|委員会|協議会|協会|議会|商工会|組合|公社|企業団|消防団|会計管理者|監査委員)$/u;
const NO_SECTION =
  /^(?:全|各|一|外|内|学|軟|細|大|幹|担当|主担当|副担当|関係)(?:部|課|室|局|係|所)?$|^(?:同|当|本|自)(?:課|室|部|局)$|(?:関係|教室|会議室|場所|部署|当部|全体|待合室|相談室|保健室|一部|全部|内部|外部|幹部|[0-9０-９]+[課室部局係])$|^(?:担当|所管|主管|関連)[課室部局]$/u;
const PROSE =
  /[をっ。：:「」？！]|です|ます|する|した|して|ため|により|について|における|として|による|できる|ない|(?:推進|運営|設置|検討|実施)体制/u;
const BUREAU = /(?:部|局|委員会|公室|支所|企業団|本庁)$/u;
const BUREAU_ENDS = /(?:委員会事務局|委員会|(?<!^[内外全一東西南北中]|総括本)部|局)/gu;
const NOT_ALONE = /^(?:事務局|センター|グループ|チーム|担当|会|部|室|課|局)$|^(?:門|品|署|活|員|落|会|所|数|分)/u;

const GENERIC_WORDS =
  /^(?:(?:その)?他の?|ほかの?|関係|関連|所管|該当|対象|担当|主管|原|各|全ての?|すべての?|全|庁内|庁|事業|施設|システム|業務|手続|手続き|窓口|計画|取組|情報|行政|導入|実施|利用|出先|課等?|室|部|局|係|署|所属|部署|部局|課室|機関|団体|所|等|及び|、|・|小|中|学校|校|保育|幼稚|園|こども|支所|本庁|の|による|職員|的|に|横断的?)+$/u;
const GENERIC_MARK = /他|ほか|関係|関連|所管|該当|対象|担当|主管|原課|各|全|すべて|横断/u;
const GENERIC_END = /(?:課|室|部|局|係|署|所属|機関|等|校|園|所|庁|的|横断|団体|職員)$/u;
const EVERYBODY =
  /^(?:全庁|全庁的|全庁横断的?|全課|全課室|全部署|全部局|全所属|全部課|全課等|全職員|全局|全部局等|全庁各課|全ての(?:課|課室|部署|所属|部局)|すべての(?:課|課室|部署|所属|部局)|庁内全(?:課|体|部署|所属)|(?:庁内)?横断的?|庁内横断的?|部局横断的?|庁内全般|市役所全体|役場全体)(?:に|な)?(?:実施|対応|取組|推進)?$/u;
