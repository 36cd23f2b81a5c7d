import type { DangerSign } from '#domain/guidance/danger-signs.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { listOf, WARNINGS } from './sources.ts';

const sign = listOf('doctor');

/** The four signs of each check-up, that something has not come by then; later they count all the more. */
const at = (month: number, four: [key: string, text: InEveryLanguage][]): DangerSign[] =>
  four.map(([key, text]) => sign(`m${month}-${key}`, [month, 36], text, WARNINGS));

export const development: DangerSign[] = [
  ...at(3, [
    ['sound', { zh: '三个月了，对很大的声音没有反应', en: 'at three months: no response to loud sounds' }],
    ['smile', { zh: '三个月了，逗他不出声、不笑', en: 'at three months: no sounds and no smile when played with' }],
    ['look', { zh: '三个月了，不看人脸，眼睛不跟着东西走', en: 'at three months: does not look at faces or follow things' }],
    ['head', { zh: '三个月了，趴着抬不起头', en: 'at three months: cannot lift the head lying on the tummy' }],
  ]),
  ...at(6, [
    ['laugh', { zh: '半岁了，很少出声，不会笑出声', en: 'at six months: few sounds, no laughing aloud' }],
    ['reach', { zh: '半岁了，不会伸手抓东西', en: 'at six months: does not reach for things' }],
    ['fist', { zh: '半岁了，拳头一直攥着松不开', en: 'at six months: fists stay clenched' }],
    ['sit', { zh: '半岁了，扶着也坐不住', en: 'at six months: cannot sit when held' }],
  ]),
  ...at(8, [
    ['sound', { zh: '八个月了，听到声音没有应答', en: 'at eight months: does not answer to sounds' }],
    ['faces', { zh: '八个月了，分不清生人和熟人', en: 'at eight months: does not tell strangers from family' }],
    ['pass', { zh: '八个月了，玩具不会从一只手换到另一只手', en: 'at eight months: does not pass a toy from hand to hand' }],
    ['sit', { zh: '八个月了，不会自己坐', en: 'at eight months: does not sit alone' }],
  ]),
  ...at(12, [
    ['name', { zh: '一岁了，叫名字没有反应', en: 'at one year: does not respond to the name' }],
    ['wave', { zh: '一岁了，不会学“再见”“欢迎”', en: 'at one year: does not copy waving or clapping' }],
    ['pinch', { zh: '一岁了，不会用拇指和食指捏小东西', en: 'at one year: does not pick up small things with thumb and finger' }],
    ['stand', { zh: '一岁了，扶着东西也站不住', en: 'at one year: does not stand holding on' }],
  ]),
  ...at(18, [
    ['words', { zh: '一岁半了，不会有意识地叫爸爸妈妈', en: 'at one and a half: no “mama” or “dada” that means someone' }],
    ['point', { zh: '一岁半了，让他指人指东西，不会指', en: 'at one and a half: does not point to people or things when asked' }],
    ['eyes', { zh: '一岁半了，不和人对视', en: 'at one and a half: no eye contact' }],
    ['walk', { zh: '一岁半了，不会自己走', en: 'at one and a half: does not walk alone' }],
  ]),
  ...at(24, [
    ['names', { zh: '两岁了，说不出三样东西的名字', en: 'at two: cannot name three things' }],
    ['tasks', { zh: '两岁了，不会照着吩咐做简单的事', en: 'at two: does not do a simple thing when asked' }],
    ['spoon', { zh: '两岁了，不会用勺子吃饭', en: 'at two: does not eat with a spoon' }],
    ['stairs', { zh: '两岁了，扶着栏杆也上不了台阶', en: 'at two: does not climb steps holding a rail' }],
  ]),
  ...at(30, [
    ['phrases', { zh: '两岁半了，不会说两三个字的短语', en: 'at two and a half: no phrases of two or three words' }],
    [
      'narrow',
      { zh: '两岁半了，兴趣单一，总重复同一件事', en: 'at two and a half: one narrow interest, the same thing over and over' },
    ],
    ['toilet', { zh: '两岁半了，大小便前后都没有表示', en: 'at two and a half: gives no sign of needing the toilet' }],
    ['run', { zh: '两岁半了，不会跑', en: 'at two and a half: does not run' }],
  ]),
  ...at(36, [
    ['name', { zh: '三岁了，不会说自己的名字', en: 'at three: does not say their own name' }],
    ['pretend', { zh: '三岁了，不会玩“拿棍当马骑”这样的游戏', en: 'at three: no pretending, such as riding a stick as a horse' }],
    ['circle', { zh: '三岁了，不会照着画圆', en: 'at three: does not copy a circle' }],
    ['jump', { zh: '三岁了，不会双脚跳', en: 'at three: does not jump with both feet' }],
  ]),
];
