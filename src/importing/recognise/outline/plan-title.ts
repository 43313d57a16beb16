/**
 * Whether a line may be the title of a plan, such as a cover bears: it ends in 計画, プラン, 戦略 …, with or without its version or
 * its state. A title over two lines is read line by line.
 */
export const isPlanTitle = (line: string): boolean =>
  line.length <= 50 && !/[。、]/u.test(line) && TITLE.test(line.trim());

const KIND = '(?:計画書?|プラン|ビジョン|戦略|構想|方針|指針|大綱|アクションプログラム|ロードマップ|プログラム)';
const VERSION =
  '(?:[\\s　]*(?:Ver(?:sion)?\\.?\\s?[\\d.]+|[\\d.]+|第[\\d一二三四五六七八九十]+[期次版]|[前後]期|[（(【〔]?(?:[素原成]?案|改訂版|改定版|改訂|改定|概要版|骨子案?|中間見直し.*|令和.*|20\\d\\d.*|[RＲ]\\d.*|第.+[期次版])[）)】〕]?))';
const TITLE = new RegExp(`^(?![■□◆◇●○・①-⑳0-9０-９]).{2,}${KIND}${VERSION}*$`, 'iu');
