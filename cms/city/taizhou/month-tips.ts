import type { MonthTip } from '#domain/guidance/month-message.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';

const tip = (fromMonth: number, toMonth: number, article: string, what: InEveryLanguage, sign?: string): MonthTip => ({
  ...{ fromMonth, toMonth, article, what, sign },
});

/** One thing to do in each month of age, each from an article; editors go on from there. */
export const monthTips: MonthTip[] = [
  tip(
    0,
    0,
    'jaundice-cord-stool',
    { zh: '天天看黄疸、脐带和大便', en: 'Look at skin, cord and stool every day' },
    'yellow-sleepy',
  ),
  tip(1, 1, 'tummy-time-and-faces', { zh: '醒着的时候趴一趴，一次一两分钟', en: 'A minute or two on the tummy while awake' }),
  tip(2, 2, 'safe-sleep', { zh: '仰着睡，床上什么都不放', en: 'Sleep on the back, with nothing else in the bed' }),
  tip(3, 3, 'songs-and-finger-games', { zh: '换尿布的时候唱一首，看他的脸', en: 'Sing at the nappy change, face to face' }),
  tip(4, 4, 'held-carried-pushed', {
    zh: '抱、背、推都不捂口鼻，不摇晃',
    en: 'Carry without covering the nose, and never shake',
  }),
  tip(5, 5, 'first-foods-and-iron', {
    zh: '看看会不会扶坐、想不想吃，准备含铁的第一口',
    en: 'Sits with help, wants your food? Plan a first food with iron',
  }),
  tip(6, 6, 'first-egg-and-peanut', {
    zh: '一样一样加，鸡蛋和花生不用躲',
    en: 'One new food at a time; egg and peanut need not wait',
  }),
  tip(7, 7, 'drop-and-find', { zh: '玩扔了再找：盖住玩具，等他掀开', en: 'Hide a toy under a cloth and wait for the find' }),
  tip(8, 8, 'eight-month-food', { zh: '辅食从泥变到小块', en: 'Move from mash to small soft pieces' }),
  tip(9, 9, 'night-waking-at-nine-months', {
    zh: '夜里醒了先等一等，再拍一拍',
    en: 'When they wake at night, wait a little, then pat',
  }),
  tip(
    10,
    10,
    'crawling-home-check',
    { zh: '蹲到他的高度，把家里看一遍', en: 'Go through the home at a crawler’s height' },
    'battery',
  ),
  tip(11, 11, 'nine-to-twelve-food', { zh: '一天三顿，让他自己用手抓', en: 'Three meals a day, picked up by hand' }),
  tip(12, 12, 'milk-and-drinks-after-one', { zh: '满一岁，喝奶和水就够', en: 'From one year: milk and water are enough' }),
  tip(13, 14, 'first-steps-and-shoes', { zh: '在家光脚走，出门再穿鞋', en: 'Barefoot indoors, shoes outside' }),
  tip(15, 17, 'one-year-old-leads', { zh: '他指哪里，就说哪里', en: 'Name what they point at' }),
  tip(18, 19, 'one-and-a-half-to-two-talk', { zh: '他说一个词，你接成一句', en: 'Turn their one word into a sentence' }),
  tip(20, 21, 'let-me-do-it', { zh: '穿鞋、洗手，多等他一分钟', en: 'Shoes and hand-washing: wait a minute longer' }),
  tip(22, 23, 'toddler-tantrums', { zh: '发脾气先蹲下，等他哭完再说', en: 'In a tantrum, kneel down and talk afterwards' }),
  tip(24, 26, 'two-and-three-friends', {
    zh: '抢玩具，先说出两个人各想要什么',
    en: 'When toys are grabbed, say what each of them wants',
  }),
  tip(27, 29, 'leaving-nappies', { zh: '看他准备好没有，再收尿布', en: 'Look for the signs of being ready before nappies go' }),
  tip(30, 32, 'pretend-and-scribble', { zh: '一起过家家，他当大人', en: 'Play house, with the child as the grown-up' }),
  tip(33, 36, 'outdoors-every-day', { zh: '天天出门，一天动三个钟头', en: 'Outdoors every day, three hours of moving' }),
];
