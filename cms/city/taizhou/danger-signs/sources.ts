import type { DangerSign } from '#domain/guidance/danger-signs.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';

type Source = Pick<DangerSign, 'source' | 'sourceUrl' | 'checked' | 'readOn'>;

/** The day on which all of them were last read. */
const READ_ON = '2026-11-28';

const source = (source: InEveryLanguage, sourceUrl: string, checked: Source['checked'] = 'original'): Source => ({
  ...{ source, sourceUrl, checked, readOn: READ_ON },
});

/** What was read for the list. Texts from abroad fill where no national one for families was found. */
export const HSE = source(
  {
    zh: '爱尔兰卫生服务局：孩子病得很重时（英文）',
    en: 'Ireland’s Health Service Executive: get urgent help if your child is very unwell',
  },
  'https://www2.hse.ie/babies-children/parenting-advice/caring-for-a-child/baby-child-seriously-unwell/',
);
export const NHS_ILL = source(
  { zh: '英国国民保健署（NHS）伯克斯：重病的征象（英文）', en: 'NHS Buckinghamshire: spotting signs of serious illness' },
  'http://bucks.healthhelpnow.nhs.uk/health-help/advice/teenager/spotting-signs-of-serious-illness/spotting-signs-of-serious-illness/',
);
export const NHS_AMBULANCE = source(
  { zh: '英国国民保健署（NHS）哈克尼：什么时候叫救护车（英文）', en: 'NHS City and Hackney: when to call an ambulance' },
  'https://hackneyandcityhealthvisiting.nhs.uk/your-childs-health/when-and-where-to-seek-help-nc/',
);
export const NHS_FEVER = source(
  { zh: '英国国民保健署（NHS）牛津郡：发热（英文）', en: 'NHS Oxfordshire: fever' },
  'https://oxfordshire-healthiertogether.nhs.uk/pregnant-women/fever-high-temperature',
);
export const NHS_FIT = source(
  { zh: '英国国民保健署（NHS）南约克郡：热性惊厥（英文）', en: 'NHS South Yorkshire: seizure and febrile convulsion' },
  'https://sybhealthiertogether.nhs.uk/national/worried-your-child-unwell/seizurefebrile-convulsion',
);
export const NHS_TUMMY = source(
  { zh: '英国国民保健署（NHS）南约克郡：腹泻和呕吐（英文）', en: 'NHS South Yorkshire: diarrhoea and vomiting' },
  'https://sybhealthiertogether.nhs.uk/professionals/safety-netting-documents-parents/diarrhoea-andor-vomiting-advice-sheet/diarrhoea-and-vomiting',
);
export const NHS_HEAD = source(
  { zh: '英国国民保健署（NHS）牛津郡：头部受伤（英文）', en: 'NHS Oxfordshire: head injury' },
  'https://oxfordshire-healthiertogether.nhs.uk/parentscarers/worried-your-child-unwell/head-injury',
);
export const NHS_BURN = source(
  { zh: '英国国民保健署（NHS）莱斯特：烧烫伤（英文）', en: 'NHS Leicester: burns and scalds' },
  'http://www.lcr.nhs.uk/CommonChildhoodIllnessesCD/printablePages/burns.html',
);
export const NHS_POISON = source(
  { zh: '英国国民保健署（NHS）伦敦西南：中毒和误服（英文）', en: 'NHS South West London: poisoning and swallowing' },
  'https://swlondon-healthiertogether.nhs.uk/children-and-young-people/concerned-your-child-is-unwell/poisoningaccidental-swallowing',
);
export const ALDER_HEY = source(
  { zh: '英国奥尔德海儿童医院：吞了纽扣电池（英文）', en: 'Alder Hey Children’s Hospital: swallowed button batteries' },
  'https://alderhey.nhs.uk/what-to-do-if-your-child-swallows-a-button-battery',
);
export const NHS_CHOKING = source(
  { zh: '按英国国民保健署（NHS）写的噎住急救，乔利诊所（英文）', en: 'First aid for choking after the NHS, The Chorley Surgery' },
  'https://www.thechorleysurgery.com/2020/12/28/baby-first-aid-choking-baby/',
  'copy',
);
export const NHS_JAUNDICE = source(
  { zh: '英国国民保健署（NHS）五岁以下儿童健康：新生儿黄疸（英文）', en: 'NHS Health for Under 5s: newborn jaundice' },
  'https://healthforunder5s.co.uk/sections/baby/newborn-jaundice',
);
export const BLISS = source(
  { zh: '英国 Bliss 早产儿基金会：新生儿黄疸（英文）', en: 'Bliss: neonatal jaundice' },
  'https://bliss.org.uk/parents/about-your-baby/medical-conditions/neonatal-jaundice',
);
export const HFMD = source(
  {
    zh: '手足口病诊疗要点（转载，未核到原件）',
    en: 'Digest of China’s guidance on hand, foot and mouth disease (a copy, in Chinese)',
  },
  'http://www.chuyihao.com/info/277683-5.html',
  'copy',
);
export const WARNINGS: Source = {
  source: {
    zh: '国家基本公共卫生服务规范（第三版），儿童健康检查记录表的预警征象（核对过几份转载，未核到原件）',
    en: 'National Basic Public Health Service Standard (third edition), warning signs of development (several copies agree; the original was not seen)',
  },
  checked: 'copy',
  readOn: READ_ON,
};
export const CARE: Source = {
  source: {
    zh: '3岁以下婴幼儿健康养育照护指南（试行），国家卫生健康委，2022（转载）',
    en: 'Guide to Health and Nurturing Care for Children under 3 (trial), National Health Commission of China, 2022 (a copy, in Chinese)',
  },
  sourceUrl: 'https://dy1993.cn/O2h4.html',
  checked: 'copy',
  readOn: READ_ON,
};
export const NHS_MOOD = source(
  { zh: '英国白金汉郡：产后抑郁（英文）', en: 'Buckinghamshire: postnatal depression' },
  'https://familyinfo.buckinghamshire.gov.uk/advice-and-support/health-pregnancy-and-early-years/postnatal-depression/',
);
/** Good practice that no source read for the list states in so many words: a local doctor is to confirm it. */
export const TO_CONFIRM: Source = {
  source: { zh: '待本地医生核对', en: 'to be confirmed by a local doctor' },
  checked: 'unchecked',
  readOn: READ_ON,
};

/** A sign's urgency is that of the list it stands in. */
export const listOf =
  (urgency: DangerSign['urgency']) =>
  (key: string, [fromMonth, toMonth]: readonly [number, number], what: InEveryLanguage, from: Source): DangerSign => ({
    key,
    urgency,
    fromMonth,
    toMonth,
    what,
    ...from,
  });

export const ANY_AGE = [0, 36] as const;
