import { EXAMPLE_CONTACT } from '#cms/accounts/contact.ts';
import type { CareForm } from '#domain/care/care.ts';
import { type OfferSignature, priceMark } from '#domain/contract/offer-signature.ts';
import type { PriceItem } from '#domain/money/pricing.ts';
import type { Claim } from '#domain/places/capacity.ts';
import { enrolledName } from '#domain/places/enrolled.ts';
import { addDays, addMonths, type CivilDate, datesFrom } from '#domain/time/civil-date.ts';
import { formatTime, overlaps, SLOT_MINUTES, slotsOf } from '#domain/time/time-of-day.ts';
import { isWorkday, type SpecialDays } from '#domain/time/workdays.ts';
import type { SampleClass, SampleFacility } from './make-facilities.ts';
import { type SampleEnrolled, sampleEnrolled } from './sample-enrolled.ts';
import { sampleShow } from './sample-show.ts';
import { sampleWelcome } from './sample-welcome.ts';

export interface SampleRows {
  facilities: Row[];
  classes: Row[];
  staff: Row[];
  shifts: Row[];
  'opening-hours': Row[];
  closures: Row[];
  'tour-slots': Row[];
  'price-items': (Row & Omit<PriceItem, 'id'>)[];
  'offer-signatures': Row[];
  'employee-lists': Row[];
  'credential-events': Row[];
  'place-claims': Row[];
  'enrolled-children': Row[];
}
type Row = Record<string, unknown> & { id: string };
type Id = (...words: (string | number)[]) => string;

/** How many weeks of enrolment the demonstration city starts with. */
export const WEEKS = 8;
/** By which every sample centre that takes its own employees' children alone knows them, besides the example family. */
export const SAMPLE_EMPLOYEE_CODE = 'DEMO-2026-JT';
/** In whose name sample centres have declared what they offer. */
export const SAMPLE_HEAD = { by: '示例负责人', staffId: 'sample' };
/** 9:00 to 16:30. */
const SHORT_SHIFT = { from: 540, to: 990 };
/** So that no two in one centre have the same name. */
const GIVEN = [...'安宁文静慧敏婷娟洁莹琳倩雅欣怡悦佳丽芳华英秀兰梅竹菊春夏秋冬晨晓云霞雪露月星岚薇蓉蕾'];
const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙', '朱', '马', '胡'];

export function emptyRows(): SampleRows {
  return {
    facilities: [],
    classes: [],
    staff: [],
    shifts: [],
    'opening-hours': [],
    closures: [],
    'tour-slots': [],
    'price-items': [],
    'offer-signatures': [],
    'employee-lists': [],
    'credential-events': [],
    'place-claims': [],
    'enrolled-children': [],
  };
}

/** Turns one sample centre into rows of every collection that belongs to it. */
export function addFacilityRows(
  rows: SampleRows,
  sample: SampleFacility,
  {
    id,
    today,
    special,
    weeks,
    drawn,
    templates,
  }: {
    id: Id;
    today: CivilDate;
    special: SpecialDays;
    weeks: number;
    drawn: readonly string[];
    templates: OfferSignature['templates'];
  },
): void {
  const facility = id('facility', sample.slug);
  const listed = sample.standing === 'listed';
  rows.facilities.push(facilityRow(sample, facility, { today, drawn }));
  rows['opening-hours'].push({
    id: id('hours', sample.slug),
    facility,
    weekdays: sample.weekdays,
    opens: sample.opens,
    closes: sample.closes,
  });
  rows['credential-events'].push({
    id: id('event', sample.slug),
    facility,
    on: issuedOn(sample, today),
    what: { zh: '首次备案，取得备案回执', en: 'First filed; receipt issued' },
  });
  if (listed) return;
  if (sample.random.chance(0.25) && sample.index !== 0) {
    const from = addDays(today, sample.random.int(8, 30));
    rows.closures.push({
      id: id('closure', sample.slug),
      facility,
      from,
      to: from,
      reason: { zh: '教师培训', en: 'Staff training' },
    });
  }
  // A few let families book a time to come and look.
  if (sample.index % 4 === 0)
    rows['tour-slots'].push({
      id: id('tour-slot', sample.slug),
      facility,
      weekdays: '24',
      from: '15:30',
      to: '16:30',
      families: 2,
    });
  sample.classes.forEach((sampleClass, order) => {
    addClassRows(rows, sample, sampleClass, { facility, order, id, today, special, weeks });
  });
  const from = rows['price-items'].length;
  addPriceRows(rows, sample, facility, { id, today });
  rows['offer-signatures'].push(offerRow(rows['price-items'].slice(from), { id: id('offer', sample.slug), facility, templates }));
  if (sampleWelcome(sample).openToPublic !== 'no') return;
  const employees = { name: '示例职工名单', code: SAMPLE_EMPLOYEE_CODE, contacts: EXAMPLE_CONTACT };
  rows['employee-lists'].push({ id: id('employees', sample.slug), facility, ...employees });
}

