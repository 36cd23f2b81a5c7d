import { z } from 'zod';
import { takesIn } from '#cms/access/in-territory.ts';
import { facilityIdOf, hasRole, type StaffUser } from '#cms/access/roles.ts';
import { conflict, notFound, type Result, tooMany } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { prose } from '#cms/input/values.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { DisputeRecord } from '#cms/records/disputes.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { afterDisputeStep, type DisputeSide, type DisputeStep, isDisputeOver, needsWords } from '#domain/supervision/dispute.ts';
import { MOST_DISPUTE_WORDS } from './open-dispute.ts';
import { sendOfDispute, type TellDisputeNeeds, writeOfDispute } from './tell-dispute.ts';

const OFTEN = { name: 'dispute-words', most: 60, seconds: 86_400 };
/** Two sides that have said so much to each other are past talking. */
const MOST_ENTRIES = 200;

/** Who takes a step: a guardian, or a member of staff of the centre or of the desk. */
export type DisputeBy = { guardianId: string } | { user: StaffUser };

type Needs = TellDisputeNeeds & Pick<Portal, 'audit' | 'environment' | 'limits' | 'now' | 'work'>;
type Deciding = Pick<Portal, 'facilities' | 'guardians'>;

/** Whose side somebody is on in a matter; nobody else knows of it. The desk is in it once either side has asked for it. */
export async function sideOf(
  { facilities, guardians }: Deciding,
  dispute: DisputeRecord,
  by: DisputeBy,
): Promise<DisputeSide | undefined> {
  if ('guardianId' in by) return (await guardians.familyOf(by.guardianId)).includes(dispute.guardianId) ? 'family' : undefined;
  const { user } = by;
  if (hasRole(user, 'head', 'counter') && facilityIdOf(user) === dispute.facilityId) return 'centre';
  return dispute.mediationAt && overseesCentre(user, await facilities.get(dispute.facilityId)) ? 'desk' : undefined;
}

export const overseesCentre = (user: StaffUser, facility: Facility): boolean =>
  hasRole(user, 'administrator') || (hasRole(user, 'supervisor') && takesIn(user.territory ?? '', facility));

/**
 * One side says something, asks the city's desk to mediate, or ends the matter: what is said stays as it is. The others are
 * told. The same words sent twice are one entry.
 */
export async function stepDispute(
  portal: Needs,
  { id, by, step, text: said }: { id: string; by: DisputeBy; step: DisputeStep; text: string },
): Promise<Result<{ dispute: DisputeRecord }>> {
  const read = z.object({ text: prose(MOST_DISPUTE_WORDS, needsWords(step) ? 1 : 0) }).safeParse({ text: said });
  if (!read.success) return badInput(read.error, { text: said });
  const { text } = read.data;
  const seconds = await takeOf(portal, OFTEN, 'guardianId' in by ? by.guardianId : by.user.id);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });
  const { audit, disputes, now, work } = portal;
  const done = await work(async (unit): Promise<Result<{ dispute: DisputeRecord; keys: string[] }>> => {
    const dispute = await disputes.find(id, unit);
    const side = dispute && (await sideOf(portal, dispute, by));
    if (!dispute || !side) return notFound('contract_dispute.none');
    const last = dispute.thread.at(-1);
    if (last?.by === side && last.step === step && last.text === text) return { ok: true, dispute, keys: [] };
    const state = afterDisputeStep(dispute.state, side, step);
    if (!state) return conflict(isDisputeOver(dispute) ? 'contract_dispute.over' : 'contract_dispute.not_now');
    if (dispute.thread.length >= MOST_ENTRIES && step === 'say') return conflict('contract_dispute.too_long');
    const at = now();
    const name = 'user' in by ? (by.user.name ?? undefined) : undefined;
    const entry = { at, by: side, ...(name ? { name } : {}), step, text };
    const changed = await disputes.change(
      dispute,
      {
        state,
        thread: [...dispute.thread, entry],
        ...(step === 'mediate' ? { mediationAt: at, mediationBy: side } : {}),
        ...(isDisputeOver({ state }) ? { endedAt: at } : {}),
      },
      unit,
    );
    const subject = `dispute:${dispute.number}`;
    if ('user' in by) await audit.write({ actor: by.user.id, action: `dispute_${step}`, subject }, unit);
    const others = (['family', 'centre'] as const).filter((one) => one !== side);
    const keys: string[] = [];
    for (const to of others) keys.push(await writeOfDispute(portal, changed, to, unit));
    return { ok: true, dispute: changed, keys };
  });
  for (const key of done.ok ? done.keys : []) await sendOfDispute(portal, key);
  return done.ok ? { ok: true, dispute: done.dispute } : done;
}
