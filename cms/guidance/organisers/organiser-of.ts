import { todayOf } from '#cms/core/clock.ts';
import { idOf } from '#cms/fields/relations.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Organiser } from '#cms/records/organisers.ts';
import type { Activity } from '#cms/records/payload-types.ts';
import { isOpenToFamilies } from '#domain/guidance/organiser.ts';

type Reading = Pick<Portal, 'city' | 'now' | 'organisers'>;

/** The body that holds an activity, none where the administration does; and whether families find it and can sign up. */
export async function organiserOf(
  portal: Reading,
  { organiser, approved }: Pick<Activity, 'organiser' | 'approved'>,
  unit?: Unit,
): Promise<{ organiser?: Organiser; open: boolean }> {
  const id = idOf(organiser ?? undefined);
  const body = id ? await portal.organisers.find(id, unit) : undefined;
  return { organiser: body, open: isOpenToFamilies({ approved, organiser: body }, todayOf(portal)) };
}
