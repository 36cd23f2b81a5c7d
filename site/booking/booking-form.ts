import { readChild, readGuardian } from '#cms/accounts/read-family.ts';
import { saveChild, saveGuardian } from '#cms/accounts/save-family.ts';
import { holdPlace } from '#cms/booking/hold-place.ts';
import { type Quote, quoteCare } from '#cms/booking/quote-care.ts';
import { inFields, type Result, together } from '#cms/core/problem.ts';
import { CARE_FIELDS, readCare } from '#cms/input/care-in-text.ts';
import { familyInForm } from '#cms/input/family-in-text.ts';
import { readFields } from '#cms/input/text-fields.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { pickupsOf } from '#cms/records/children.ts';
import type { FacilityDetails } from '#cms/registry/facility-details.ts';
import { CARE_FORMS, type CareForm, type CareRequest } from '#domain/care/care.ts';
import type { PickupPerson } from '#domain/contract/contract.ts';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { suggestedDay } from '../ui/choices.ts';
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

/** The care asked for: what the address says, and where it says nothing what the form shows. */
export function readAskedCare(fields: TimeFields, params: URLSearchParams): Result<{ request: CareRequest }> {
  const said = CARE_FIELDS.flatMap((name) => (params.get(name) ? [[name, params.get(name) ?? '']] : []));
  return readCare(new URLSearchParams(Object.fromEntries([...timeParams(fields), ...said])));
}

export async function quoteFor(
  { portal }: PageContext,
  slug: string,
  { ageMonths, hadSameService }: TimeFields,
  care: Result<{ request: CareRequest }>,
  /** A child that has a place there already with the centre itself. */
  childId?: string,
): Promise<Result<{ quote: Quote }>> {
  return care.ok ? quoteCare(portal, { slug, request: care.request, hadSameService, ageMonths, childId }) : care;
}

/** Where the fields that are judged stand in the form: it asks for one person besides the guardian, whose words are its own. */
const FORM_FIELDS: Record<string, string> = {
  'pickups.0.name': 'guardianName',
  'pickups.0.relation': 'relation',
  'pickups.1.name': 'pickupName',
  'pickups.1.relation': 'pickupRelation',
  'pickups.1.phone': 'pickupPhone',
};

/** The second step: keeps the family and holds the places. */
export async function holdFromForm(
  { portal }: PageContext,
  args: { slug: string; guardianId: string; fields: TimeFields; care: Result<{ request: CareRequest }>; form: FormData },
): Promise<Result<{ booking: BookingRecord }>> {
  const { slug, guardianId, fields, care } = args;
  const read = readFields(familyInForm, args.form);
  if (!read.ok) return read;
  const family = read.fields;
  const said = { name: family.guardianName, relation: family.relation, ground: family.ground, adult: family.adult };
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
  const wrong = together([readGuardian(said), readChild(portal, details)]);
  if (wrong) return inFields(wrong, FORM_FIELDS);
  const guardian = await saveGuardian(portal, { guardianId, ...said });
  if (!guardian.ok) return guardian;
  const child = await saveChild(portal, guardianId, details);
  if (!child.ok) return inFields(child, FORM_FIELDS);
  if (!care.ok) return care;
  return holdPlace(portal, {
    slug,
    request: care.request,
    guardianId,
    childId: child.child.id,
    pickups: pickupsOf(child.child),
    consents: [
      { purpose: 'health_notes', granted: family.consentHealth },
      { purpose: 'photos', granted: family.consentPhotos },
      { purpose: 'share_with_health_authority', granted: family.consentShare },
    ],
    hadSameService: fields.hadSameService,
    employeeCode: family.employeeCode,
    by: { kind: 'guardian', id: guardianId },
  });
}
