import { notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';

/** Ends a family's framework contract: no further stay is agreed under it, and those that were are not touched. Twice is once. */
export async function endFramework(
  { audit, contracts, guardians, now, work }: Pick<Portal, 'audit' | 'contracts' | 'guardians' | 'now' | 'work'>,
  { id, guardianId }: { id: string; guardianId: string },
): Promise<Result<object>> {
  return work(async (unit): Promise<Result<object>> => {
    await guardians.takeTurn(guardianId, unit);
    // Only who signed it ends it.
    const framework = (await contracts.frameworksOf(guardianId, {}, unit)).find((one) => one.id === id);
    if (!framework) return notFound('contract_not_found');
    if (framework.frameworkEndedAt) return { ok: true };
    await contracts.endFramework(id, now(), unit);
    await audit.write({ actor: guardianId, action: 'end_framework', subject: `contract:${id}` }, unit);
    return { ok: true };
  });
}

/** Of an account that is closed, or a child that is removed, nothing can be agreed any more. */
export async function endFrameworks(
  { contracts, now }: Pick<Portal, 'contracts' | 'now'>,
  { guardianId, childId }: { guardianId: string; childId?: string },
  unit: Unit,
): Promise<void> {
  for (const { id, frameworkEndedAt, snapshot } of await contracts.frameworksOf(guardianId, {}, unit))
    if (!frameworkEndedAt && (childId === undefined || snapshot.child.id === childId))
      await contracts.endFramework(id, now(), unit);
}
