import type { DangerSign } from '#domain/guidance/danger-signs.ts';
import {
  ANY_AGE,
  CARE,
  listOf,
  NHS_BURN,
  NHS_FEVER,
  NHS_JAUNDICE,
  NHS_MOOD,
  NHS_TUMMY,
  TO_CONFIRM,
  WARNINGS,
} from './sources.ts';

const sign = listOf('doctor');

export const doctor: DangerSign[] = [
  sign('fever-days', [3, 36], { zh: '发热满三天还不退', en: 'a fever that has lasted three days' }, TO_CONFIRM),
  sign(
    'feeds-half',
    ANY_AGE,
    { zh: '一天里吃的不到平时一半', en: 'eats or drinks less than half of the usual in a day' },
    NHS_FEVER,
  ),
  sign(
    'yellow-weeks',
    [0, 2],
    { zh: '出生两周了还黄，早产的满三周', en: 'still yellow two weeks after birth, three if born early' },
    NHS_JAUNDICE,
  ),
  sign(
    'cord-wet',
    [0, 1],
    { zh: '脐带掉了以后，一直渗水、渗血', en: 'the navel goes on weeping or bleeding after the cord has come off' },
    TO_CONFIRM,
  ),
  sign(
    'loose-days',
    ANY_AGE,
    { zh: '拉肚子一周还不好，或吐了两天', en: 'diarrhoea for a week, or vomiting for two days' },
    NHS_TUMMY,
  ),
  sign(
    'rash-blisters',
    ANY_AGE,
    { zh: '身上出疹子，或嘴里、手脚起水泡', en: 'a rash, or blisters in the mouth or on hands and feet' },
    TO_CONFIRM,
  ),
  sign('burn-small', ANY_AGE, { zh: '烫得很小，只是红，没起泡', en: 'a very small scald: red, without blisters' }, NHS_BURN),
  sign(
    'snoring',
    ANY_AGE,
    { zh: '睡着打鼾很响，张着嘴喘', en: 'loud snoring, breathing through an open mouth in sleep' },
    TO_CONFIRM,
  ),
  sign(
    'weight',
    ANY_AGE,
    { zh: '体重两次量都没长，或者往下掉', en: 'weight that has not risen between two measurings, or falls' },
    CARE,
  ),
  sign('growth-track', ANY_AGE, { zh: '生长的线明显离开原来的轨道', en: 'the growth line clearly leaves its track' }, CARE),
  sign(
    'growth-edge',
    ANY_AGE,
    {
      zh: '在第 3 百分位以下，或第 97 百分位以上，哪怕走得稳',
      en: 'below the 3rd percentile or above the 97th, even on a steady line',
    },
    TO_CONFIRM,
  ),
  sign('head-size', ANY_AGE, { zh: '头围长得特别快，或几乎不长', en: 'the head grows very fast, or hardly at all' }, CARE),
  sign('pale', [4, 36], { zh: '脸色和嘴唇发白，没力气', en: 'pale face and lips, no strength' }, CARE),
  sign(
    'few-foods',
    [9, 36],
    { zh: '只肯吃两三样，而且越来越少', en: 'takes only two or three foods, and ever fewer' },
    TO_CONFIRM,
  ),
  sign(
    'lumps-refused',
    [8, 36],
    { zh: '一直不肯吃稠的、粗的，一吃就干呕', en: 'anything thick or coarse is always refused, with gagging' },
    TO_CONFIRM,
  ),
  sign(
    'coughs-at-meals',
    [4, 36],
    { zh: '吃东西常呛、常咳，或者咽不下', en: 'often coughs or chokes at meals, or cannot swallow' },
    TO_CONFIRM,
  ),
  sign(
    'vaccine-days',
    ANY_AGE,
    { zh: '打完针两天了还发热，或红肿越来越大', en: 'two days after a vaccine still a fever, or a swelling that grows' },
    TO_CONFIRM,
  ),
  sign(
    'squint',
    [4, 36],
    { zh: '看东西时两眼不正、总歪头或眯眼', en: 'eyes that do not look straight together, a tilted head, or squinting' },
    TO_CONFIRM,
  ),
  sign(
    'white-pupil',
    ANY_AGE,
    { zh: '瞳孔发白，或照片里一只眼是白的', en: 'a white pupil, or one white eye in photographs' },
    TO_CONFIRM,
  ),
  sign('no-hearing', ANY_AGE, { zh: '对很响的声音没有反应', en: 'no response to loud sounds' }, WARNINGS),
  sign(
    'teeth',
    [6, 36],
    {
      zh: '牙上有白斑、黑点，或者碰疼了、磕松了',
      en: 'white or dark spots on teeth, or a tooth that hurts or was knocked loose',
    },
    TO_CONFIRM,
  ),
  sign(
    'hard-stool',
    ANY_AGE,
    { zh: '大便又干又硬，疼得哭，带血丝', en: 'hard, dry stools that hurt, with streaks of blood' },
    TO_CONFIRM,
  ),
  sign('lost-skill', ANY_AGE, { zh: '以前会的话、会的事，现在不会了', en: 'words or skills once there are lost' }, WARNINGS),
  sign(
    'off-food-sleep',
    ANY_AGE,
    { zh: '忽然不吃不睡，超过两天', en: 'suddenly neither eats nor sleeps for more than two days' },
    TO_CONFIRM,
  ),
  sign('tiptoe', [18, 36], { zh: '走路总踮着脚，或常常摔', en: 'always walks on tiptoe, or falls often' }, TO_CONFIRM),
  sign(
    'often-hurts',
    [18, 36],
    { zh: '发脾气常常伤到自己或别人', en: 'often hurts themselves or others in a temper' },
    TO_CONFIRM,
  ),
  sign(
    'low-mood',
    ANY_AGE,
    {
      zh: '大人连着两周高兴不起来，睡不着，总想哭',
      en: 'a parent who for two weeks feels low, cannot sleep or keeps wanting to cry',
    },
    NHS_MOOD,
  ),
];
