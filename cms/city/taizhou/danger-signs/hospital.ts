import type { DangerSign } from '#domain/guidance/danger-signs.ts';
import {
  ALDER_HEY,
  ANY_AGE,
  BLISS,
  HFMD,
  HSE,
  listOf,
  NHS_BURN,
  NHS_FEVER,
  NHS_HEAD,
  NHS_ILL,
  NHS_JAUNDICE,
  NHS_POISON,
  NHS_TUMMY,
  TO_CONFIRM,
} from './sources.ts';

const sign = listOf('hospital');

export const hospital: DangerSign[] = [
  sign(
    'fever-newborn',
    [0, 2],
    { zh: '不满三个月，体温到了 38.0 °C', en: 'under three months with a temperature of 38.0 °C or more' },
    HSE,
  ),
  sign(
    'cold',
    [0, 2],
    { zh: '不满三个月，身上发凉，体温低于 36 °C', en: 'under three months and cold to the touch, below 36 °C' },
    NHS_FEVER,
  ),
  sign(
    'fever-half-year',
    [3, 5],
    { zh: '三到六个月，体温到了 39 °C', en: 'three to six months with a temperature of 39 °C or more' },
    NHS_ILL,
  ),
  sign(
    'fever-listless',
    ANY_AGE,
    {
      zh: '发热，人没精神，不肯玩、不看人，或手脚冰凉',
      en: 'a fever with listlessness, no wish to play or look at you, or cold hands and feet',
    },
    NHS_ILL,
  ),
  sign('stiff-neck', [3, 36], { zh: '发热，脖子发硬，低不下头', en: 'a fever with a stiff neck' }, NHS_ILL),
  sign(
    'soft-spot-up',
    [0, 18],
    { zh: '安静时头顶的囟门鼓起来', en: 'the soft spot on the head bulges while the baby is calm' },
    NHS_ILL,
  ),
  sign(
    'fast-breathing',
    ANY_AGE,
    { zh: '安静时也喘得快，或喘气带哼哼声', en: 'fast breathing at rest, or grunting with each breath' },
    HSE,
  ),
  sign('green-vomit', ANY_AGE, { zh: '吐出黄绿色的水，或者吐血', en: 'green or bloody vomit' }, NHS_ILL),
  sign(
    'dry',
    ANY_AGE,
    {
      zh: '八小时没有尿，眼窝或囟门凹下去，哭没有眼泪',
      en: 'no urine for eight hours, sunken eyes or soft spot, crying without tears',
    },
    NHS_TUMMY,
  ),
  sign(
    'not-drinking',
    ANY_AGE,
    { zh: '不肯吃奶、喝水，或者喝什么吐什么', en: 'refuses all milk and drink, or brings all of it up' },
    NHS_TUMMY,
  ),
  sign(
    'forceful-vomit',
    [0, 5],
    {
      zh: '每次吃完奶都喷出来，吐完又要吃，人不长肉',
      en: 'milk that shoots out after every feed, hungry again at once, not gaining weight',
    },
    TO_CONFIRM,
  ),
  sign('blood-stool', ANY_AGE, { zh: '大便带血', en: 'blood in the stool' }, NHS_TUMMY),
  sign(
    'belly-pain',
    ANY_AGE,
    { zh: '肚子一直疼，或者硬邦邦的不让碰', en: 'belly pain that does not go, or a hard belly that may not be touched' },
    NHS_TUMMY,
  ),
  sign(
    'strange-cry',
    ANY_AGE,
    { zh: '哭声又尖又高或很弱，怎么哄都停不下来', en: 'a shrill or very weak cry that nothing comforts' },
    NHS_ILL,
  ),
  sign('yellow-first-day', [0, 0], { zh: '出生不到一天，皮肤就发黄', en: 'yellow skin within a day of birth' }, NHS_JAUNDICE),
  sign(
    'yellow-sleepy',
    [0, 2],
    { zh: '越来越黄，吃奶变少，总在睡', en: 'turning more yellow, feeding less and always asleep' },
    NHS_JAUNDICE,
  ),
  sign('pale-stool', [0, 3], { zh: '大便发白，像陶土的颜色', en: 'stools that are white or the colour of clay' }, BLISS),
  sign(
    'cord-infected',
    [0, 1],
    { zh: '脐带周围的皮肤红肿、流脓、有臭味', en: 'the skin around the cord is red and swollen, oozes or smells' },
    TO_CONFIRM,
  ),
  sign('shaken', [0, 24], { zh: '被用力摇晃过', en: 'shaken hard' }, TO_CONFIRM),
  sign(
    'head-unwell',
    ANY_AGE,
    {
      zh: '撞到头以后吐、想睡、走路说话不对劲，或是从一米以上摔下来',
      en: 'after a blow to the head: vomiting, drowsiness, odd walking or talking; or any fall of over a metre',
    },
    NHS_HEAD,
  ),
  sign(
    'burn',
    ANY_AGE,
    {
      zh: '烫伤、烧伤、触电：起泡、比一元硬币大，或在脸、手、脚、下身',
      en: 'a burn, scald or electric shock: blisters, larger than a one-yuan coin, or on face, hands, feet or groin',
    },
    NHS_BURN,
  ),
  sign(
    'battery',
    ANY_AGE,
    { zh: '吞了，或可能吞了纽扣电池、磁力珠', en: 'a button battery or magnet was, or may have been, swallowed' },
    ALDER_HEY,
  ),
  sign(
    'swallowed',
    ANY_AGE,
    { zh: '吃了药、农药、洗涤剂，哪怕看着没事', en: 'medicine, pesticide or cleaner was swallowed, even if all seems well' },
    NHS_POISON,
  ),
  sign(
    'choked-before',
    ANY_AGE,
    {
      zh: '噎住的东西出来了，还是一直咳、咽不下、声音变了',
      en: 'after choking: still coughing, trouble swallowing or a changed voice',
    },
    TO_CONFIRM,
  ),
  sign('allergy', ANY_AGE, { zh: '吃了新东西，嘴唇眼皮肿起来', en: 'lips or eyelids swell after a new food' }, TO_CONFIRM),
  sign(
    'limb',
    ANY_AGE,
    { zh: '摔过以后，一只胳膊或腿不肯动、变了形', en: 'after a fall, an arm or leg is not moved or is out of shape' },
    TO_CONFIRM,
  ),
  sign(
    'limp-unhurt',
    [9, 36],
    {
      zh: '没有摔过，却一瘸一拐，或者不肯站、不肯走',
      en: 'no fall, and yet a limp, or refusing to stand or walk',
    },
    TO_CONFIRM,
  ),
  sign(
    'hair-tourniquet',
    [0, 24],
    {
      zh: '手指、脚趾或小鸡鸡被头发、线头勒住，肿了或变紫，解不下来',
      en: 'a hair or thread tight round a finger, toe or the penis: swollen or purple, and it does not come off',
    },
    TO_CONFIRM,
  ),
  sign(
    'hand-foot-severe',
    [6, 36],
    {
      zh: '手足口病，高热不退，没精神、容易惊、手脚抖、吐',
      en: 'hand, foot and mouth disease with high fever that stays, listlessness, startling, trembling limbs or vomiting',
    },
    HFMD,
  ),
  sign('breath-held', [6, 36], { zh: '哭到憋气，昏过去', en: 'holds the breath in crying until they pass out' }, TO_CONFIRM),
];
