import { CARE_FORMS } from '#domain/care/care.ts';
import {
  ACCESS_FEATURES,
  type ActivityDocument,
  type ArticleDocument,
  type FacilityDocument,
  type PlaceDocument,
  type PolicyDocument,
  STAFF_LANGUAGES,
} from '#search/port.ts';

const TOWNSHIPS = [
  ['321202001', '城东街道', '321202', '海陵区', 'Hailing District'],
  ['321202102', '苏陈镇', '321202', '海陵区', 'Hailing District'],
  ['321203005', '寺巷街道', '321203', '高港区', 'Gaogang District'],
  ['321204101', '溱潼镇', '321204', '姜堰区', 'Jiangyan District'],
  ['321281116', '大垛镇', '321281', '兴化市', 'Xinghua'],
  ['321282104', '西来镇', '321282', '靖江市', 'Jingjiang'],
  ['321283100', '黄桥镇', '321283', '泰兴市', 'Taixing'],
] as const;
const WORDS = [
  '阳光',
  '星星',
  '小葵花',
  '金太阳',
  '育才',
  '童心',
  '贝贝',
  '禾苗',
  '摇篮',
  '绿洲',
  '长兴',
  '山东',
  '华山',
  '𠮷野',
];
const ENDINGS = ['托育园', '托育服务中心', '婴幼儿照护中心', '幼儿园托班', 'Kids托育', '3号托育点'];
const ROADS = ['凤凰', '永兴', '迎春', '鼓楼', '青年', '江洲', '东风', '人民'];

/** The same whole numbers for the same seed, each below `below`. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function facility(over: Partial<FacilityDocument> & { id: string }): FacilityDocument {
  return {
    kind: 'facility',
    slug: over.id,
    name: { zh: '示例托育园' },
    address: {},
    township: {},
    district: {},
    location: null,
    institution: 'standalone',
    forms: ['full_day'],
    ageFrom: 6,
    ageTo: 36,
    inclusive: null,
    model: false,
    bookable: true,
    listedOnly: false,
    prices: {},
    meals: null,
    opensAt: null,
    closesAt: null,
    languages: [],
    access: [],
    openToPublic: null,
    rural: null,
    ...over,
  };
}

export function sampleFacilities(count: number, seed = 1): FacilityDocument[] {
  const next = numbers(seed);
  const nextOffer = numbers(seed + 100);
  const pick = <T>(from: readonly T[]) => from[next(from.length)] as T;
  return Array.from({ length: count }, (_, at) => {
    const [townshipCode, township, districtCode, district, districtEn] = pick(TOWNSHIPS);
    const coded = next(8) > 0;
    const forms = CARE_FORMS.filter(() => next(2) === 0);
    return facility({
      id: `f${at}`,
      name: { zh: `${next(2) ? township : ''}${pick(WORDS)}${pick(WORDS)}${pick(ENDINGS)}`, en: `Sample Nursery ${at}` },
      address: { zh: `泰州市${district}${township}${pick(ROADS)}路${next(300)}号` },
      township: { zh: township },
      district: { zh: district, en: districtEn },
      ...(coded ? { townshipCode, districtCode } : { town: township }),
      location: next(10) === 0 ? null : { lat: 32 + next(1000) / 1000, lng: 119.5 + next(1000) / 1000 },
      institution: pick(['standalone', 'community', 'kindergarten', 'unknown']),
      forms,
      ageFrom: next(5) === 0 ? null : next(18),
      ageTo: next(5) === 0 ? null : 18 + next(19),
      inclusive: pick([true, false, null]),
      model: next(4) === 0,
      bookable: next(2) === 0,
      prices: Object.fromEntries(forms.filter(() => next(4) > 0).map((form) => [form, next(5) * 50_000])),
      ...offer(nextOffer),
    });
  });
}

/** What was added to centres later, from numbers of its own. */
function offer(next: (below: number) => number): Partial<FacilityDocument> {
  const yesNoUnknown = () => [true, false, null][next(3)] as boolean | null;
  return {
    meals: yesNoUnknown(),
    opensAt: 450 + next(3) * 30,
    closesAt: next(5) === 0 ? null : 990 + next(5) * 30,
    languages: STAFF_LANGUAGES.filter(() => next(3) === 0),
    access: ACCESS_FEATURES.filter(() => next(2) === 0),
    openToPublic: yesNoUnknown(),
    rural: yesNoUnknown(),
  };
}

export function article(id: string, title: string, body: string): ArticleDocument {
  const summary = { zh: `${title}，说给家长听`, en: 'For parents' };
  return {
    kind: 'article',
    id,
    slug: id,
    title: { zh: title },
    summary,
    body: { zh: body },
    topic: 'feeding',
    fromMonth: 6,
    toMonth: 12,
  };
}

export function policy(id: string, title: string, body: string): PolicyDocument {
  return { kind: 'policy', id, slug: id, title: { zh: title }, summary: {}, body: { zh: body } };
}

export function activity(id: string, title: string, date: string, place = '海陵区妇幼保健院'): ActivityDocument {
  return {
    kind: 'activity',
    id,
    slug: id,
    title: { zh: title },
    summary: { zh: `${title}，带孩子一起来` },
    place: { zh: place },
    date,
    from: '09:30',
    to: '11:00',
    fromMonth: 6,
    toMonth: 18,
  };
}

export function place(
  id: string,
  zh: string,
  placeKind: PlaceDocument['placeKind'],
  en?: string,
  aliases: string[] = [],
): PlaceDocument {
  return { kind: 'place', id, name: { zh, en }, aliases, placeKind, location: { lat: 32.49, lng: 119.91 } };
}
