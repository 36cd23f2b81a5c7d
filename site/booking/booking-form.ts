import { readChild, readGuardian } from '#cms/accounts/read-family.ts';
import { saveChildren, saveGuardian } from '#cms/accounts/save-family.ts';
import { holdOrder, type OrderedChild } from '#cms/booking/hold-order.ts';
import { type Quote, quoteCare } from '#cms/booking/quote-care.ts';
import { type OrderChild, type OrderQuote, quoteOrder } from '#cms/booking/quote-order.ts';
import { inFields, type Result, together } from '#cms/core/problem.ts';
import { CARE_FIELDS, readCare } from '#cms/input/care-in-text.ts';
import { familyInForm } from '#cms/input/family-in-text.ts';
import { readFields } from '#cms/input/text-fields.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { pickupsOf } from '#cms/records/children.ts';
import type { Child } from '#cms/records/payload-types.ts';
import type { FacilityDetails } from '#cms/registry/facility-details.ts';
import type { OrderDays } from '#domain/booking/order.ts';
import { CARE_FORMS, type CareForm, type CareRequest, chosenWeekdays } from '#domain/care/care.ts';
import type { PickupPerson } from '#domain/contract/contract.ts';
import type { Party } from '#domain/places/public-part.ts';
import { isCivilDate, weekdayOf } from '#domain/time/civil-date.ts';
import { partyIn, partyParams } from '../offers/party.ts';
import { suggestedDay } from '../ui/choices.ts';
import type { PageContext } from '../ui/page-context.ts';
import { childrenIn, judgeSecond, whoIsGone } from './second-child.ts';

/** The first step's fields, as the address carries them: going back loses nothing. */
export interface TimeFields {
  form: CareForm;
  ageMonths: number;
  date: string;
  from: string;
  to: string;
  part: 'morning' | 'afternoon';
  months: number;
  meals: boolean;
  hadSameService: boolean;
  /** Of care by the month on some of them: ISO digits. */
  weekdays?: string;
  /** The same again each week until a day: on the weekday of the first day, and on these others. */
  until?: string;
  on?: string;
  /** Days that are left out. */
  without?: string[];
  /** The family asks for one of the places that are for the centre's employees. */
  asEmployee?: boolean;
}

export function readTimeFields(
  context: PageContext,
  { supply }: FacilityDetails,
  params: URLSearchParams,
  /** What was typed since the address was made: days left out are among it. */
  typed?: FormData,
): TimeFields {
  const forms = CARE_FORMS.filter((form) => supply?.classes.some((one) => one.forms.includes(form)));
  const form = forms.find((one) => one === params.get('form')) ?? forms.find((one) => one === 'hourly') ?? forms[0] ?? 'hourly';
  const date = params.get('date') ?? '';
  const age = Number(params.get('ageMonths') || 8);
  return {
    form,
    ageMonths: Number.isInteger(age) ? age : 8,
    date: isCivilDate(date) ? date : suggestedDay(context),
    from: params.get('from') || '09:00',
    to: params.get('to') || '12:00',
    part: params.get('part') === 'afternoon' ? 'afternoon' : 'morning',
    months: Number(params.get('months') ?? (form === 'full_day' ? 1 : 0)) || (form === 'full_day' ? 1 : 0),
    meals: params.get('meals') === 'on' || params.get('meals') === 'true',
    hadSameService: params.get('before') === 'on',
    weekdays: chosenWeekdays(
      params
        .getAll('weekdays')
        .join('')
        .replace(/[^1-7]/g, ''),
    ),
    ...readRepeat(params, typed),
    ...(partyIn(params, supply) ? { asEmployee: true } : {}),
  };
}

/** A day is left out, or taken in again, by its own button. */
function readRepeat(params: URLSearchParams, typed?: FormData): Pick<TimeFields, 'until' | 'on' | 'without'> {
  const until = params.get('until') ?? '';
  if (!isCivilDate(until)) return {};
  const said = (name: string) => String((typed?.has('without') ? typed : params).get(name) ?? '');
  const kept = [...said('without').split(','), said('leave')].filter((day) => isCivilDate(day) && day !== said('back'));
  const on = [...new Set(params.getAll('on').join(''))].filter((digit) => /[1-7]/.test(digit)).sort();
  return { until, on: on.join(''), without: [...new Set(kept)].sort() };
}

/** Care whose weekdays are chosen: full days, and half days by the month. */
export const byMonth = ({ form, months }: Pick<TimeFields, 'form' | 'months'>): boolean =>
  form === 'full_day' || (form === 'half_day' && months > 0);

/** Care that is sold stay by stay can be had each week. */
export const mayRepeat = ({ form, months }: Pick<TimeFields, 'form' | 'months'>): boolean =>
  form === 'hourly' || form === 'temporary' || (form === 'half_day' && months === 0);

/** The days beside the first. */
export function daysOf(fields: TimeFields): OrderDays {
  const { date, until, on = '', without } = fields;
  if (!until || !mayRepeat(fields)) return {};
  const weekdays = [...new Set(`${weekdayOf(date)}${on}`)].sort().join('');
  return { repeat: { weekdays, until }, without };
}

export function timeParams(fields: TimeFields): URLSearchParams {
  const { form, ageMonths, date, from, to, part, months, meals, hadSameService, until, on, without = [] } = fields;
  const params = new URLSearchParams({ form, ageMonths: String(ageMonths), date });
  if (form === 'hourly' || form === 'temporary') {
    params.set('from', from);
    params.set('to', to);
  }
  if (form === 'half_day') params.set('part', part);
  if (form === 'full_day' || form === 'half_day') params.set('months', String(months));
  if (fields.weekdays && byMonth(fields)) params.set('weekdays', fields.weekdays);
  if (meals) params.set('meals', 'on');
  if (hadSameService) params.set('before', 'on');
  if (until && mayRepeat(fields)) {
    params.set('until', until);
    if (on) params.set('on', on);
    if (without.length > 0) params.set('without', without.join(','));
  }
  return partyParams(params, fields.asEmployee ? 'employee' : undefined);
}

