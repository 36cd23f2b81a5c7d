import { hasRole, type StaffUser } from '#cms/access/roles.ts';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { SubsidyList } from '#cms/records/subsidies.ts';
import { type OwedSubsidies, owedSubsidies } from './owed-subsidies.ts';

type Drawing = Parameters<typeof owedSubsidies>[0] & Pick<Portal, 'audit' | 'work'>;

/** Who pays for a whole city: its administrators, and supervisors whose territory it is. */
export const paysSubsidies = (user: StaffUser): boolean =>
  hasRole(user, 'administrator') || (hasRole(user, 'supervisor') && /^\d{2}(\d{2})?$/.test(user.territory ?? ''));

/** A row as the city pays by it: whose child, and how it was reckoned. */
export interface NamedRow {
  child: string;
  birthDate: string;
  guardian: string;
  contact: string;
  row: SubsidyList['rows'][number];
}

/** Rows with the names that a payment needs; that somebody has looked at them is written down. */
export async function nameRows(
  portal: Pick<Portal, 'audit' | 'children' | 'guardians' | 'subsidies'>,
  { code, rows, user }: { code: string; rows: SubsidyList['rows']; user: StaffUser },
): Promise<NamedRow[]> {
  const asks = await portal.subsidies.asksFor(code);
  const children = await portal.children.findAll([...new Set([...rows, ...asks].map(({ childId }) => childId))]);
  const idOf = (childId: string) => children.get(childId)?.id ?? childId;
  const guardians = new Map(
    await Promise.all(
      [...new Set(asks.map(({ guardianId }) => guardianId))].map(async (id) => [id, await portal.guardians.get(id)] as const),
    ),
  );
  const ids = rows.map(({ childId }) => childId);
  if (ids.length > 0) await portal.audit.write({ actor: user.id, action: 'read_subsidies', subject: code, detail: { ids } });
  return rows.map((row) => {
    const child = children.get(row.childId);
    const asked = asks.find(({ childId }) => idOf(childId) === idOf(row.childId));
    const guardian = guardians.get(asked?.guardianId ?? '');
    return {
      ...{ child: child?.name ?? '—', birthDate: child?.birthDate ?? '', row },
      ...{ guardian: guardian?.name ?? '—', contact: guardian?.contact ?? '—' },
    };
  });
}

/**
 * Draws up a list of all that is owed of a subsidy by now, which nobody changes afterwards: the city pays by it. Of two who
 * do so at once one has a list, and the other hears that nothing is owed.
 */
export async function drawUpList(
  portal: Drawing,
  { code, user }: { code: string; user: StaffUser },
): Promise<Result<{ list: SubsidyList }>> {
  if (!paysSubsidies(user)) return notFound();
  const subsidy = (await portal.subsidies.list()).find((one) => one.code === code);
  if (!subsidy) return notFound();
  return portal.work(async (unit): Promise<Result<{ list: SubsidyList }>> => {
    const { rows, total, lists }: OwedSubsidies = await owedSubsidies(portal, subsidy, unit);
    if (!rows.some(({ amount }) => amount !== 0)) return conflict('subsidy_none_owed');
    const number = `${code}-${String(lists.length + 1).padStart(3, '0')}`;
    const list = { number, code, rows, total, drawnBy: user.name || user.id, drawnAt: portal.now() };
    await portal.subsidies.addList(list, unit);
    await portal.audit.write({ actor: user.id, action: 'subsidy_list', subject: number, detail: { total } }, unit);
    return { ok: true, list };
  });
}
