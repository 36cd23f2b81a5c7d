import type { z } from 'zod';
import { readChild, readGuardian } from '#cms/accounts/read-family.ts';
import { saveChild, saveGuardian } from '#cms/accounts/save-family.ts';
import { type HoldWish, holdPlace } from '#cms/booking/hold-place.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { inFields, type Result, together } from '#cms/core/problem.ts';
import type { holdBody } from '#cms/input/bodies.ts';
import { toCareRequest } from '#cms/input/care-request.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { pickupsOf } from '#cms/records/children.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import type { Consent } from '#domain/contract/contract.ts';

/** Keeps the family and holds the places. A wish that cannot be is refused before anything is kept. */
export async function holdFor(
  portal: Portal,
  guardian: Guardian,
  body: z.infer<typeof holdBody>,
  keep?: Keep<{ booking: BookingRecord }>,
): Promise<Result<{ booking: BookingRecord }>> {
  const { facility: slug, hadSameService, employeeCode, child, consents } = body;
  const guardianId = guardian.id;
  const parsed = toCareRequest(body);
  if (!parsed.ok) return parsed;
  const { request } = parsed;
  const quoted = await quoteCare(portal, { slug, request, birthDate: child.birthDate, hadSameService, alone: true });
  const own = { name: body.guardian.name, relation: body.guardian.relation, phone: guardian.contact };
  const pickups = body.pickups.length > 0 ? body.pickups : [own];
  const details = { ...child, healthConsent: consents.healthNotes, pickups };
  const wrong = together([quoted, readGuardian(body.guardian), readChild(portal, details)]);
  if (wrong) return inFields(wrong, PLACES);

  const kept = await saveGuardian(portal, { guardianId, ...body.guardian });
  if (!kept.ok) return inFields(kept, PLACES);
  const saved = await saveChild(portal, guardianId, details);
  if (!saved.ok) return inFields(saved, PLACES);
  const wish: HoldWish = {
    slug,
    request,
    guardianId,
    childId: saved.child.id,
    pickups: pickupsOf(saved.child),
    consents: consentsOf(consents),
    hadSameService,
    employeeCode,
    by: { kind: 'guardian', id: guardianId },
  };
  const held = await holdPlace(portal, wish, keep);
  return held.ok ? held : inFields(held, PLACES);
}

export const consentsOf = (said: z.infer<typeof holdBody>['consents']): Consent[] => [
  { purpose: 'health_notes', granted: said.healthNotes },
  { purpose: 'photos', granted: said.photos },
  { purpose: 'share_with_health_authority', granted: said.shareWithHealthAuthority },
];

/** Where the fields of a guardian stand in the body. */
export const GUARDIAN_PLACES: Record<string, string> = {
  guardianName: 'guardian.name',
  relation: 'guardian.relation',
  ground: 'guardian.ground',
  adult: 'guardian.adult',
};

/** Where the fields that use cases name stand in the body. */
const PLACES: Record<string, string> = {
  ...GUARDIAN_PLACES,
  childName: 'child.name',
  birthDate: 'child.birthDate',
  ageMonths: 'child.birthDate',
  healthNotes: 'child.healthNotes',
  consentHealth: 'consents.healthNotes',
};
