import { todayOf } from '#cms/core/clock.ts';
import { idOf } from '#cms/fields/relations.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Organiser } from '#cms/records/organisers.ts';
import type { Activity } from '#cms/records/payload-types.ts';
import { isApproved, isOpenToFamilies } from '#domain/guidance/organiser.ts';

type Reading = Pick<Portal, 'city' | 'now' | 'organisers'>;

/**
 * The body that holds an activity, none where the administration does; whether it may hold it; and whether families find it
 * and can sign up. A body that is not there any more holds nothing.
 */
export async function organiserOf(
  portal: Reading,
  { organiser, approved }: Pick<Activity, 'organiser' | 'approved'>,
  unit?: Unit,
): Promise<{ organiser?: Organiser; stands: boolean; open: boolean }> {
  const id = idOf(organiser ?? undefined);
  const body = id ? await portal.organisers.find(id, unit) : undefined;
  const today = todayOf(portal);
  const stands = !id || (body !== undefined && isApproved(body, today));
  return { organiser: body, stands, open: stands && isOpenToFamilies({ approved, organiser: body }, today) };
}