function facilityRow(sample: SampleFacility, id: string, { today, drawn }: { today: CivilDate; drawn: readonly string[] }): Row {
  const expired = sample.standing === 'expired';
  const { random } = sample;
  return {
    id,
    slug: sample.slug,
    name: sample.name,
    summary: sample.summary,
    address: sample.address,
    institution: sample.institution,
    ownership: random.pick(['public', 'private', 'private_with_support', 'public_run_privately']),
    inclusive: sample.inclusive ? 'yes' : 'no',
    model: sample.model,
    phone: `0523-8${String(1_000_000 + sample.index).slice(1)}`,
    districtCode: sample.district.code,
    townshipCode: sample.township.code,
    lat: sample.point.lat,
    lng: sample.point.lng,
    creditCode: `SAMPLE${String(sample.index).padStart(12, '0')}`,
    registration: sample.institution === 'kindergarten' ? '教育部门' : '民政部门',
    credentialType: sample.institution === 'kindergarten' ? 'kindergarten_licence' : 'filing_receipt',
    credentialNumber:
      sample.index === 0 ? '泰海托备〔2024〕018号（示例）' : `泰示托备〔2024〕${String(sample.index + 100).padStart(3, '0')}号`,
    credentialIssuer: { zh: `${sample.district.name.zh}卫生健康委员会`, en: `${sample.district.name.en} Health Commission` },
    credentialIssuedOn: issuedOn(sample, today),
    ...(expired ? { credentialExpiresOn: addDays(today, -12) } : {}),
    credentialStatus: expired ? 'expired' : sample.standing === 'suspended' ? 'suspended' : 'valid',
    operating: 'normal',
    ...sampleStops(sample, { facility: id, today }),
    listing: sample.standing === 'listed' ? 'listed' : 'claimed',
    places: sample.classes.reduce((sum, { places }) => sum + places, 0),
    floor: random.int(1, 3),
    indoorArea: random.int(120, 900),
    outdoorArea: random.int(40, 600),
    hygieneCheckedOn: addMonths(today, -random.int(3, 10)),
    fireCheckedOn: addMonths(today, -random.int(12, 30)),
    cctvDays: 90,
    ...samplePolicy(random.pick(['yes', 'yes', 'no']), { sample, today }),
    doctor: {
      zh: `${sample.township.name.zh.replace(/(街道|镇|乡)$/, '')}社区卫生服务中心（示例）`,
      en: `${sample.township.name.en} health centre (sample)`,
    },
    bring: {
      zh: '备用衣服一套、奶粉和奶瓶、水杯、疫苗本照片。第一次来请早到 10 分钟。',
      en: 'A change of clothes, formula and bottle, a cup, a photo of the vaccination record. Come 10 minutes early the first time.',
    },
    fullDayFrom: '08:30',
    fullDayTo: '17:00',
    morningFrom: '08:30',
    morningTo: '12:00',
    afternoonFrom: '13:30',
    afternoonTo: '17:00',
    sessionMaxMinutes: 240,
    // A few ask families to book ahead, as some do.
    ...(sample.index % 40 === 27 ? { noticeHours: 2 } : {}),
    ...sampleWelcome(sample),
    ...sampleShow(sample, { today, drawn }),
    sample: true,
  };
}

/** Whoever is insured says by whom, under which number and for how long. */
function samplePolicy(insurance: 'yes' | 'no', { sample, today }: { sample: SampleFacility; today: CivilDate }) {
  if (insurance === 'no') return { insurance };
  return {
    insurance,
    insurer: '示例财产保险股份有限公司',
    insurancePolicy: `SAMPLE-TY-2026-${String(sample.index + 1).padStart(6, '0')}`,
    insuredFrom: addMonths(today, -4),
    insuredTo: addMonths(today, 8),
  };
}

