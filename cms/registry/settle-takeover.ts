import { randomBytes } from 'node:crypto';
import { facilityIdOf, hasRole, type StaffUser } from '#cms/access/roles.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Takeover } from '#cms/records/takeovers.ts';

/** How long the link in the message lets a new head set a password. */
const RESET_MS = 7 * 24 * 3600 * 1000;

/** The centre does not wait to be taken over; or the account with this e-mail has other duties. */
export type TakeoverProblem = 'not_waiting' | 'other_duties';

/**
 * What a supervisor's decision does, in the same unit of work: approved, the centre is claimed, who asked becomes its
 * head, and the others who ask for it are refused; refused, it is listed again unless others wait. Hours, classes and
 * prices are not invented: the head enters them. `by` is the supervisor's id.
 */
export async function settleTakeover(
  { audit, facilities, takeovers, users }: Pick<Portal, 'audit' | 'facilities' | 'takeovers' | 'users'>,
  takeover: Takeover,
  { by, unit }: { by: string; unit: Unit },
): Promise<TakeoverProblem | undefined> {
  const { decision, facilityId } = takeover;
  const approved = decision === 'approved';
  const waiting = (await facilities.getListing(facilityId, unit)) === 'claim_pending';
  if (approved && !waiting) return 'not_waiting';
  if (approved && !(await makeHead(users, takeover, unit))) return 'other_duties';
  const others = (await takeovers.listWaiting(facilityId, unit)).filter(({ id }) => id !== takeover.id);
  // Written even where it stays the same, so that decisions of one moment take turns.
  const unclaimed = others.length > 0 ? 'claim_pending' : 'listed';
  if (waiting) await facilities.setListing(facilityId, approved ? 'claimed' : unclaimed, unit);
  if (approved) for (const { id } of others) await takeovers.refuse(id, unit);
  const subject = `facilities/${facilityId}`;
  await audit.write({ actor: by, action: `takeover.${decision}`, subject, detail: { takeover: takeover.id } }, unit);
  return undefined;
}

/** A new account with a password nobody knows, to be set by the link; or the person's own account, given the centre. */
async function makeHead(users: Portal['users'], { email, name, facilityId }: Takeover, unit: Unit): Promise<boolean> {
  const known = await users.find(email, unit);
  if (known) {
    if (!mayHead(known, facilityId)) return false;
    const roles = [...new Set([...known.roles, 'head' as const])];
    await users.change(known.id, { facility: facilityId, roles }, unit);
    return true;
  }
  const password = randomBytes(32).toString('base64url');
  await users.add({ email, name, password, roles: ['head'], facility: facilityId }, unit);
  await users.letSetPassword(email, { milliseconds: RESET_MS, unit });
  return true;
}

/** An account is for one centre, and nobody supervises the centre they head. */
function mayHead(user: StaffUser, facilityId: string): boolean {
  const own = facilityIdOf(user);
  return !hasRole(user, 'supervisor', 'administrator') && (!own || own === facilityId);
}
