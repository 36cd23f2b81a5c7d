import { describe, expect, it } from 'vitest';
import { createTranslator } from '#cms/words/index.ts';
import { reasonWords } from '#cms/words/reason-words.ts';
import type { CareForm } from '#domain/care/care.ts';
import { LANGS } from '#domain/language/lang.ts';
import { careOffer } from '#domain/offers/care-offer.ts';
import type { WantedTime } from '#domain/offers/wanted-time.ts';
import { claimStay, dayAvailability, windowAvailability } from '#domain/places/availability.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { isFull, NO_PLACE_REASONS, type NoPlaceReason } from '#domain/places/no-place.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { exampleCentre as centre, infants } from './example-centre.ts';

/** Monday 23 November 2026, 15:02 in Taizhou. */
const now = '2026-11-23T07:02:00.000Z';
const special = specialDays([{ date: '2027-01-01', kind: 'holiday', name: { zh: '元旦', en: 'New Year' } }]);
const wednesday = '2026-11-25';

interface Asked {
  facility?: Partial<FacilitySupply>;
  form?: CareForm;
  ageMonths?: number;
  date?: string;
  from?: number;
  to?: number;
  /** The same hours each Wednesday, for so many weeks. */
  weeks?: number;
  taken?: number;
  /** Kept for who is on the waitlist. */
  kept?: number;
  /** Who is there leaves then. */
  until?: number;
  /** Whose children are there, at an employer's centre. */
  of?: 'public';
}

const standing = (over: Partial<FacilitySupply['standing']>) => ({ facility: { standing: { ...centre.standing, ...over } } });
const credential = (over: object) => standing({ credential: { ...centre.standing.credential, ...over } });
const infant = (over: object) => ({ facility: { classes: [{ ...infants, ...over }] } });
const divided = (countedFor: 'employee' | 'public', places: number) =>
  infant({ countedFor, publicParts: [{ from: '2026-01-01', places, source: '园务会' }] });
const prices = (over: object) => ({ facility: { prices: centre.prices.map((price) => ({ ...price, ...over })) } });

const over = { code: 'over_ceiling', limit: 1, source: '文件', checked: 'copy', effectiveOn: '2026-11-01' } as const;

