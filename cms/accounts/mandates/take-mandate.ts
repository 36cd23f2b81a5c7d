import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { delegateName } from '#cms/input/mandate.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { MandateRecord } from '#cms/records/mandates.ts';
import { type MandatePower, whyNotUnder } from '#domain/booking/mandate.ts';
import { normalInvitation } from '#domain/family/invitation.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { forgetGuesses, type Guessing, tooManyGuesses } from '../guess-invitation.ts';
import { invitationHash } from '../invite-guardian.ts';
import { sendOfLink, writeOfLink } from '../tell-of-link.ts';

type Taking = Guessing &
  Parameters<typeof sendOfLink>[0] &
  Pick<Portal, 'audit' | 'city' | 'environment' | 'guardians' | 'mandates' | 'now' | 'work'>;

interface Trying {
  /** Who signs in with the code. */
  delegateId: string;
  code: string;
  /** The address that asks. */
  from: string;
}

/** Whose mandate a code is, before it is taken up. */
export async function readMandate(portal: Taking, trying: Trying): Promise<Result<{ mandate: MandateRecord }>> {
  const refused = await tooManyGuesses(portal, { guardianId: trying.delegateId, from: trying.from });
  if (refused) return refused;
  const found = await findMandate(portal, trying);
  if (found.ok) await forgetGuesses(portal, trying.delegateId);
  return found;
}

/** Takes it up, once, as an adult with a name: what is agreed under it names who did it. */
export async function takeMandate(
  portal: Taking,
  { name, adult, ...trying }: Trying & { name: string; adult: boolean },
): Promise<Result<{ mandate: MandateRecord }>> {
  const { audit, guardians, mandates, now, work } = portal;
  const { delegateId } = trying;
  const refused = await tooManyGuesses(portal, { guardianId: delegateId, from: trying.from });
  if (refused) return refused;
  const own = await guardians.get(delegateId);
  const said = delegateName.safeParse({ name: own.name || name });
  if (!said.success) return badInput(said.error, { name });
  if (!own.adult && !adult) return unprocessable('mandate_not_adult', { field: 'adult' });
  const taken = await work(async (unit): Promise<Result<{ mandate: MandateRecord }>> => {
    const seen = await findMandate(portal, trying, unit);
    if (!seen.ok) return seen;
    await mandates.takeTurn(seen.mandate.id, unit);
    // Somebody may have been faster while it waited for its turn.
    const found = await findMandate(portal, trying, unit);
    if (!found.ok) return found;
    const { guardianId, id } = found.mandate;
    await mandates.set(id, { delegateId, acceptedAt: now(), invite: null }, unit);
    await audit.write({ actor: delegateId, action: 'take_mandate', subject: `mandate:${id}` }, unit);
    const to = await guardians.get(guardianId);
    const other = { name: said.data.name, contact: own.contact };
    await writeOfLink(portal, { kind: 'mandate_taken', to, other, at: now() }, unit);
    return found;
  });
  if (!taken.ok) return taken;
  if (!own.name || !own.adult) await guardians.change(delegateId, { name: said.data.name, adult: true });
  await forgetGuesses(portal, delegateId);
  await sendOfLink(portal, [taken.mandate.guardianId]);
  return taken;
}

async function findMandate(
  portal: Taking,
  { code, delegateId }: Trying,
  unit?: Unit,
): Promise<Result<{ mandate: MandateRecord }>> {
  const { guardians, mandates, now } = portal;
  const normal = normalInvitation(code);
  const mandate = normal && (await mandates.findByInvitation(invitationHash(portal, normal), now(), unit));
  if (!mandate || mandate.until < todayOf(portal)) return unprocessable('invitation_wrong', { field: 'code' });
  const family = await guardians.familyOf(mandate.guardianId, unit);
  return family.includes(delegateId) ? unprocessable('mandate_own', { field: 'code' }) : { ok: true, mandate };
}

type Standing = Pick<Portal, 'children' | 'city' | 'mandates' | 'now'>;

/**
 * What somebody may do under a mandate, as it stands now, asked anew at every step: it is theirs and in force, the child is
 * named in it and still its guardian's. Another's is not found. In a unit of work its turn is taken.
 */
export async function underMandate(
  portal: Standing,
  asked: { id: string; delegateId: string; childId: string; power?: MandatePower; on?: CivilDate },
  unit?: Unit,
): Promise<Result<{ mandate: MandateRecord }>> {
  const { children, mandates, now } = portal;
  const { delegateId, id } = asked;
  const mandate = await (unit ? mandates.takeTurn(id, unit) : mandates.find(id));
  if (!mandate || mandate.delegateId !== delegateId) return notFound('mandate_not_found');
  const why = whyNotUnder(mandate, { ...asked, now: now(), today: todayOf(portal) });
  if (why) return conflict(why, why === 'mandate_past_last' ? { field: 'date', params: { day: mandate.until } } : {});
  const own = await children.listOf(mandate.guardianId, unit);
  return own.some((child) => child.id === asked.childId) ? { ok: true, mandate } : conflict('mandate_not_child');
}
