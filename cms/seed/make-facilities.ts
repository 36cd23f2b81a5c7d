import { pinyin } from 'pinyin-pro';
import type { AreaSeed, CityPack } from '#cms/city/city-pack.ts';
import { readOutlines } from '#cms/city/outlines.ts';
import type { CareForm } from '#domain/care/care.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { ClassStandard, ClassType, Institution } from '#domain/places/facility.ts';
import type { Point } from '#domain/places/geo.ts';
import { createRandom, pointInside, type Random } from './random.ts';

export interface SampleClass {
  type: ClassType;
  name: InEveryLanguage;
  standard: ClassStandard;
  places: number;
  carers: number;
  forms: CareForm[];
}

export interface SampleFacility {
  index: number;
  slug: string;
  name: InEveryLanguage;
  address: InEveryLanguage;
  summary: InEveryLanguage;
  institution: Institution;
  district: AreaSeed;
  township: AreaSeed;
  point: Point;
  inclusive: boolean;
  model: boolean;
  opens: string;
  closes: string;
  weekdays: string;
  standing: 'valid' | 'valid' | 'expired' | 'suspended' | 'listed';
  classes: SampleClass[];
  /** Fen. */
  monthly: number;
  random: Random;
}

const STEMS = [
  '春晖',
  '稻河湾',
  '银杏里',
  '谷雨',
  '杏林',
  '桃园',
  '凤鸣',
  '望海',
  '水乡',
  '麦浪',
  '青禾',
  '启明',
  '溱水',
  '芦花',
  '晨曦',
  '小橘灯',
  '梧桐',
  '暖阳',
  '梅兰',
  '碧桂',
  '知了',
  '草莓',
  '云朵',
  '石榴',
  '松果',
  '海棠',
  '白鹭',
  '月季',
  '雨花',
  '星语',
];
const KIND: Record<Institution, InEveryLanguage> = {
  standalone: { zh: '托育中心', en: 'Childcare Centre' },
  community: { zh: '社区托育点', en: 'Community Childcare' },
  kindergarten: { zh: '幼儿园托班', en: 'Kindergarten Nursery Class' },
  employer: { zh: '职工托育园', en: 'Employer Childcare' },
  family: { zh: '家庭托育点', en: 'Family Childcare Home' },
  hub: { zh: '托育综合服务中心', en: 'Childcare Service Hub' },
  unknown: { zh: '托育园', en: 'Childcare' },
};
const MIX: Institution[] = [
  'standalone',
  'standalone',
  'standalone',
  'community',
  'community',
  'community',
  'kindergarten',
  'kindergarten',
  'kindergarten',
  'family',
  'family',
  'employer',
];

/** The first few stand near where a first visit searches, so that "near" has an answer. */
const NEAR_START = 7;

/** The example centre of every test and picture: 海陵示例托育园, near 凤城河. */
const EXAMPLE = {
  name: { zh: '海陵示例托育园', en: 'Hailing Sample Childcare' },
  slug: 'hailing-sample',
  point: { lat: 32.4921, lng: 119.9163 },
  township: '321202001',
};

export function makeFacilities(city: CityPack, count: number, seed: number): SampleFacility[] {
  const outlines = city.outlines ? readOutlines(city.outlines) : undefined;
  const districts = city.areas.filter(({ level }) => level === 'district');
  const townships = city.areas.filter(({ level }) => level === 'township');
  const hubs = new Set<string>();
  const names = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const random = createRandom(seed + index * 7919);
    const district = index < NEAR_START ? districts[0] : weighted(districts, random);
    if (!district?.point) throw new Error('a demonstration needs districts with a centre point');
    const township =
      index === 0
        ? townships.find(({ code }) => code === EXAMPLE.township)
        : random.pick(townships.filter(({ parent }) => parent === district.code));
    if (!township) throw new Error(`no township in ${district.code}`);
    const institution = index === 0 ? 'standalone' : hubs.has(district.code) ? random.pick(MIX) : 'hub';
    hubs.add(district.code);
    const town = !township.name.zh.endsWith('街道');
    const point =
      index === 0
        ? EXAMPLE.point
        : pointInside(outlines?.get(district.code)?.[0] ?? [], {
            ...(index < NEAR_START
              ? { centre: city.startPlace.point, spread: 0.012 }
              : { centre: district.point, spread: town ? 0.16 : 0.035 }),
            random,
          });
    const name = index === 0 ? EXAMPLE.name : sampleName({ institution, township, random, taken: names });
    names.add(name.zh);
    const inclusive = index === 0 || institution !== 'family' ? index === 0 || random.chance(0.68) : random.chance(0.3);
    const monthly = (inclusive ? random.int(168, 230) : random.int(240, 360)) * 1000;
    return {
      index,
      slug: index === 0 ? EXAMPLE.slug : slugOf(name.en, index),
      name,
      address: addressOf(district, township, index, random),
      summary: summaryOf(institution, inclusive),
      institution,
      district,
      township,
      point,
      inclusive,
      model: index !== 0 && institution !== 'family' && random.chance(0.08),
      opens: index === 0 ? '08:00' : random.pick(['07:30', '08:00', '08:00', '08:30']),
      closes: index === 0 ? '18:00' : random.pick(['17:00', '17:30', '18:00', '18:30']),
      weekdays: index !== 0 && random.chance(0.18) ? '123456' : '12345',
      standing:
        index < 12
          ? 'valid'
          : random.pick([
              'valid',
              'valid',
              'valid',
              'valid',
              'valid',
              'valid',
              'valid',
              'valid',
              'valid',
              'valid',
              'valid',
              'expired',
              'suspended',
              'listed',
              'listed',
            ] as const),
      classes: classesOf(city, institution, index, random),
      monthly: index === 0 ? 218_000 : monthly,
      random,
    };
  });
}