/** What makes each "no" happen, and how its "when" reads in both languages. */
const NOS: Record<Exclude<NoPlaceReason, 'employees_only' | 'visit_first' | 'hours_used_up'>, [Asked, zh: string, en: string]> = {
  closed_that_weekday: [{ date: '2026-11-28' }, '这天休息，11 月 30 日开', 'Closed that day, open 30 Nov'],
  holiday: [{ date: '2027-01-01' }, '元旦放假，1 月 4 日开', 'Closed for New Year, open 4 Jan'],
  closure: [
    { facility: { closures: [{ from: wednesday, to: wednesday, reason: { zh: '消毒', en: 'cleaning' } }] } },
    '这天不开（消毒），11 月 26 日开',
    'Closed that day (cleaning), open 26 Nov',
  ],
  listed_only: [standing({ listing: 'listed' }), '仅收录', 'Listed only'],
  not_operating: [standing({ operating: 'paused' }), '停止服务', 'Not operating'],
  no_credential: [credential({ type: 'none' }), '没有资质', 'No credential'],
  credential_not_valid: [credential({ status: 'suspended' }), '资质目前无效', 'Credential not valid now'],
  credential_expired: [credential({ expiresOn: '2026-11-24' }), '资质 11 月 24 日到期', 'Credential runs out on 24 Nov'],
  waitlist_first: [{ taken: 11, kept: 1 }, '空出来的位先给排队的家庭', 'The free place is offered to the waitlist first'],
  staff_ratio: [
    { taken: 12, ...infant({ places: 20, maxSize: 20 }) },
    '9:00–18:00 满（师幼比已到）',
    'Full 9:00–18:00 (staff ratio reached)',
  ],
  class_size: [{ taken: 10, ...infant({ maxSize: 10 }) }, '9:00–18:00 满（班额已到）', 'Full 9:00–18:00 (class size reached)'],
  places: [{ taken: 8, ...infant({ places: 8 }) }, '9:00–18:00 满（托位已到）', 'Full 9:00–18:00 (all places taken)'],
  public_part: [
    { taken: 2, of: 'public', ...divided('public', 2) },
    '9:00–18:00 满（给附近家庭的名额已到）',
    'Full 9:00–18:00 (places for the public taken)',
  ],
  employee_part: [
    { taken: 10, ...divided('employee', 2) },
    '9:00–18:00 满（给职工的名额已到）',
    'Full 9:00–18:00 (places for employees taken)',
  ],
  between_groups: [
    { taken: 12, until: 540, ...infant({ gapMinutes: 30 }) },
    '两批孩子之间要收拾，9:30 起有位',
    'Got ready between two groups, free from 9:30',
  ],
  no_drop_off: [
    { facility: { handovers: [{ act: 'drop_off', forms: [], from: 480, to: 510 }] } },
    '只在 8:00–8:30 送，同样时长最早 11 月 26 日 8:00 开始',
    'Children are brought 8:00–8:30; a stay of this length can begin on 26 Nov at 8:00',
  ],
  no_pick_up: [
    { facility: { handovers: [{ act: 'pick_up', forms: ['hourly'], from: 1020, to: 1080 }] } },
    '只在 17:00–18:00 接，同样时长最早 11 月 25 日 14:00 开始',
    'Children are fetched 17:00–18:00; a stay of this length can begin on 25 Nov at 14:00',
  ],
  opens_later: [{ from: 420 }, '8:00 才开门', 'Opens at 8:00'],
  closes_earlier: [{ to: 1110 }, '18:00 关门', 'Closes at 18:00'],
  not_open: [{ from: 420, to: 1110 }, '只开 8:00–18:00', 'Open 8:00–18:00 only'],
  too_long: [{ form: 'temporary', from: 480, to: 1020 }, '一次最多 4 小时', 'At most 4 hours at a time'],
  workdays_only: [
    { form: 'full_day', date: '2026-11-28', facility: { hours: [{ weekdays: '123456', from: 480, to: 1080 }] } },
    '只收工作日',
    'Working days only',
  ],
  past: [{ date: '2026-11-23' }, '已过', 'Past'],
  needs_notice: [
    { facility: { noticeMinutes: 3 * 1440 } },
    '要提前 3 天订，最早 11 月 26 日 15:30',
    'To be booked 3 days ahead, at the earliest for 26 Nov 15:30',
  ],
  not_yet_bookable: [{ date: '2027-04-21' }, '12 月 22 日起可以订', 'Can be booked from 22 Dec'],
  price_starts_later: [prices({ startsOn: '2026-12-01' }), '12 月 1 日才开始收', 'On offer from 1 Dec'],
  price_outside: [
    prices({ barred: [{ ...over, from: '2026-11-01', to: '2026-11-30' }] }),
    '收费不符合普惠规定，12 月 1 日起的托育可以订',
    'Priced outside what affordable centres may ask, until 1 Dec',
  ],
  weekdays_not_sold: [
    { form: 'full_day', from: 510, to: 1020, facility: { prices: centre.prices.map((price) => ({ ...price, daysPerWeek: 3 })) } },
    '没有公布每周来这么多天的价，可以订每周 3 天',
    'No price for that many days a week; days a week on sale: 3',
  ],
  offer_not_signed: [
    prices({ unsold: [{ reason: 'offer_not_signed', from: '2026-11-01' }] }),
    '机构还没有确认合同，确认后才能订',
    'The centre has not confirmed its contracts, and can be booked once it has',
  ],
  nowhere_to_pay: [
    prices({ unsold: [{ reason: 'nowhere_to_pay', from: '2026-11-01' }] }),
    '机构还没有开通收款，开通后才能订',
    'The centre cannot take payments yet, and can be booked once it can',
  ],
  price_not_published: [prices({ endsOn: '2026-11-24' }), '没有公布价格', 'No price published'],
  no_class_for_age: [{ ageMonths: 4 }, '满 6 个月才收', 'Takes children from 6 months'],
  form_not_offered: [
    {
      form: 'full_day',
      facility: {
        classes: [
          { ...infants, forms: ['hourly'] },
          { ...infants, id: 'older', ageFrom: 12, ageTo: 24 },
        ],
      },
    },
    '这种托育满 1 岁才收',
    'This kind of care from 1 year',
  ],
  turns_three: [
    { form: 'full_day', ageMonths: 35, weeks: 4, ...infant({ ageTo: 36 }), from: 510, to: 1020 },
    '这段里要满三岁',
    'Turns three within that time',
  ],
  no_staff: [infant({ shifts: [] }), '没有老师当班', 'No staff on shift'],
};

