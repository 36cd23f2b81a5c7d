import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { WaitEnd } from '#cms/records/shapes/waitlist.ts';
import { idOf } from '#cms/records/supply.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import { isWaitClaim, waitIdOf } from '#domain/places/wait-claim.ts';
import { type WaitLetter, type WaitTelling, writeOfWait } from './tell-waiting.ts';
import type { Over } from './why-over.ts';

export type Ending = Pick<Portal, 'letters' | 'now' | 'sheets' | 'waits'> & WaitTelling;

/** What the family did itself needs no message. */
const TOLD: Partial<Record<WaitEnd, WaitLetter>> = {
  missed: 'wait_missed',
  unpaid: 'wait_unpaid',
  part_booked: 'wait_part_booked',
  off_sale: 'wait_off_sale',
  parted: 'wait_parted',
  pointless: 'wait_pointless',
  time_passed: 'wait_time_passed',
};

/** A family waits no more; what was kept for it is free from now on. */
export async function endWait(
  portal: Ending,
  wait: WaitRecord,
  { type, by, open }: Over & { by?: string },
  unit: Unit,
): Promise<WaitRecord> {
  await giveBackKept(portal, wait, unit);
  const at = portal.now();
  const ended = { status: 'ended', endedBy: type, endedAt: at } as const;
  const over = await portal.waits.change(wait, { type, at, ...(by ? { by } : {}) }, ended, unit);
  // Booked without an offer: the family may not know that it waits no more.
  const letter = type === 'booked' && !wait.offer ? 'wait_booked' : TOLD[type];
  if (letter) await writeOfWait(portal, wait, letter, { unit, open });
  return over;
}

/**
 * What was offered is free again, and the family waits on in its place; but others come first to the same, and who gives
 * it up once more has declined it.
 */
export async function giveUpOffer(portal: Ending, wait: WaitRecord, by: string, unit: Unit): Promise<WaitRecord> {
  const first = firstOffered(wait);
  if (first === wait.passed) return endWait(portal, wait, { type: 'declined', by }, unit);
  await giveBackKept(portal, wait, unit);
  const event = { type: 'declined', at: portal.now(), by, ...(first ? { first } : {}) } as const;
  return portal.waits.change(wait, event, { status: 'waiting', offer: null }, unit);
}

const firstOffered = ({ offer }: WaitRecord) => offer?.places.flatMap(({ stays }) => stays.map(({ date }) => date)).sort()[0];

/** Takes the claims of an offer off the days that they stand on. */
async function giveBackKept({ sheets }: Ending, { id, offer }: WaitRecord, unit: Unit): Promise<void> {
  const stays = offer?.places.flatMap((place) => place.stays.map(({ date }) => date)).sort() ?? [];
  const [from, to] = [stays[0], stays.at(-1)];
  if (!offer || !from || !to) return;
  const classIds = [...new Set(offer.places.map(({ classId }) => classId))];
  const isOwn = (booking: string) => isWaitClaim(booking) && waitIdOf(booking) === id;
  const its = (await sheets.read({ classIds, from, to, unit })).filter(({ claims }) => claims.some((one) => isOwn(one.booking)));
  const freed = its.map((sheet) => ({ ...sheet, claims: sheet.claims.filter((one) => !isOwn(one.booking)) }));
  await sheets.write(freed, unit);
}

/** Ends a family's waiting for a child that it removes, or all that one guardian has joined. */
export async function endWaitsOf(
  portal: Ending,
  { guardianId, childId, own = false }: { guardianId: string; childId?: string; own?: boolean },
  unit: Unit,
): Promise<void> {
  const live = await portal.waits.liveOf(guardianId, unit);
  const its = live.filter((one) => (own ? one.guardianId === guardianId : one.children.some(({ id }) => id === childId)));
  for (const wait of its) await endWait(portal, wait, { type: 'child_gone', by: guardianId }, unit);
}

/** Before two guardians part: ends what either has joined for a child of the other's, which will not be its to bring. */
export async function endWaitsForOthers(
  portal: Ending & Pick<Portal, 'children'>,
  guardianId: string,
  unit: Unit,
): Promise<string[]> {
  const enteredBy = new Map((await portal.children.listOf(guardianId, unit)).map(({ id, guardian }) => [id, idOf(guardian)]));
  const live = await portal.waits.liveOf(guardianId, unit);
  const its = live.filter((one) => one.children.some(({ id }) => (enteredBy.get(id) ?? one.guardianId) !== one.guardianId));
  for (const wait of its) await endWait(portal, wait, { type: 'parted', by: guardianId }, unit);
  return its.map(({ id }) => id);
}
