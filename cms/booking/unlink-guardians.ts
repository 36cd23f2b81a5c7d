import { closeUncovered } from '#cms/accounts/mandates/close-codes.ts';
import { sendOfLink, writeOfLink } from '#cms/accounts/tell-of-link.ts';
import { notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { endOffersOf } from './hand-on/offer-contract.ts';
import { type Ending, endWaitsForOthers } from './waitlist/end-wait.ts';
import { sendOfWaits } from './waitlist/tell-waiting.ts';

type Parting = Ending & Parameters<typeof closeUncovered>[0] & Pick<Portal, 'audit' | 'guardians' | 'links' | 'mandates'>;

/** Either may part. Each keeps the children that it entered and the bookings that it signed. */
export async function unlinkGuardians(
  portal: Parting & Pick<Portal, 'work'> & Parameters<typeof sendOfLink>[0],
  guardianId: string,
): Promise<Result<object>> {
  const own = await portal.guardians.get(guardianId);
  const parted = await portal.work(async (unit): Promise<Result<{ other: Guardian; waits: string[] }>> => {
    await portal.guardians.takeTurn(guardianId, unit);
    const { other, waits } = await partFrom(portal, own, unit);
    if (!other) return notFound('guardian_not_linked');
    await writeOfLink(portal, { kind: 'guardian_unlinked', to: own, other, at: portal.now() }, unit);
    return { ok: true, other, waits };
  });
  if (!parted.ok) return parted;
  await sendOfLink(portal, [guardianId, parted.other.id]);
  await sendOfWaits(portal, parted.waits);
  return { ok: true };
}

/**
 * Parts a guardian from the one that is linked with it, if there is one, and gives that, with the waiting that it ends:
 * they are to hear of it, which is written down here and sent by who asks. Whoever asks has taken its turn.
 */
export async function partFrom(portal: Parting, own: Guardian, unit: Unit): Promise<{ other?: Guardian; waits: string[] }> {
  const { audit, guardians, links, mandates } = portal;
  const guardianId = own.id;
  const other = await guardians.otherOf(guardianId, unit);
  if (!other) return { waits: [] };
  const waits = await endWaitsForOthers(portal, guardianId, unit);
  await endOffersOf(portal, [guardianId, other.id], unit);
  await links.part({ host: guardianId, guest: other.id, at: portal.now() }, unit);
  // Whom one has let help collects no child that is the other's alone again.
  for (const mandate of await mandates.given([guardianId, other.id], unit)) await closeUncovered(portal, mandate, unit);
  await audit.write({ actor: guardianId, action: 'unlink_guardian', subject: `guardian:${other.id}` }, unit);
  await writeOfLink(portal, { kind: 'guardian_unlinked', to: other, other: own, at: portal.now() }, unit);
  return { other, waits };
}
