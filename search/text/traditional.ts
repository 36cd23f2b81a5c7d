import characters from 'opencc-js/dict/TSCharacters';

/** Mainland China writes these too, and reads them differently from what they would become: 乾坤 is no 干坤. */
const KEPT = '乾於徵麽苧挱戱';

/** What they would become is so rare that nobody, and no library, knows how it is read. */
const UNREADABLE =
  '倲偑傌儸劏劚喎嗰噚嚧壗媰孋孻嵾幓慺懤掆擽曥朥桱椲樢樫橯殨殰潚澾濄濧瀇灒灙灡煱燶獱璯碽稏筴篸籅籔紬綐縳繸繿蔯薳薵蘟蟳詀讌賰躎釾鉝鎶鐥餸騧魟鰌鸂麬麳';

/** Other spellings of one character, which OpenCC leaves alone or takes for a rarer one. */
const MORE = '妳你牠它簷檐藷薯籐藤隄堤瑯琅濬浚嶴岙彊强彞彝唚吣戠只灠漤鞀鼗鷈䴘鷿䴙麴曲穭稆';

/** Traditional characters, and the variants of Hong Kong and Taiwan, that have one simplified form whatever the word. */
export const simplified: ReadonlyMap<string, string> = new Map([
  ...characters
    .split('|')
    .map((pair) => pair.split(' ') as [string, string])
    .filter(([from, to]) => from !== to && !KEPT.includes(from) && !UNREADABLE.includes(from)),
  ...Array.from(MORE.matchAll(/(.)(.)/gu), ([, from = '', to = '']): [string, string] => [from, to]),
]);
