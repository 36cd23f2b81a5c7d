import { saveChild, saveGuardian } from '#cms/accounts/save-family.ts';
import { holdPlace } from '#cms/booking/hold-place.ts';
import { type Quote, quoteCare } from '#cms/booking/quote-care.ts';
import type { Problem, Result } from '#cms/core/problem.ts';
import { toCareRequest } from '#cms/input/care-request.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { FacilityDetails } from '#cms/registry/facility-details.ts';
import { CARE_FORMS, type CareForm } from '#domain/care/care.ts';
import type { PickupPerson } from '#domain/contract/contract.ts';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { suggestedDay } from '../offers/suggested-day.ts';
import type { PageContext } from '../ui/page-context.ts';

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
}

export function readTimeFields(context: PageContext, { supply }: FacilityDetails, params: URLSearchParams): TimeFields {
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
  };
}

export function timeParams(fields: TimeFields): URLSearchParams {
  const { form, ageMonths, date, from, to, part, months, meals, hadSameService } = fields;
  const params = new URLSearchParams({ form, ageMonths: String(ageMonths), date });
  if (form === 'hourly' || form === 'temporary') {
    params.set('from', from);
    params.set('to', to);
  }
  if (form === 'half_day') params.set('part', part);
  if (form === 'full_day' || form === 'half_day') params.set('months', String(months));
  if (meals) params.set('meals', 'on');
  if (hadSameService) params.set('before', 'on');
  return params;
}

function requestOf({ form, date, from, to, part, months, meals }: TimeFields) {
  return toCareRequest({ form, date, from, to, part, months, meals });
}

export async function quoteFor(
  { portal }: PageContext,
  slug: string,
  fields: TimeFields,
  birthDate?: string,
): Promise<Result<{ quote: Quote }>> {
  const parsed = requestOf(fields);
  if (!parsed.ok) return parsed;
  return quoteCare(portal, {
    slug,
    request: parsed.request,
    hadSameService: fields.hadSameService,
    ...(birthDate ? { birthDate } : { ageMonths: fields.ageMonths }),
  });
}

/** The second step: keeps the family and holds the places. */
export async function holdFromForm(
  context: PageContext,
  args: { slug: string; guardianId: string; fields: TimeFields; form: FormData },
): Promise<Result<{ booking: BookingRecord }> | Problem> {
  const { portal } = context;
  const { slug, guardianId, fields, form } = args;
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .trim()
      .slice(0, 1000);
  const guardian = await saveGuardian(portal, {
    guardianId,
    name: text('guardianName'),
    relation: text('relation'),
    adult: form.get('adult') === 'on',
  });
  if (!guardian.ok) return guardian;
  const own: PickupPerson = { name: text('guardianName'), relation: text('relation'), phone: guardian.guardian.contact };
  const other: PickupPerson = { name: text('pickupName'), relation: text('pickupRelation'), phone: text('pickupPhone') };
  const pickups = other.name ? [own, other] : [own];
  const healthConsent = form.get('consentHealth') === 'on';
  const child = await saveChild(portal, guardianId, {
    id: text('childId') || undefined,
    name: text('childName'),
    birthDate: text('birthDate'),
    healthNotes: text('healthNotes'),
    healthConsent,
    pickups,
  });
  if (!child.ok) return child;
  const parsed = requestOf(fields);
  if (!parsed.ok) return parsed;
  return holdPlace(portal, {
    slug,
    request: parsed.request,
    guardianId,
    childId: child.child.id,
    pickups,
    consents: [
      { purpose: 'health_notes', granted: healthConsent },
      { purpose: 'photos', granted: form.get('consentPhotos') === 'on' },
      { purpose: 'share_with_health_authority', granted: form.get('consentShare') === 'on' },
    ],
    hadSameService: fields.hadSameService,
    by: { kind: 'guardian', id: guardianId },
  });
}
