import { todayOf } from '#cms/core/clock.ts';
import { badRequest, conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { childWords, guardianWords } from '#cms/input/family.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { pickupsOf } from '#cms/records/children.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Child } from '#cms/records/payload-types.ts';
import type { PickupPerson } from '#domain/contract/contract.ts';
import { normalName, personOf } from '#domain/family/person.ts';
import { MOST_PICKUPS, withPickups } from '#domain/family/pickups.ts';
import { ageInMonths, CARE_ENDS_AT_MONTHS } from '#domain/time/age.ts';
import { type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';
import { readPickups } from './read-pickups.ts';

export async function saveGuardian(
  { guardians }: Pick<Portal, 'guardians'>,
  { guardianId, adult, ...details }: { guardianId: string; name: string; relation: string; adult: boolean },
): Promise<Result<{ guardian: Guardian }>> {
  const said = { guardianName: details.name, relation: details.relation };
  const words = guardianWords.safeParse(said);
  if (!words.success) return badInput(words.error, said);
  if (!normalName(words.data.guardianName)) return badRequest('name_missing', { field: 'guardianName' });
  if (!adult) return unprocessable('not_an_adult_guardian', { field: 'adult' });
  const { guardianName: name, relation } = words.data;
  return { ok: true, guardian: await guardians.change(guardianId, { name, relation, adult }) };
}

export interface ChildDetails {
  id?: string;
  name: string;
  birthDate: CivilDate;
  /** Kept only with consent; without it nothing about health is stored. */
  healthNotes?: string;
  healthConsent: boolean;
  /** Persons named now; those who were named before stay. */
  pickups: PickupPerson[];
}

/**
 * Keeps a child of this family. Another family's child is not found. A child sent again without its
 * id, by the same name and birth date however they are typed, is the same child: what counts per child
 * must not be got round by naming it twice (promise 5), nor by renaming one that a contract names.
 */
export async function saveChild(
  { bookings, children, ...here }: Pick<Portal, 'bookings' | 'children' | 'now' | 'city'>,
  guardianId: string,
  details: ChildDetails,
): Promise<Result<{ child: Child }>> {
  const said = { childName: details.name, healthNotes: details.healthNotes ?? '', pickups: details.pickups };
  const words = childWords.safeParse(said);
  if (!words.success) return badInput(words.error, said);
  if (!normalName(words.data.childName)) return badRequest('name_missing', { field: 'childName' });
  if (!isCivilDate(details.birthDate)) return badRequest('birth_date_invalid', { field: 'birthDate' });
  const age = ageInMonths(details.birthDate, todayOf(here));
  if (age < -10 || age >= CARE_ENDS_AT_MONTHS) return unprocessable('birth_date_out_of_range', { field: 'birthDate' });
  const read = readPickups(words.data.pickups, here.city);
  if (!read.ok) return read;
  const data = {
    guardian: guardianId,
    name: words.data.childName,
    birthDate: details.birthDate,
    healthConsent: details.healthConsent,
    healthNotes: details.healthConsent ? words.data.healthNotes : '',
  };
  const same = (all: readonly Child[]) =>
    all.find(({ id, person }) => (details.id ? id === details.id : person === personOf(data)));
  const known = same(await children.listOf(guardianId)) ?? (await children.findRemoved(guardianId, personOf(data)));
  if (details.id && known?.id !== details.id) return notFound('child_not_found');
  const pickups = withPickups(known ? pickupsOf(known) : [], read.pickups);
  if (pickups.length > MOST_PICKUPS)
    return conflict('too_many_pickups', { field: 'pickups.1.name', params: { most: MOST_PICKUPS } });
  if (known && known.person !== personOf(data)) {
    const contract = (await bookings.liveOf(known.id)).find(({ status }) => status !== 'held');
    // Under another name it would be free to be somewhere else at the same time.
    if (contract) return conflict('child_in_contract', { field: 'childName', params: { number: contract.number } });
  }
  const child = known
    ? await children.change(known.id, { ...data, pickups })
    : ((await children.add({ ...data, pickups })) ?? same(await children.listOf(guardianId)));
  return child ? { ok: true, child } : conflict('child_known', { field: 'childName' });
}
