import { endMandatesOf } from '#cms/accounts/mandates/give-mandate.ts';
import { sendOfLink } from '#cms/accounts/tell-of-link.ts';
import { endFrameworks } from '#cms/contracts/end-framework.ts';
import { todayOf } from '#cms/core/clock.ts';
import { conflict, type Result } from '#cms/core/problem.ts';
import { type ForgetNeeds, forgetSignups } from '#cms/guidance/activities/forget.ts';
import { sendOfActivity } from '#cms/guidance/activities/tell.ts';
import { forgetConsults } from '#cms/guidance/consults/book-consult.ts';
import { sendToNurse, type TellNurseNeeds, writeOfClosed } from '#cms/guidance/visits/tell-nurse.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { contractKeptUntil } from '#domain/contract/legal-time.ts';
import { listBookings } from './list-bookings.ts';
import { openMoneyOf } from './open-money.ts';
import { partFrom } from './unlink-guardians.ts';
import { type Ending, endWaitsOf } from './waitlist/end-wait.ts';
import { sendOfWaits } from './waitlist/tell-waiting.ts';

/**
 * Closes a family's account: what only it needs is removed, and who it was is taken out of bookings, receipts and the
 * ledger, which have to be kept. Signed contracts are kept as they are for their legal time, and shown to nobody but
 * administrators. While a stay is to come, or money may yet come back, it is refused: that has to end first, because then
 * nobody could be told, or asked for another account. A guardian who is linked with it keeps what it signed, and the
 * children that it booked for.
 */
export async function eraseFamily(
  portal: Pick<
    Portal,
    | 'audit'
    | 'bookings'
    | 'children'
    | 'consults'
    | 'contracts'
    | 'familyData'
    | 'guardians'
    | 'homeVisits'
    | 'links'
    | 'now'
    | 'outsideReturns'
    | 'refunds'
    | 'work'
  > &
    Ending &
    Parameters<typeof endMandatesOf>[0] &
    ForgetNeeds &
    TellNurseNeeds &
    Parameters<typeof sendOfActivity>[0] &
    Parameters<typeof sendOfLink>[0],
  { id, contact }: Pick<Guardian, 'id' | 'contact'>,
): Promise<Result<object>> {
  const { audit, familyData, guardians, work } = portal;
  const own = await guardians.get(id);
  const erased = await work(
    async (unit): Promise<Result<{ other?: Guardian; keys: string[]; nurses: string[]; waits: string[] }>> => {
      await guardians.takeTurn(id, unit);
      if ((await listBookings(portal, id)).ahead.length > 0) return conflict('still_booked');
      const [open] = await openMoneyOf(portal, id, unit);
      if (open) return conflict('money_open', { params: { number: open.booking.number } });
      const keys = await forgetSignups(portal, id, unit);
      await forgetConsults(portal, { guardianId: id }, unit);
      const nurses = await writeOfClosed(portal, id, unit);
      const { other, waits } = await partFrom(portal, own, unit);
      await endWaitsOf(portal, { guardianId: id, own: true }, unit);
      await endFrameworks(portal, { guardianId: id }, unit);
      await endMandatesOf(portal, id, unit);
      await familyData.erase({ id, contact }, unit);
      await audit.write({ actor: id, action: 'erase_family', subject: `guardian:${id}` }, unit);
      return { ok: true, other, keys, nurses, waits };
    },
  );
  if (erased.ok) await sendOfActivity(portal, erased.keys);
  for (const key of erased.ok ? erased.nurses : []) await sendToNurse(portal, key);
  if (erased.ok) await sendOfWaits(portal, erased.waits);
  if (erased.ok && erased.other) await sendOfLink(portal, [erased.other.id]);
  return erased.ok ? { ok: true } : erased;
}

/** Removes the contracts, and their files, of families that have closed their account, once their legal time is over. */
export async function forgetErased(
  portal: Pick<Portal, 'audit' | 'city' | 'familyData' | 'files' | 'now' | 'work'>,
): Promise<void> {
  const { audit, familyData, files, work } = portal;
  const today = todayOf(portal);
  for (const { id, file, snapshot } of await familyData.contractsOfErased()) {
    if (contractKeptUntil(snapshot) >= today) continue;
    await work(async (unit) => {
      await familyData.removeContract(id, unit);
      await audit.write({ actor: 'system', action: 'forget_contract', subject: `contract:${id}` }, unit);
      return { ok: true };
    });
    await files.delete(file);
  }
}
