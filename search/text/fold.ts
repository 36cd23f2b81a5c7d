import { simplified } from './traditional.ts';

const HAN = /\p{Script=Han}/gu;

/**
 * One spelling for what people write in many: width, case, accents, apostrophes, traditional characters. Letters
 * that keep a mark are left decomposed, as search engines store them.
 * @example fold('ＨａｉＬíng 東風') // 'hailing 东风'
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/([ln])u\u0308/g, '$1v') // lü and nü are typed lv and nv
    .replace(/[\u0300-\u036f'’‘ʼ`]/g, '')
    .replace(/ς/g, 'σ') // which of the two it is depends on what stands before
    .replace(HAN, (char) => simplified.get(char) ?? char);
}