function weighted(districts: readonly AreaSeed[], random: Random): AreaSeed | undefined {
  // The first district is the city's core: people also look for care where they work.
  const weight = (area: AreaSeed) => (area.population?.people ?? 1) * (area === districts[0] ? 2 : 1);
  let left = random.next() * districts.reduce((sum, area) => sum + weight(area), 0);
  for (const area of districts) {
    left -= weight(area);
    if (left <= 0) return area;
  }
  return districts[0];
}

/** A stem and a kind; with the township before it, and at last a number, where that is taken. */
function sampleName(args: {
  institution: Institution;
  township: AreaSeed;
  random: Random;
  taken: ReadonlySet<string>;
}): InEveryLanguage {
  const { institution, township, random, taken } = args;
  const local = township.name.zh.replace(/(街道|镇|乡)$/, '');
  const stem = institution === 'hub' || institution === 'community' ? local : random.pick(STEMS);
  const named = (words: string, number = 0): InEveryLanguage => ({
    zh: `${words}示例${KIND[institution].zh}${number ? ` ${number}` : ''}`,
    en: `${latin(words)} Sample ${KIND[institution].en}${number ? ` ${number}` : ''}`,
  });
  const tried = [named(stem), named(stem === local ? `${local}${random.pick(STEMS)}` : `${local}${stem}`)];
  const free = tried.find(({ zh }) => !taken.has(zh));
  if (free) return free;
  for (let number = 2; ; number++) {
    const numbered = named(stem, number);
    if (!taken.has(numbered.zh)) return numbered;
  }
}

function latin(words: string): string {
  return pinyin(words, { toneType: 'none', type: 'array' })
    .join('')
    .replace(/^./, (first) => first.toUpperCase());
}

function slugOf(english: string, index: number): string {
  return `${english
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}-${index}`;
}

function addressOf(district: AreaSeed, township: AreaSeed, index: number, random: Random): InEveryLanguage {
  const number = index === 0 ? 18 : random.int(1, 320);
  return {
    zh: `${district.name.zh.replace(/（.*）/, '')}${township.name.zh}示例路 ${number} 号`,
    en: `${number} Shili Road, ${township.name.en}, ${district.name.en}`,
  };
}

function summaryOf(institution: Institution, inclusive: boolean): InEveryLanguage {
  return {
    zh: `示例机构：${inclusive ? '收费在普惠指导价以内，' : ''}${KIND[institution].zh}，数据均为示例。`,
    en: `A sample ${KIND[institution].en.toLowerCase()}${inclusive ? ' with fees within the guide price' : ''}; all of its data are samples.`,
  };
}

const CLASS_NAME: Record<ClassType, InEveryLanguage> = {
  infant: { zh: '乳儿班', en: 'Infants' },
  toddler: { zh: '托小班', en: 'Toddlers' },
  older: { zh: '托大班', en: 'Older toddlers' },
  mixed: { zh: '混合班', en: 'Mixed ages' },
  family: { zh: '家庭班', en: 'Home group' },
};

function classesOf(city: CityPack, institution: Institution, index: number, random: Random): SampleClass[] {
  const types: ClassType[] =
    index === 0 || institution === 'hub'
      ? ['infant', 'toddler', 'older']
      : institution === 'family'
        ? ['family']
        : institution === 'kindergarten'
          ? random.pick([['older'], ['toddler', 'older']])
          : institution === 'employer'
            ? ['mixed']
            : random.pick([['infant', 'toddler', 'older'], ['toddler', 'older'], ['infant', 'mixed'], ['mixed']]);
  return types.map((type) => {
    const standard = city.classStandards.find((one) => one.type === type);
    if (!standard) throw new Error(`no standard for ${type} classes`);
    const places = type === 'family' ? random.int(3, 5) : random.int(Math.ceil(standard.maxSize * 0.7), standard.maxSize);
    const sized = index === 0 && type === 'infant' ? 9 : places;
    return {
      type,
      name: CLASS_NAME[type],
      standard,
      places: sized,
      carers: Math.max(1, Math.ceil(sized / standard.childrenPerStaff)),
      forms:
        index === 0 || random.chance(0.7)
          ? ['full_day', 'half_day', 'hourly', 'temporary']
          : random.pick([['full_day', 'half_day'], ['full_day', 'hourly', 'temporary'], ['full_day']] as CareForm[][]),
    };
  });
}
