import type { z } from 'zod';
import { readChild, readGuardian } from '#cms/accounts/read-family.ts';
import { saveChild, saveGuardian } from '#cms/accounts/save-family.ts';
import { holdOrder, type OrderedChild } from '#cms/booking/hold-order.ts';
import { quoteOrder } from '#cms/booking/quote-order.ts';
import { inFields, type Result, together } from '#cms/core/problem.ts';
import type { orderBody } from '#cms/input/bodies.ts';
import { toCareRequest } from '#cms/input/care-request.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { pickupsOf } from '#cms/records/children.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import { consentsOf, GUARDIAN_PLACES } from './hold-wish.ts';

type Body = z.infer<typeof orderBody>;

/** Keeps the family and holds all the places of an order. One that cannot be is refused before anything is kept. */
export async function holdOrderFor(
  portal: Portal,
  guardian: Guardian,
  body: Body,
  keep?: Keep<{ bookings: BookingRecord[] }>,
): Promise<Result<{ bookings: BookingRecord[] }>> {
  const { facility: slug, hadSameService, employeeCode, repeat, dates, without } = body;
  const guardianId = guardian.id;
  const parsed = toCareRequest(body);
  if (!parsed.ok) return parsed;
  const common = { slug, request: parsed.request, repeat, dates, without, hadSameService };
  const births = body.children.map(({ birthDate }) => ({ birthDate }));
  const quoted = await quoteOrder(portal, { ...common, children: births });
  const own = { name: body.guardian.name, relation: body.guardian.relation, phone: guardian.contact };
  const details = body.children.map(({ consents, pickups, ...child }) => ({
    ...{ ...child, healthConsent: consents.healthNotes },
    pickups: pickups.length > 0 ? pickups : [own],
  }));
  const guardianSaid = readGuardian(body.guardian);
  const wrong = together([
    quoted.ok ? quoted : inFields(quoted, ORDER_PLACES),
    guardianSaid.ok ? guardianSaid : inFields(guardianSaid, GUARDIAN_PLACES),
    ...details.map((one, at) => inChild(readChild(portal, one), at)),
  ]);
  if (wrong) return wrong;

  const kept = await saveGuardian(portal, { guardianId, ...body.guardian });
  if (!kept.ok) return inFields(kept, GUARDIAN_PLACES);
  const children: OrderedChild[] = [];
  for (const [at, one] of details.entries()) {
    const saved = await saveChild(portal, guardianId, one);
    if (!saved.ok) return inFields(saved, childPlaces(at));
    const consents = consentsOf(body.children[at]?.consents ?? NONE);
    children.push({ childId: saved.child.id, pickups: pickupsOf(saved.child), consents });
  }
  const by = { kind: 'guardian', id: guardianId } as const;
  return holdOrder(portal, { ...common, guardianId, children, employeeCode, by }, keep);
}

/** Where the fields that an order is judged by stand in its body: what is wrong with all is wrong with the first child's. */
export const ORDER_PLACES: Record<string, string> = {
  until: 'repeat.until',
  birthDate: 'children.0.birthDate',
  ageMonths: 'children.0.birthDate',
};

const NONE: Body['children'][number]['consents'] = { healthNotes: false, photos: false, shareWithHealthAuthority: false };

const inChild = (read: Result<object>, at: number) => (read.ok ? read : inFields(read, childPlaces(at)));

const childPlaces = (at: number): Record<string, string> => ({
  childName: `children.${at}.name`,
  birthDate: `children.${at}.birthDate`,
  healthNotes: `children.${at}.healthNotes`,
  consentHealth: `children.${at}.consents.healthNotes`,
});
