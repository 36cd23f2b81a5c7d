import { todayOf } from '#cms/core/clock.ts';
import { notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';

type Asking = Pick<Portal, 'audit' | 'children' | 'city' | 'guardians' | 'now' | 'subsidies' | 'work'>;
interface Which {
  guardianId: string;
  childId: string;
  code: string;
}

/**
 * A family asks for a subsidy for a child: by that it agrees that the city is given the child's name, birth date and days of
 * care, and the guardian's name and contact (PIPL art. 23, 29). Another family's child is not found.
 */
export const askSubsidy = (portal: Asking, which: Which): Promise<Result<object>> => change(portal, which, 'ask');

/** From now on nothing is handed on; what lists have named stays named, and months that are over and not listed are not paid. */
export const withdrawSubsidy = (portal: Asking, which: Which): Promise<Result<object>> => change(portal, which, 'withdraw');

function change(portal: Asking, { guardianId, childId, code }: Which, what: 'ask' | 'withdraw'): Promise<Result<object>> {
  const { audit, children, guardians, subsidies, work } = portal;
  return work(async (unit): Promise<Result<object>> => {
    await guardians.takeTurn(guardianId, unit);
    const child = (await children.listOf(guardianId, unit)).find(({ id }) => id === childId);
    if (!child) return notFound('child_not_found');
    if (!(await subsidies.list(unit)).some((one) => one.code === code)) return notFound();
    if (what === 'ask') await subsidies.ask({ guardianId, childId, code, askedOn: todayOf(portal) }, unit);
    else await subsidies.withdraw({ childId, code }, portal.now(), unit);
    await audit.write({ actor: guardianId, action: `subsidy_${what}`, subject: `child:${childId}`, detail: { code } }, unit);
    return { ok: true };
  });
}
