import type { ScheduleEntry } from '#domain/guidance/schedule.ts';
import { type InEveryLanguage, inEveryLanguage } from '#domain/language/lang.ts';
import { vaccines } from './vaccines.ts';

const BPHS = {
  source: {
    zh: '国家基本公共卫生服务规范，0～6岁儿童健康管理',
    en: 'National Basic Public Health Service Standard, children aged 0–6 (in Chinese)',
  },
  sourceUrl: 'http://www.yanliang.gov.cn/xwzx/mszx/1967519154686730242.html',
  checked: 'original',
  readOn: '2026-11-29',
} as const;

const TCM = {
  source: {
    zh: '国家基本公共卫生服务，0～36个月儿童中医药健康管理',
    en: 'National Basic Public Health Service, Chinese medicine for children of 0–36 months',
  },
  sourceUrl: 'https://m.zgxue.com/wenku/rscra/G6rWZJbbxD',
  checked: 'copy',
  readOn: '2026-11-29',
} as const;

const massage = (code: string, months: number[], what: InEveryLanguage): ScheduleEntry => ({
  code,
  kind: 'tcm',
  months,
  what,
  note: {
    zh: '体检的时候，医生讲饮食和起居，教家长给孩子做。',
    en: 'At the check-up the doctor speaks about food and daily life, and shows parents how it is done.',
  },
  ...TCM,
});

/** Check-ups differ by age in what is done at each. */
const CHECKS: [month: number, done: InEveryLanguage][] = [
  [3, { zh: '量身长、体重、头围，看喂养和发育，看眼睛。', en: 'Length, weight and head, feeding, development, and the eyes.' }],
  [
    6,
    {
      zh: '量身长、体重、头围，看辅食、发育和眼睛，听力筛查，验一次血，看有没有贫血（六到八个月之间做）。',
      en: 'Length, weight and head, first foods, development and eyes, a hearing test, and a blood count for anaemia (between six and eight months).',
    },
  ],
  [
    8,
    {
      zh: '量身长、体重、头围，看辅食、发育和眼睛。六个月没验血的，这次补上。',
      en: 'Length, weight and head, first foods, development and eyes. The blood count, if it was not done at six months.',
    },
  ],
  [
    12,
    {
      zh: '量身长、体重、头围，看吃饭、发育、出牙和眼睛，听力筛查。',
      en: 'Length, weight and head, meals, development, teeth and eyes, and a hearing test.',
    },
  ],
  [
    18,
    {
      zh: '量身长和体重，看走路、说话、牙齿和眼睛，验一次血，看有没有贫血。',
      en: 'Length and weight, walking, talking, teeth and eyes, and a blood count for anaemia.',
    },
  ],
  [
    24,
    {
      zh: '量身高和体重，看走路、说话、牙齿和眼睛，听力筛查。',
      en: 'Height and weight, walking, talking, teeth and eyes, and a hearing test.',
    },
  ],
  [
    30,
    {
      zh: '量身高和体重，看说话、玩耍、牙齿和眼睛，验一次血，看有没有贫血。',
      en: 'Height and weight, talking, play, teeth and eyes, and a blood count for anaemia.',
    },
  ],
  [
    36,
    {
      zh: '量身高和体重，看说话、玩耍、牙齿和眼睛，听力筛查。',
      en: 'Height and weight, talking, play, teeth and eyes, and a hearing test.',
    },
  ],
];

const AT_HOME: InEveryLanguage = {
  zh: '在住处的社区卫生服务中心或乡镇卫生院，带上手册。',
  en: ' At the community health centre or township hospital where you live. Bring the booklet.',
};

const CHECK = {
  source: {
    zh: '0～6岁儿童健康管理服务内容，平度市妇幼保健培训；眼睛按 2021 年《0～6岁儿童眼保健及视力检查服务规范（试行）》',
    en: 'What child health check-ups contain, Pingdu maternal and child health training; eyes by China’s standard of 2021 (in Chinese)',
  },
  sourceUrl: 'https://m.163wenku.com/p-3446017.html',
  checked: 'copy',
  readOn: '2026-11-29',
} as const;

const checkUps: ScheduleEntry[] = CHECKS.map(([month, done]) => ({
  code: `check-up-${month}`,
  kind: 'check',
  months: [month],
  what: { zh: '按月龄体检，不收钱', en: 'A check-up for this age, free of charge' },
  note: inEveryLanguage((lang) => done[lang] + AT_HOME[lang]),
  article: 'growth-chart',
  ...CHECK,
}));

/** What stands here has a source and says how far that was checked. */
export const calendar: ScheduleEntry[] = [
  {
    code: 'home-visit',
    kind: 'visit',
    months: [0],
    what: { zh: '出院一周内，有人上门看宝宝', en: 'A visit at home within a week of leaving hospital' },
    note: {
      zh: '社区卫生服务中心或乡镇卫生院的人来，看宝宝也看妈妈，不收钱。没等到电话，打给住处的中心问一声。',
      en: 'Staff of the community health centre or township hospital look at the baby and at the mother, free of charge. If nobody calls, call them.',
    },
    article: 'newborn-home-visit',
    ...BPHS,
  },
  {
    code: 'one-month',
    kind: 'check',
    months: [0],
    what: { zh: '满 28 到 30 天，去门诊看一次', en: 'A first check at the clinic, 28 to 30 days after birth' },
    note: {
      zh: '量身长和体重，看看吃奶、睡觉和发育。想问的先写下来。',
      en: 'Length, weight, feeding, sleep and development. Write your questions down first.',
    },
    article: 'newborn-home-visit',
    ...BPHS,
  },
  ...checkUps,
  massage('tcm-infant', [6, 12], { zh: '学摩腹和捏脊', en: 'Learn to stroke the belly and roll the back' }),
  massage('tcm-toddler', [18, 24], {
    zh: '学按迎香和足三里',
    en: 'Learn to press the points beside the nose and below the knee',
  }),
  massage('tcm-older', [30, 36], { zh: '学按四神聪', en: 'Learn to press the points on the crown of the head' }),
  ...vaccines,
];
