import type { CalendarSeed } from '../city-pack.ts';

const BPHS = {
  source: {
    zh: '国家基本公共卫生服务规范，0～6岁儿童健康管理',
    en: 'National Basic Public Health Service Standard, children aged 0–6 (in Chinese)',
  },
  sourceUrl: 'http://www.yanliang.gov.cn/xwzx/mszx/1967519154686730242.html',
};

const TCM = {
  source: {
    zh: '国家基本公共卫生服务，0～36个月儿童中医药健康管理（转载，未核到原件）',
    en: 'National Basic Public Health Service, Chinese medicine for children of 0–36 months (a copy; the original was not seen)',
  },
  sourceUrl: 'https://m.zgxue.com/wenku/rscra/G6rWZJbbxD',
};

const DTP = {
  source: {
    zh: '百白破免疫程序调整的报道（转载，未核到原件）',
    en: 'A report on the new DTP schedule (the original was not seen)',
  },
  sourceUrl:
    'https://news.futunn.com/en/flash/18252859/strengthening-whooping-cough-prevention-and-control-china-adjusts-the-immunization',
  effectiveOn: '2025-01-01',
};

const massage = (code: string, months: number[], zh: string, en: string): CalendarSeed => ({
  code,
  kind: 'tcm',
  months,
  what: { zh: `学${zh}`, en: `Learn ${en}` },
  note: {
    zh: '体检的时候，医生讲饮食和起居，教家长给孩子做。',
    en: 'At the check-up the doctor speaks about food and daily life, and shows parents how it is done.',
  },
  ...TCM,
});

/** Only what a source says. Vaccines other than DTP were not confirmed and are left out until they are. */
export const calendar: CalendarSeed[] = [
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
  {
    code: 'check-up',
    kind: 'check',
    months: [3, 6, 8, 12, 18, 24, 30, 36],
    what: { zh: '按月龄体检', en: 'A check-up for this age' },
    note: {
      zh: '去住处的社区卫生服务中心或乡镇卫生院，量身长、体重和头围，看发育，不收钱。带上手册。',
      en: 'At the community health centre or township hospital where you live: length, weight, head and development, free of charge. Bring the booklet.',
    },
    article: 'growth-chart',
    ...BPHS,
  },
  massage('tcm-infant', [6, 12], '摩腹和捏脊', 'to stroke the belly and roll the back'),
  massage('tcm-toddler', [18, 24], '按迎香和足三里', 'to press the points beside the nose and below the knee'),
  massage('tcm-older', [30, 36], '按四神聪', 'to press the points on the crown of the head'),
  {
    code: 'dtp',
    kind: 'vaccine',
    months: [2, 4, 6, 18],
    what: { zh: '百白破疫苗', en: 'Diphtheria, tetanus and whooping cough (DTP)' },
    note: { zh: '满 2、4、6、18 个月各一针，6 岁再一针。', en: 'At 2, 4, 6 and 18 months, and again at six years.' },
    ...DTP,
  },
];
