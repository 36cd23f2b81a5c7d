import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { pickupsOf } from '#cms/records/children.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Child } from '#cms/records/payload-types.ts';
import { idOf } from '#cms/records/supply.ts';
import type { BookingStatus } from '#domain/booking/booking-state.ts';
import { isLive } from '#domain/booking/one-at-a-time.ts';
import { personOf } from '#domain/family/person.ts';
import { MOST_PICKUPS, withPickups } from '#domain/family/pickups.ts';
import { type ChildDetails, type GuardianDetails, readChild, readGuardian } from './read-family.ts';

export async function saveGuardian(
  { guardians }: Pick<Portal, 'guardians'>,
  { guardianId, ...details }: { guardianId: string } & GuardianDetails,
): Promise<Result<{ guardian: Guardian }>> {
  const read = readGuardian(details);
  return read.ok ? { ok: true, guardian: await guardians.change(guardianId, read.guardian) } : read;
}

type Keeping = Pick<Portal, 'bookings' | 'children' | 'guardians' | 'work' | 'now' | 'city'>;

/**
 * Keeps a child of this family. Another family's child is not found. A child sent again without its
 * id, by the same name and birth date however they are typed, is the same child: what counts per child
 * must not be got round by naming it twice (promise 5), nor by renaming one for whom a place is held or bought.
 */
export async function saveChild(portal: Keeping, guardianId: string, details: ChildDetails): Promise<Result<{ child: Child }>> {
  const saved = await saveChildren(portal, guardianId, [details]);
  return saved.ok ? { ok: true, child: saved.children[0] } : saved;
}

/** Several at once: each is judged before any is written. */
export async function saveChildren(
  portal: Keeping,
  guardianId: string,
  all: readonly [ChildDetails, ...ChildDetails[]],
): Promise<Result<{ children: [Child, ...Child[]] }>> {
  const judged: Judged[] = [];
  for (const details of all) {
    const one = await judgeChild(portal, guardianId, details);
    if (!one.ok) return one;
    judged.push(one);
  }
  const children: Child[] = [];
  for (const one of judged) {
    const saved = await writeChild(portal, guardianId, one);
    if (!saved.ok) return saved;
    children.push(saved.child);
  }
  const [first, ...more] = children;
  return first ? { ok: true, children: [first, ...more] } : notFound('child_not_found');
}

interface Judged {
  /** As it is kept by now. */
  known?: Child;
  data: Parameters<Portal['children']['add']>[0];
}

async function judgeChild(
  { children, ...here }: Pick<Keeping, 'children' | 'now' | 'city'>,
  guardianId: string,
  details: ChildDetails,
): Promise<Result<Judged>> {
  const read = readChild(here, details);
  if (!read.ok) return read;
  const { pickups: named, ...words } = read.child;
  const known =
    (await children.listOf(guardianId)).find(({ id, person }) => (details.id ? id === details.id : person === personOf(words))) ??
    (await children.findRemoved(guardianId, personOf(words)));
  if (details.id && known?.id !== details.id) return notFound('child_not_found');
  const pickups = withPickups(known ? pickupsOf(known) : [], named);
  if (pickups.length > MOST_PICKUPS)
    return conflict('too_many_pickups', { field: 'pickups.1.name', params: { most: MOST_PICKUPS } });
  // Linked guardians share their children; each stays with whom has entered it.
  return { ok: true, known, data: { guardian: known ? idOf(known.guardian) : guardianId, ...words, pickups } };
}

async function writeChild(
  { bookings, children, guardians, work, ...here }: Keeping,
  guardianId: string,
  { known, data }: Judged,
): Promise<Result<{ child: Child }>> {
  if (!known) {
    const added = await children.add(data);
    return saved(added ?? (await children.listOf(guardianId)).find(({ person }) => person === personOf(data)));
  }
  const { id } = known;
  if (known.person === personOf(data)) return saved(await children.change(id, data));
  return work(async (unit) => {
    await guardians.takeTurn(guardianId, unit);
    // Under another name it would be free to be somewhere else at the same time.
    const live = (await bookings.liveOf(id, unit)).find(
      ({ status, ...one }) => !isHeldOnly(status) || isLive({ status, ...one }, here.now()),
    );
    if (live)
      return conflict(isHeldOnly(live.status) ? 'child_in_hold' : 'child_in_contract', {
        field: 'childName',
        params: { number: live.number },
      });
    return saved(await children.change(id, data, unit));
  });
}

/** Nothing is signed yet. */
const isHeldOnly = (status: BookingStatus) => status === 'held' || status === 'requested';

const saved = (child: Child | undefined): Result<{ child: Child }> =>
  child ? { ok: true, child } : conflict('child_known', { field: 'childName' });