/** Since when it takes no child: for works, or because its credential has run out. */
function sampleStops({ standing }: SampleFacility, { facility, today }: { facility: string; today: CivilDate }) {
  const id = `${facility}-stop`;
  const reason = { zh: '消防整改', en: 'fire-safety works' };
  if (standing === 'suspended') return { stops: [{ id, from: addDays(today, -20), cause: 'suspended', reason }] };
  return standing === 'expired' ? { stops: [{ id, from: addDays(today, -11), cause: 'expired' }] } : {};
}

const issuedOn = (sample: SampleFacility, today: CivilDate) =>
  sample.index === 0 ? '2024-03-11' : addMonths(today, -8 - (sample.index % 24));

const MONTHLY: readonly CareForm[] = ['full_day', 'half_day'];

function addClassRows(
  rows: SampleRows,
  sample: SampleFacility,
  sampleClass: SampleClass,
  {
    facility,
    order,
    id,
    today,
    special,
    weeks,
  }: { facility: string; order: number; id: Id; today: CivilDate; special: SpecialDays; weeks: number },
): void {
  const { random } = sample;
  const classId = id('class', sample.slug, order);
  rows.classes.push({
    id: classId,
    facility,
    name: sampleClass.name,
    type: sampleClass.type,
    ageFrom: sampleClass.standard.ageFrom,
    ageTo: sampleClass.standard.ageTo,
    places: sampleClass.places,
    maxSize: sampleClass.standard.maxSize,
    childrenPerStaff: sampleClass.standard.childrenPerStaff,
    forms: sampleClass.forms,
    // A few want to answer care by the month first, as many do.
    ...(sample.index % 40 === 33 ? { onRequest: sampleClass.forms.filter((form) => MONTHLY.includes(form)) } : {}),
  });
  for (let n = 0; n < sampleClass.carers; n++) {
    const staff = id('staff', sample.slug, order, n);
    rows.staff.push({
      id: staff,
      facility,
      name: `${random.pick(SURNAMES)}示例${GIVEN[(order * 8 + n) % GIVEN.length]}`,
      role: 'carer',
      certificate: '保育师',
      certificateNumber: `SAMPLE-${sample.index}-${order}-${n}`,
      certificateExpiresOn: addMonths(today, random.int(6, 40)),
      // Checked lately enough that its places can be sold for months.
      healthCheckOn: addMonths(today, -random.int(1, 3)),
      // Who signs in as the example centre's counter works in its first class.
      ...(sample.index === 0 && order === 0 && n === 0 ? { account: 'counter@demo.example' } : {}),
    });
    // The last of three or more carers works the core of the day, so that its edges are thinner.
    const short = n === sampleClass.carers - 1 && sampleClass.carers > 2;
    rows.shifts.push({
      id: id('shift', sample.slug, order, n),
      facility,
      class: classId,
      staff,
      weekdays: sample.weekdays,
      from: short ? formatTime(SHORT_SHIFT.from) : sample.opens,
      to: short ? formatTime(SHORT_SHIFT.to) : sample.closes,
    });
  }
  const busy = sample.index !== 0 && random.chance(0.3);
  // The example centre's head has entered whom it had enrolled; the others' are but places that are taken.
  const from = rows['enrolled-children'].length;
  const known =
    sample.index === 0
      ? sampleEnrolled({ ...sampleClass, regular: regularOf(sampleClass) }, { id, facility, classId, today, weeks, from })
      : [];
  rows['enrolled-children'].push(...known);
  for (const date of datesFrom(today, addDays(today, weeks * 7))) {
    if (!isWorkday(date, special)) continue;
    const claims = enrolled(sampleClass, { random, classId, busy, known });
    if (claims.length > 0)
      rows['place-claims'].push({
        id: id('claims', classId, date),
        key: `${classId}|${date}`,
        facility,
        class: classId,
        date,
        claims,
        version: 1,
      });
  }
}

/**
 * Children whom the centre has enrolled itself, outside the portal: their places are taken here too.
 * Never more than the class can take; a `busy` class may be full, any other keeps a place free.
 */
