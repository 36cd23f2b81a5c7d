import { todayOf } from '#cms/core/clock.ts';
import { badRequest, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { json } from '#cms/records/json.ts';
import type { Child, Guardian } from '#cms/records/payload-types.ts';
import type { PickupPerson } from '#domain/contract/contract.ts';
import { ageInMonths, CARE_ENDS_AT_MONTHS } from '#domain/time/age.ts';
import { type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';

export async function saveGuardian(
  { payload }: Portal,
  { guardianId, name, relation, adult }: { guardianId: string; name: string; relation: string; adult: boolean },
): Promise<Result<{ guardian: Guardian }>> {
  if (!name.trim()) return badRequest('name_missing', { field: 'guardianName' });
  if (!adult) return unprocessable('not_an_adult_guardian', { field: 'adult' });
  return {
    ok: true,
    guardian: await payload.update({
      collection: 'guardians',
      id: guardianId,
      data: { name: name.trim(), relation: relation.trim(), adult },
    }),
  };
}

export interface ChildDetails {
  id?: string;
  name: string;
  birthDate: CivilDate;
  /** Kept only with consent; without it nothing about health is stored. */
  healthNotes?: string;
  healthConsent: boolean;
  pickups: PickupPerson[];
}

/**
 * Keeps a child of this family. Another family's child is not found. A child sent again without its
 * id, by the same name and birth date, is the same child: what counts per child must not be got round
 * by naming it twice (promise 5).
 */
export async function saveChild(portal: Portal, guardianId: string, details: ChildDetails): Promise<Result<{ child: Child }>> {
  const { payload } = portal;
  if (!details.name.trim()) return badRequest('name_missing', { field: 'childName' });
  if (!isCivilDate(details.birthDate)) return badRequest('birth_date_invalid', { field: 'birthDate' });
  const age = ageInMonths(details.birthDate, todayOf(portal));
  if (age < -10 || age >= CARE_ENDS_AT_MONTHS) return unprocessable('birth_date_out_of_range', { field: 'birthDate' });
  const data = {
    guardian: guardianId,
    name: details.name.trim(),
    birthDate: details.birthDate,
    healthConsent: details.healthConsent,
    healthNotes: details.healthConsent ? (details.healthNotes ?? '').trim() : '',
    pickups: json(details.pickups),
  };
  const known = (await listChildren(portal, guardianId)).find(({ id, name, birthDate }) =>
    details.id ? id === details.id : name === data.name && birthDate === data.birthDate,
  );
  if (details.id && !known) return notFound('child_not_found');
  if (!known) return { ok: true, child: await payload.create({ collection: 'children', depth: 0, data }) };
  return { ok: true, child: await payload.update({ collection: 'children', id: known.id, depth: 0, data }) };
}

export async function listChildren({ payload }: Portal, guardianId: string): Promise<Child[]> {
  const { docs } = await payload.find({
    collection: 'children',
    where: { guardian: { equals: guardianId } },
    depth: 0,
    sort: 'birthDate',
    pagination: false,
  });
  return docs;
}