/** The care asked for: what the address says, and where it says nothing what the form shows. */
export function readAskedCare(fields: TimeFields, params: URLSearchParams): Result<{ request: CareRequest }> {
  // Weekdays are several boxes, and read with the form.
  const said = CARE_FIELDS.filter((name) => name !== 'weekdays').flatMap((name) =>
    params.get(name) ? [[name, params.get(name) ?? '']] : [],
  );
  return readCare(new URLSearchParams(Object.fromEntries([...timeParams(fields), ...said])));
}

export async function quoteFor(
  { portal }: PageContext,
  slug: string,
  { ageMonths, hadSameService }: TimeFields,
  care: Result<{ request: CareRequest }>,
  /** A child that has a place there already with the centre itself. */
  childId?: string,
  { birthDate, party }: { birthDate?: string; party?: Party } = {},
): Promise<Result<{ quote: Quote }>> {
  const who = { ageMonths, childId, birthDate, party };
  return care.ok ? quoteCare(portal, { slug, request: care.request, hadSameService, ...who, alone: true }) : care;
}

/** The same for several children, or each week: every stay for itself. */
export async function orderFor(
  { portal }: PageContext,
  slug: string,
  fields: TimeFields,
  { care, children }: { care: Result<{ request: CareRequest }>; children: readonly OrderChild[] },
): Promise<Result<{ order: OrderQuote }>> {
  if (!care.ok) return care;
  const { hadSameService } = fields;
  return quoteOrder(portal, { slug, request: care.request, children, hadSameService, ...daysOf(fields) });
}

/** Where the fields that are judged stand in the form: it asks for one person besides the guardian, whose words are its own. */
const FORM_FIELDS: Record<string, string> = {
  'pickups.0.name': 'guardianName',
  'pickups.0.relation': 'relation',
  'pickups.1.name': 'pickupName',
  'pickups.1.relation': 'pickupRelation',
  'pickups.1.phone': 'pickupPhone',
};

/** Sent to see the sum, or to leave a day out: nothing is held by it. */
export const isOnlyReckoned = (form: FormData): boolean => ['reckon', 'leave', 'back'].some((what) => form.has(what));

/** The second step: keeps the family and holds the places, of brothers and sisters and of each week too. */
export async function holdFromForm(
  { portal }: PageContext,
  args: {
    slug: string;
    guardianId: string;
    fields: TimeFields;
    care: Result<{ request: CareRequest }>;
    /** Children who come along, by their ids. */
    also: readonly string[];
    form: FormData;
  },
): Promise<Result<{ bookings: BookingRecord[] }>> {
  const { slug, guardianId, fields, care } = args;
  const read = readFields(familyInForm, args.form);
  if (!read.ok) return read;
  const family = read.fields;
  const who = { name: family.guardianName, relation: family.relation, ground: family.ground, adult: family.adult };
  const contact = (await portal.guardians.get(guardianId)).contact;
  const own: PickupPerson = { name: family.guardianName, relation: family.relation, phone: contact };
  const other: PickupPerson = { name: family.pickupName, relation: family.pickupRelation, phone: family.pickupPhone };
  const pickups = Object.values(other).some(Boolean) ? [own, other] : [own];
  const details = {
    id: family.childId,
    name: family.childName,
    birthDate: family.birthDate,
    healthNotes: family.healthNotes,
    healthConsent: family.consentHealth,
    pickups,
  };
  const before = await portal.children.listOf(guardianId);
  const { second, unknown } = childrenIn(args.form, before);
  const also = [...new Set([...args.also, ...(second ? [second.id] : [])])].filter((id) => id !== family.childId);
  const typed = unknown && { ...unknown, pickups };
  const first = together([readGuardian(who), readChild(portal, details)]);
  const wrong = together([
    first && inFields(first, FORM_FIELDS),
    typed && judgeSecond(portal, typed, { first: details, others: also.length }),
    whoIsGone(before, also),
  ]);
  if (wrong) return wrong;
  const guardian = await saveGuardian(portal, { guardianId, ...who });
  if (!guardian.ok) return guardian;
  const saved = await saveChildren(portal, guardianId, typed ? [details, typed] : [details]);
  if (!saved.ok) return inFields(saved, FORM_FIELDS);
  if (!care.ok) return care;
  const [child, ...siblings] = saved.children;
  const said = (one: Child, notes: boolean): OrderedChild => ({
    childId: one.id,
    pickups: pickupsOf(one),
    consents: [
      { purpose: 'health_notes', granted: notes },
      { purpose: 'photos', granted: family.consentPhotos },
      { purpose: 'share_with_health_authority', granted: family.consentShare },
    ],
  });
  // What a brother's or sister's notes may be used for has been said with them.
  const all = await portal.children.listOf(guardianId);
  const gone = whoIsGone(all, also);
  if (gone) return gone;
  const along = new Set([...also, ...siblings.map(({ id }) => id)]);
  const others = all.filter(({ id }) => id !== child.id && along.has(id));
  return holdOrder(portal, {
    slug,
    request: care.request,
    ...daysOf(fields),
    guardianId,
    children: [said(child, family.consentHealth), ...others.map((one) => said(one, one.healthConsent ?? false))],
    hadSameService: fields.hadSameService,
    employeeCode: family.employeeCode,
    asEmployee: fields.asEmployee,
    by: { kind: 'guardian', id: guardianId },
  });
}
