import { conflict, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { pickupsOf } from '#cms/records/children.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { SameChild } from '#cms/records/links.ts';
import { normalInvitation } from '#domain/family/invitation.ts';
import { MOST_PICKUPS, withPickups } from '#domain/family/pickups.ts';
import { forgetGuesses, tooManyGuesses } from './guess-invitation.ts';
import { invitationHash } from './invite-guardian.ts';
import { sendOfLink, writeOfLink } from './tell-of-link.ts';

type Reading = Pick<Portal, 'environment' | 'guardians' | 'limits' | 'links' | 'now'>;
type Linking = Reading & Pick<Portal, 'audit' | 'letters' | 'work'> & Parameters<typeof sendOfLink>[0];

interface Trying {
  guardianId: string;
  code: string;
  /** The address that asks. */
  from: string;
}

/** Whose invitation it is, and which children both have entered. */
interface Invitation {
  host: Guardian;
  same: SameChild[];
}

/** What an invitation leads to, before it is taken up. */
export async function readInvitation(portal: Reading, trying: Trying): Promise<Result<Invitation>> {
  const refused = await tooManyGuesses(portal, trying);
  if (refused) return refused;
  const found = await findInvitation(portal, trying);
  if (found.ok) await forgetGuesses(portal, trying.guardianId);
  return found;
}

/**
 * Makes the family of whoever has the code one with that of whom it is from. A child that both have entered is one
 * from then on.
 *
 * @param guestsWords ids of those of its children whose names are shown as it wrote them
 * @param also what else becomes one in the same unit of work
 */
export async function acceptInvitation(
  portal: Linking,
  { guestsWords = [], ...trying }: Trying & { guestsWords?: readonly string[] },
  also: (pair: { host: string; guest: string }, unit: Unit) => Promise<void> = async () => {},
): Promise<Result<object>> {
  const { audit, guardians, links, now, work } = portal;
  const refused = await tooManyGuesses(portal, trying);
  if (refused) return refused;
  const guest = trying.guardianId;
  const linked = await work(async (unit): Promise<Result<object>> => {
    await guardians.takeTurn(guest, unit);
    const seen = await findInvitation(portal, trying, unit);
    if (!seen.ok) return seen;
    const host = seen.host.id;
    await guardians.takeTurn(host, unit);
    // Somebody may have been faster while it waited for its turn.
    const found = await findInvitation(portal, trying, unit);
    if (!found.ok) return found;
    const full = found.same.some((one) => withPickups(pickupsOf(one.host), pickupsOf(one.guest)).length > MOST_PICKUPS);
    if (full) return conflict('too_many_pickups', { params: { most: MOST_PICKUPS } });
    const at = now();
    await links.join({ host, guest, guestsWords, at }, unit);
    await also({ host, guest }, unit);
    const joined = await guardians.get(guest);
    await writeOfLink(portal, { kind: 'guardian_linked', to: seen.host, other: joined, at }, unit);
    await writeOfLink(portal, { kind: 'guardian_linked', to: joined, other: seen.host, at }, unit);
    const detail = { host, guest, sameChildren: found.same.map((one) => [one.host.id, one.guest.id]) };
    await audit.write({ actor: guest, action: 'link_guardian', subject: `guardian:${host}`, detail }, unit);
    return { ok: true };
  });
  if (!linked.ok) return linked;
  await forgetGuesses(portal, guest);
  await sendOfLink(portal, await guardians.familyOf(guest));
  return linked;
}

async function findInvitation(portal: Reading, { guardianId, code }: Trying, unit?: Unit): Promise<Result<Invitation>> {
  const { guardians, links, now } = portal;
  if (await guardians.otherOf(guardianId, unit)) return conflict('guardian_linked');
  const normal = normalInvitation(code);
  const host = normal && (await guardians.findByInvitation(invitationHash(portal, normal), now(), unit));
  if (!host) return unprocessable('invitation_wrong', { field: 'code' });
  if (host.id === guardianId) return unprocessable('invitation_own', { field: 'code' });
  return { ok: true, host, same: await links.sameOf({ host: host.id, guest: guardianId }, unit) };
}
