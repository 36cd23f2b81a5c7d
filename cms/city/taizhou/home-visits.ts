import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { CityPack } from '../city-pack.ts';
import { townships } from './areas.ts';

const RULE =
  '每年至少 1 次：泰政办发〔2021〕71号。到满几个月、一家多少分钟、几点开始、几个工作日答复签约：示例，待各市(区)卫健部门确认';
const POINTS = '参照国家基本公共卫生服务规范的新生儿家庭访视整理，没有对过原文，待妇幼保健院核对';
const SAMPLE = '示例机构，供试用；城市应换成自己的名单';
const READ_ON = '2026-11-29';
const NEWBORN = { fromDay: 0, toDay: 42 };
const LATER = { fromDay: 43, toDay: 1095 };

const point = (code: string, ages: { fromDay: number; toDay: number }, what: InEveryLanguage) =>
  ({ code, what, ...ages, checked: 'unchecked', source: POINTS, readOn: READ_ON, effectiveOn: '2022-01-01' }) as const;

/** Home visits to begin with; the city's administrators go on from there. */
export const homeVisits = (): NonNullable<CityPack['homeVisits']> => ({
  rules: [
    {
      ...{ perYear: 1, untilMonths: 12, minutes: 50, doctorDays: 5, morningFrom: '09:30', afternoonFrom: '14:00' },
      ...{ checked: 'unchecked', source: RULE, readOn: READ_ON, effectiveOn: '2022-01-01' },
    },
  ],
  checks: [
    point('n01', NEWBORN, { zh: '黄疸：脸、胸口、手脚', en: 'Jaundice: face, chest, hands and feet' }),
    point('n02', NEWBORN, { zh: '脐带：干不干，红不红，有没有脓', en: 'Cord: dry or not, red, pus' }),
    point('n03', NEWBORN, { zh: '吃奶：一天几次，含接，呛不呛', en: 'Feeding: how often, latch, choking' }),
    point('n04', NEWBORN, { zh: '大小便：一天几次，什么颜色', en: 'Stool and urine: how often, what colour' }),
    point('n05', NEWBORN, { zh: '体重和体温', en: 'Weight and temperature' }),
    point('n06', NEWBORN, { zh: '皮肤、眼睛、口腔', en: 'Skin, eyes, mouth' }),
    point('n07', NEWBORN, {
      zh: '睡在哪里：仰着睡，单独的床，没有软物',
      en: 'Where it sleeps: on its back, in its own bed, nothing soft',
    }),
    point('n08', NEWBORN, { zh: '疾病筛查和听力筛查做了没有', en: 'Whether disease and hearing were screened' }),
    point('n09', NEWBORN, { zh: '妈妈：伤口、心情、睡觉', en: 'The mother: wound, mood, sleep' }),
    point('l01', LATER, { zh: '体重、身长、头围', en: 'Weight, length, head circumference' }),
    point('l02', LATER, { zh: '吃：奶、辅食、补什么', en: 'Food: milk, solids, supplements' }),
    point('l03', LATER, { zh: '睡：几觉，怎么入睡，睡在哪里', en: 'Sleep: how many naps, how it falls asleep, where' }),
    point('l04', LATER, { zh: '动作和说话：这个月龄会的', en: 'Movement and speech for the age' }),
    point('l05', LATER, { zh: '和孩子怎么玩、怎么说话', en: 'How they play and talk with the child' }),
    point('l06', LATER, { zh: '家里的危险：烫、摔、吞、药', en: 'Dangers at home: burns, falls, small things, medicines' }),
    point('l07', LATER, { zh: '大人：累不累，有没有人帮', en: 'The adults: how tired, and who helps' }),
  ],
  clinics: townships().map(({ code, name }) => ({
    name: {
      zh: `${name.zh.replace(/(街道|镇|乡)$/, '')}社区卫生服务中心（示例）`,
      en: `${name.en} Health Station (sample)`,
    },
    address: { zh: `${name.zh}示例路 1 号`, en: `1 Sample Road, ${name.en}` },
    phone: '0523-00000000',
    hours: { zh: '周一到周五 8:00–17:30（示例）', en: 'Monday to Friday 8:00–17:30 (sample)' },
    vaccineHours: { zh: '周一、三、五 8:00–11:00（示例）', en: 'Mondays, Wednesdays and Fridays 8:00–11:00 (sample)' },
    ...{ townships: code, visits: true, doctors: true, vaccines: true, checked: 'unchecked', source: SAMPLE },
    ...{ readOn: READ_ON, effectiveOn: '2022-01-01' },
  })),
});
