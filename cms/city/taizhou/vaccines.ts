import type { ScheduleEntry } from '#domain/guidance/schedule.ts';
import { type InEveryLanguage, inEveryLanguage } from '#domain/language/lang.ts';

/** The national schedule of 2021, as a provincial CDC published it; only a copy of that page was read. */
const SCHEDULE = {
  source: {
    zh: '国家免疫规划疫苗儿童免疫程序（2021年版），河南省疾控 2021 年 12 月 29 日的介绍',
    en: 'China’s immunisation schedule of 2021, as Henan’s CDC explained it on 29 December 2021 (in Chinese)',
  },
  sourceUrl: 'http://yunnanlong.com/c/637557.html',
  checked: 'copy',
  readOn: '2026-11-29',
} as const;

const DTP = {
  source: { zh: '百白破免疫程序调整的报道', en: 'A report on the new DTP schedule' },
  sourceUrl:
    'https://news.futunn.com/en/flash/18252859/strengthening-whooping-cough-prevention-and-control-china-adjusts-the-immunization',
  effectiveOn: '2025-01-01',
  checked: 'copy',
  readOn: '2026-11-29',
} as const;

const NTH_DOSE: InEveryLanguage = { zh: '，第 {nth} 剂', en: ', dose {nth}' };

const dose = (name: InEveryLanguage, [nth, of]: [number, number]): InEveryLanguage =>
  of === 1 ? name : inEveryLanguage((lang) => name[lang] + NTH_DOSE[lang].replace('{nth}', String(nth)));

/** One entry a dose: the month is the earliest at which it may be given. */
function doses(
  code: string,
  months: number[],
  { name, note, from = SCHEDULE }: { name: InEveryLanguage; note: InEveryLanguage; from?: typeof SCHEDULE | typeof DTP },
): ScheduleEntry[] {
  return months.map((month, index) => ({
    code: `${code}-${index + 1}`,
    kind: 'vaccine',
    months: [month],
    what: dose(name, [index + 1, months.length]),
    note,
    article: 'vaccines-and-reactions',
    ...from,
  }));
}

export const vaccines: ScheduleEntry[] = [
  ...doses('hepatitis-b', [0, 1, 6], {
    name: { zh: '乙肝疫苗', en: 'Hepatitis B' },
    note: { zh: '第 1 剂在出生后 24 小时内，产院就打。', en: 'The first within 24 hours of birth, in the maternity hospital.' },
  }),
  ...doses('bcg', [0], {
    name: { zh: '卡介苗', en: 'BCG (tuberculosis)' },
    note: {
      zh: '出生时打。打的地方以后会起小脓包再结痂，一般不用处理。',
      en: 'At birth. A small pustule and a scab follow later and mostly need nothing.',
    },
  }),
  ...doses('polio', [2, 3, 4], {
    name: { zh: '脊灰疫苗', en: 'Polio' },
    note: { zh: '满 2、3、4 个月各一剂，4 岁再一剂。', en: 'At 2, 3 and 4 months, and again at four years.' },
  }),
  ...doses('dtp', [2, 4, 6, 18], {
    name: { zh: '百白破疫苗', en: 'Diphtheria, tetanus and whooping cough (DTP)' },
    note: { zh: '满 2、4、6、18 个月各一剂，6 岁再一剂。', en: 'At 2, 4, 6 and 18 months, and again at six years.' },
    from: DTP,
  }),
  ...doses('meningitis-a', [6, 9], {
    name: { zh: 'A 群流脑疫苗', en: 'Meningococcus A' },
    note: { zh: '满 6、9 个月各一剂，两剂隔开三个月。', en: 'At 6 and 9 months, three months apart.' },
  }),
  ...doses('mmr', [8, 18], {
    name: { zh: '麻腮风疫苗', en: 'Measles, mumps and rubella' },
    note: { zh: '满 8、18 个月各一剂。', en: 'At 8 and 18 months.' },
  }),
  ...doses('encephalitis', [8, 24], {
    name: { zh: '乙脑疫苗', en: 'Japanese encephalitis' },
    note: {
      zh: '减毒活疫苗满 8 个月、2 岁各一剂。灭活的剂次不一样，问接种门诊。',
      en: 'The live vaccine at 8 months and 2 years. The inactivated one has other doses; ask the clinic.',
    },
  }),
  ...doses('hepatitis-a', [18], {
    name: { zh: '甲肝疫苗', en: 'Hepatitis A' },
    note: {
      zh: '减毒活疫苗满 18 个月一剂。灭活的要打两剂，问接种门诊。',
      en: 'The live vaccine once at 18 months. The inactivated one takes two doses; ask the clinic.',
    },
  }),
  ...doses('meningitis-ac', [36], {
    name: { zh: 'A+C 群流脑疫苗', en: 'Meningococcus A and C' },
    note: { zh: '满 3 岁一剂，6 岁再一剂。', en: 'At three years, and again at six.' },
  }),
];
