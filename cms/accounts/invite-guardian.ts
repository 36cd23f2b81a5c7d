import { createHmac } from 'node:crypto';
import { conflict, type Result, tooMany } from '#cms/core/problem.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { newCode } from '#cms/records/identity.ts';
import { INVITATION_LENGTH } from '#domain/family/invitation.ts';
import { type Instant, plusMinutes } from '#domain/time/zoned-time.ts';

const DAY_MINUTES = 24 * 60;
/** Invitations that one guardian may make. */
const MOST = { name: 'invitations', most: 10, seconds: 86_400 };

type Inviting = Pick<Portal, 'audit' | 'guardians' | 'now' | 'work'>;

/** Makes the code by which one other guardian becomes a part of this family. A new one is in place of the one before. */
export async function inviteGuardian(
  portal: Inviting & Pick<Portal, 'city' | 'environment' | 'limits'>,
  guardianId: string,
): Promise<Result<{ code: string; until: Instant }>> {
  const { audit, city, guardians, now, work } = portal;
  const seconds = await takeOf(portal, MOST, guardianId);
  if (seconds !== undefined) return tooMany('too_many_requests', { params: { seconds } });
  const code = newCode(INVITATION_LENGTH);
  const until = plusMinutes(now(), city.invitationDays * DAY_MINUTES);
  return work(async (unit): Promise<Result<{ code: string; until: Instant }>> => {
    await guardians.takeTurn(guardianId, unit);
    if (await guardians.otherOf(guardianId, unit)) return conflict('guardian_linked');
    await guardians.setInvitation(guardianId, { hash: invitationHash(portal, code), until }, unit);
    await audit.write({ actor: guardianId, action: 'invite_guardian', subject: `guardian:${guardianId}` }, unit);
    return { ok: true, code, until };
  });
}

/** Its code no longer counts. */
export async function revokeInvitation({ audit, guardians, work }: Inviting, guardianId: string): Promise<void> {
  await work(async (unit) => {
    await guardians.takeTurn(guardianId, unit);
    await guardians.setInvitation(guardianId, undefined, unit);
    await audit.write({ actor: guardianId, action: 'revoke_invitation', subject: `guardian:${guardianId}` }, unit);
  });
}

/** A code is kept only as a keyed hash. */
export const invitationHash = ({ environment }: { environment: Pick<Portal['environment'], 'secret'> }, code: string): string =>
  createHmac('sha256', environment.secret).update(`invitation:${code}`).digest('hex');