function enrolled(
  sampleClass: SampleClass,
  {
    random,
    classId,
    busy,
    known,
  }: { random: SampleFacility['random']; classId: string; busy: boolean; known: readonly SampleEnrolled[] },
): Claim[] {
  const regular = regularOf(sampleClass);
  const claims: { from: number; to: number }[] = Array.from({ length: regular }, () => ({ from: 510, to: 1020 }));
  const keep = busy ? 0 : 1;
  for (let tries = random.int(0, sampleClass.places); tries > 0; tries--) {
    const stay = visit(random);
    const fits = slotsOf(stay).every(
      (minute) => claims.filter((claim) => overlaps(claim, slotAt(minute))).length < roomAt(sampleClass, minute) - keep,
    );
    if (fits) claims.push(stay);
  }
  const nameOf = (n: number) => enrolledName(known[n]?.id ?? `${classId.slice(0, 8)}:${n}`);
  return claims.map((claim, n) => ({ booking: nameOf(n), ...claim }));
}

/** How many come all day, every working day. */
const regularOf = (sampleClass: SampleClass): number =>
  Math.min(Math.round(sampleClass.places * 0.45), roomAt(sampleClass, 510) - 1);

const slotAt = (minute: number) => ({ from: minute, to: minute + SLOT_MINUTES });

/** The least of places, class size and carers × ratio: the last of three or more carers works the core of the day. */
function roomAt({ places, standard, carers }: SampleClass, minute: number): number {
  const short = carers > 2 && (minute < SHORT_SHIFT.from || minute >= SHORT_SHIFT.to);
  return Math.min(places, standard.maxSize, (carers - (short ? 1 : 0)) * standard.childrenPerStaff);
}

function visit(random: { int(a: number, b: number): number }): { from: number; to: number } {
  const from = 540 + random.int(0, 12) * 30;
  return { from, to: Math.min(1020, from + random.int(2, 7) * 30) };
}

/** Of each forty sample centres the one that sells care by the month on some weekdays, and what of a whole month it asks. */
const SOME_WEEKDAYS = 5;
const SHORTER_WEEKS = [
  { days: 2, percent: 48 },
  { days: 3, percent: 68 },
] as const;
/** So many hundredths of fen, in whole yuan. */
const wholeYuan = (hundredths: number): number => Math.round(hundredths / 10_000) * 100;

function addPriceRows(
  rows: SampleRows,
  sample: SampleFacility,
  facility: string,
  { id, today }: { id: Id; today: CivilDate },
): void {
  const startsOn = sample.index === 0 ? '2026-09-01' : addMonths(today, -3).slice(0, 8).concat('01');
  const { monthly, random } = sample;
  const add = (kind: PriceItem['kind'], form: CareForm, unit: PriceItem['unit'], amount: number, daysPerWeek?: number) => {
    const some = daysPerWeek === undefined ? {} : { daysPerWeek };
    const key = id('price', sample.slug, kind, form, unit, ...Object.values(some));
    rows['price-items'].push({ id: key, facility, kind, form, unit, amount, ...some, startsOn });
  };
  const forms = new Set(sample.classes.flatMap((sampleClass) => sampleClass.forms));
  const hourly = sample.index === 0 ? 2600 : random.int(16, 34) * 100;
  if (forms.has('full_day')) {
    add('care', 'full_day', 'month', monthly);
    const meals = sample.index === 0 ? 50_000 : random.int(36, 56) * 1000;
    add('meals', 'full_day', 'month', meals);
    // A few sell it on some weekdays too: a day costs more than of whole weeks, a meal the same.
    if (sample.index % 40 === SOME_WEEKDAYS)
      for (const { days, percent } of SHORTER_WEEKS) {
        add('care', 'full_day', 'month', wholeYuan(monthly * percent), days);
        add('meals', 'full_day', 'month', wholeYuan(meals * 20 * days), days);
      }
  }
  if (forms.has('half_day')) {
    add('care', 'half_day', 'month', Math.round(monthly * 0.6));
    add('care', 'half_day', 'half_day', sample.index === 0 ? 6200 : hourly * 2 + 1000);
    add('meals', 'half_day', 'meal', 1200);
  }
  if (forms.has('hourly')) add('care', 'hourly', 'hour', hourly);
  if (forms.has('temporary')) add('care', 'temporary', 'session', sample.index === 0 ? 8800 : hourly * 3 + 800);
}

/** A sample centre's head has declared what it offers, texts and prices, on the day from which they hold. */
function offerRow(
  prices: SampleRows['price-items'],
  { templates, ...of }: { id: string; facility: string; templates: OfferSignature['templates'] },
): Row {
  const at = `${prices[0]?.startsOn ?? '2026-09-01'}T01:00:00.000Z`;
  const said = { templates, prices: prices.map(priceMark), codeAt: at };
  return { ...of, ...SAMPLE_HEAD, at, said };
}
