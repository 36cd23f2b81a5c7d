import { filerOf } from '#cms/access/filer.ts';
import { hasRole, type StaffUser } from '#cms/access/roles.ts';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { type FiledChange, inNameOf } from '#cms/records/filed-changes.ts';

/** Who proposed it, and for the centre's own its heads. Whoever decides refuses it instead. */
export const mayWithdraw = (user: StaffUser, { facilityId, proposedBy, side }: FiledChange): boolean =>
  proposedBy === user.id || (side === 'centre' && hasRole(user, 'head') && filerOf(user, facilityId).level === 'centre');

/** Takes a change back that has not been decided. */
export async function withdrawChange(
  { audit, filedChanges, now, work }: Pick<Portal, 'audit' | 'filedChanges' | 'now' | 'work'>,
  { changeId, user }: { changeId: string; user: StaffUser },
): Promise<Result<object>> {
  return work(async (plain) => {
    const unit = inNameOf(user, plain);
    const change = await filedChanges.find(changeId, unit);
    if (!change || !mayWithdraw(user, change)) return notFound('filed_change_not_found');
    if (change.status !== 'waiting') return conflict('filed_change_decided');
    const { consents, facilityId } = change;
    await filedChanges.decide(change, { status: 'withdrawn', consents, decidedBy: user.id, decidedAt: now() }, unit);
    const detail = { change: changeId };
    await audit.write({ actor: user.id, action: 'filed_change.withdrawn', subject: `facilities/${facilityId}`, detail }, unit);
    return { ok: true };
  });
}
