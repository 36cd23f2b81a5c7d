import { conflict, inFields, notFound, type Problem, type Result } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { pickupWords } from '#cms/input/family.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { pickupsOf } from '#cms/records/children.ts';
import type { Child } from '#cms/records/payload-types.ts';
import type { PickupPerson } from '#domain/contract/contract.ts';
import { isCalled, type KeptPickup, MOST_PICKUPS } from '#domain/family/pickups.ts';
import { readPickups } from './read-pickups.ts';

/** A child of a family, and one of those who may collect it, by name. */
export interface WhichPickup {
  guardianId: string;
  childId: string;
  name: string;
}

type Keeping = Pick<Portal, 'audit' | 'children' | 'guardians' | 'pickupPhotos' | 'work'>;

/** Adds a person who may collect a child, or changes the one who was called `name`; it counts for every stay from now on. */
export async function savePickup(
  portal: Keeping & Pick<Portal, 'city'>,
  { person, ...which }: Omit<WhichPickup, 'name'> & { name?: string; person: PickupPerson },
): Promise<Result<object>> {
  const words = pickupWords.safeParse({ pickups: [person] });
  if (!words.success) return ofOne(badInput(words.error, { pickups: [person] }));
  const read = readPickups(words.data.pickups, portal.city);
  if (!read.ok) return ofOne(read);
  const [said] = read.pickups as [PickupPerson];
  return changePickups(portal, which, async (list) => {
    const at = which.name === undefined ? -1 : list.findIndex((one) => isCalled(one, which.name ?? ''));
    if (which.name !== undefined && at < 0) return notFound('pickup_not_found');
    if (list.some((one, index) => index !== at && isCalled(one, said.name))) return conflict('pickup_known', { field: 'name' });
    if (at >= 0) return { ok: true, list: list.with(at, { ...said, photo: list[at]?.photo }) };
    if (list.length >= MOST_PICKUPS) return conflict('too_many_pickups', { field: 'name', params: { most: MOST_PICKUPS } });
    return { ok: true, list: [...list, said] };
  });
}

/** Takes a person off a child's list, with the photograph; somebody has to stay on it. */
export async function removePickup(portal: Keeping, which: WhichPickup): Promise<Result<object>> {
  return changePickups(portal, which, async (list, _, unit) => {
    const gone = list.find((one) => isCalled(one, which.name));
    if (!gone) return notFound('pickup_not_found');
    if (list.length === 1) return conflict('last_pickup');
    if (gone.photo) await portal.pickupPhotos.remove(gone.photo, unit);
    return { ok: true, list: list.filter((one) => one !== gone) };
  });
}

/** Changes a child's list by one at a time, and writes down that it was changed. Another family's child is not found. */
export async function changePickups(
  { audit, children, guardians, work }: Keeping,
  { guardianId, childId }: Pick<WhichPickup, 'guardianId' | 'childId'>,
  change: (list: KeptPickup[], child: Child, unit: Unit) => Promise<Result<{ list: KeptPickup[] }>>,
): Promise<Result<object>> {
  return work(async (unit): Promise<Result<object>> => {
    await guardians.takeTurn(guardianId, unit);
    const child = (await children.listOf(guardianId, unit)).find(({ id }) => id === childId);
    if (!child) return notFound('child_not_found');
    const changed = await change(pickupsOf(child), child, unit);
    if (!changed.ok) return changed;
    await children.setPickups(childId, changed.list, unit);
    await audit.write({ actor: guardianId, action: 'change_pickups', subject: `child:${childId}` }, unit);
    return { ok: true };
  });
}

const ofOne = (problem: Problem): Problem =>
  inFields(problem, { 'pickups.0.name': 'name', 'pickups.0.relation': 'relation', 'pickups.0.phone': 'phone' });
