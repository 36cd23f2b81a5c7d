import type { DangerSign } from '#domain/guidance/danger-signs.ts';
import { listOf, WARNINGS } from './sources.ts';

const sign = listOf('doctor');

/** The four signs of each check-up, that something has not come by then; later they count all the more. */
const at = (month: number, four: [key: string, zh: string, en: string][]): DangerSign[] =>
  four.map(([key, zh, en]) => sign(`m${month}-${key}`, [month, 36], { zh, en }, WARNINGS));

export const development: DangerSign[] = [
  ...at(3, [
    ['sound', '三个月了，对很大的声音没有反应', 'at three months: no response to loud sounds'],
    ['smile', '三个月了，逗他不出声、不笑', 'at three months: no sounds and no smile when played with'],
    ['look', '三个月了，不看人脸，眼睛不跟着东西走', 'at three months: does not look at faces or follow things'],
    ['head', '三个月了，趴着抬不起头', 'at three months: cannot lift the head lying on the tummy'],
  ]),
  ...at(6, [
    ['laugh', '半岁了，很少出声，不会笑出声', 'at six months: few sounds, no laughing aloud'],
    ['reach', '半岁了，不会伸手抓东西', 'at six months: does not reach for things'],
    ['fist', '半岁了，拳头一直攥着松不开', 'at six months: fists stay clenched'],
    ['sit', '半岁了，扶着也坐不住', 'at six months: cannot sit when held'],
  ]),
  ...at(8, [
    ['sound', '八个月了，听到声音没有应答', 'at eight months: does not answer to sounds'],
    ['faces', '八个月了，分不清生人和熟人', 'at eight months: does not tell strangers from family'],
    ['pass', '八个月了，玩具不会从一只手换到另一只手', 'at eight months: does not pass a toy from hand to hand'],
    ['sit', '八个月了，不会自己坐', 'at eight months: does not sit alone'],
  ]),
  ...at(12, [
    ['name', '一岁了，叫名字没有反应', 'at one year: does not respond to the name'],
    ['wave', '一岁了，不会学“再见”“欢迎”', 'at one year: does not copy waving or clapping'],
    ['pinch', '一岁了，不会用拇指和食指捏小东西', 'at one year: does not pick up small things with thumb and finger'],
    ['stand', '一岁了，扶着东西也站不住', 'at one year: does not stand holding on'],
  ]),
  ...at(18, [
    ['words', '一岁半了，不会有意识地叫爸爸妈妈', 'at one and a half: no “mama” or “dada” that means someone'],
    ['point', '一岁半了，让他指人指东西，不会指', 'at one and a half: does not point to people or things when asked'],
    ['eyes', '一岁半了，不和人对视', 'at one and a half: no eye contact'],
    ['walk', '一岁半了，不会自己走', 'at one and a half: does not walk alone'],
  ]),
  ...at(24, [
    ['names', '两岁了，说不出三样东西的名字', 'at two: cannot name three things'],
    ['tasks', '两岁了，不会照着吩咐做简单的事', 'at two: does not do a simple thing when asked'],
    ['spoon', '两岁了，不会用勺子吃饭', 'at two: does not eat with a spoon'],
    ['stairs', '两岁了，扶着栏杆也上不了台阶', 'at two: does not climb steps holding a rail'],
  ]),
  ...at(30, [
    ['phrases', '两岁半了，不会说两三个字的短语', 'at two and a half: no phrases of two or three words'],
    ['narrow', '两岁半了，兴趣单一，总重复同一件事', 'at two and a half: one narrow interest, the same thing over and over'],
    ['toilet', '两岁半了，大小便前后都没有表示', 'at two and a half: gives no sign of needing the toilet'],
    ['run', '两岁半了，不会跑', 'at two and a half: does not run'],
  ]),
  ...at(36, [
    ['name', '三岁了，不会说自己的名字', 'at three: does not say their own name'],
    ['pretend', '三岁了，不会玩“拿棍当马骑”这样的游戏', 'at three: no pretending, such as riding a stick as a horse'],
    ['circle', '三岁了，不会照着画圆', 'at three: does not copy a circle'],
    ['jump', '三岁了，不会双脚跳', 'at three: does not jump with both feet'],
  ]),
];