/** Whose child it is the chooser does not know: an employee's is told apart by the search, one that has been there, or had its hours, by the hold. */
const OF_A_FAMILY = ['employees_only', 'visit_first', 'hours_used_up'] as const;
type OfAFamily = (typeof OF_A_FAMILY)[number];
const CHOOSERS = NO_PLACE_REASONS.filter(
  (reason): reason is Exclude<NoPlaceReason, OfAFamily> => !(OF_A_FAMILY as readonly string[]).includes(reason),
);

function answer({
  facility,
  form = 'hourly',
  ageMonths = 8,
  date = wednesday,
  from = 540,
  to = 720,
  weeks,
  taken = 0,
  kept = 0,
  until = 1440,
  of,
}: Asked) {
  const hours = { date, from, to };
  const wanted: WantedTime = weeks ? { kind: 'weekly', ...hours, weekdays: '3', weeks } : { kind: 'window', ...hours };
  const name = (n: number) => (n < taken ? `b${n}` : `wait:w:${n}`);
  const claims = Array.from({ length: taken + kept }, (_, n) => ({
    booking: name(n),
    from: 0,
    to: until,
    ...(of ? { of } : {}),
  }));
  return careOffer({ ...centre, ...facility }, form, { wanted, ageMonths }, { now, special, claimsOf: () => claims });
}

describe('a "no" has a true reason and a "when"', () => {
  it.each(CHOOSERS)('%s', (reason) => {
    const [asked, ...words] = NOS[reason];
    const { left, when, reason: said } = answer(asked);
    expect({ left, said }).toEqual({ left: 0, said: reason });
    expect(
      LANGS.map((lang) =>
        reasonWords(createTranslator(lang), { reason, when }).replaceAll('\u00a0', ' ').replaceAll('\u2060', ''),
      ),
    ).toEqual(words);
  });

  it('is no longer one when that time has come', () => {
    const late = { facility: { noticeMinutes: 3 * 1440 }, date: '2026-11-26', from: 930, to: 1020 };
    expect(answer(late)).toMatchObject({ left: 12 });
    expect(answer({ ...late, from: 900 })).toMatchObject({ reason: 'needs_notice' });
    expect(answer({ date: '2027-03-23' })).toMatchObject({ left: 12 });
    expect(answer({ ...prices({ startsOn: '2026-12-01' }), date: '2026-12-01' })).toMatchObject({ left: 12 });
    expect(answer({ ageMonths: 6 })).toMatchObject({ left: 12 });
  });

  it('is called full only where places are taken', () => {
    for (const [reason, [asked]] of Object.entries(NOS) as [keyof typeof NOS, (typeof NOS)[keyof typeof NOS]][])
      expect(isFull(reason), reason).toBe((asked.taken ?? 0) > 0);
  });

  it('says of a full one until when it is full, however it is asked', () => {
    const [group] = [{ ...infants, places: 2 }];
    const full = { ...centre, classes: [group] };
    const taken = [
      { booking: 'a', from: 480, to: 690 },
      { booking: 'b', from: 600, to: 1080 },
      { booking: 'c', from: 480, to: 540 },
    ];
    const context = { now, special, claimsOf: () => taken };
    const stay = { from: 540, to: 720 };
    const until = { left: 0, reason: 'places', when: { hours: [{ from: 600, to: 690 }] } };
    const wanted: WantedTime = { kind: 'window', date: wednesday, ...stay };
    expect(careOffer(full, 'hourly', { wanted, ageMonths: 8 }, context)).toMatchObject(until);
    expect(windowAvailability(dayAvailability(full, wednesday, { ageMonths: 8 }, context), stay)).toMatchObject(until);
    const { left: _, ...refused } = until;
    expect(claimStay(full, group, { date: wednesday, booking: 'new', ...stay }, context)).toMatchObject(refused);
  });

  it('says of single stays over weeks when the last of them can be booked', () => {
    const wanted: WantedTime = { kind: 'weekly', date: '2027-03-15', weekdays: '1', from: 540, to: 720, weeks: 4 };
    const offer = careOffer(centre, 'hourly', { wanted, ageMonths: 8 }, { now, special, claimsOf: () => [] });
    expect(offer).toMatchObject({ left: 0, reason: 'not_yet_bookable', when: { on: '2026-12-06' } });
  });
});
