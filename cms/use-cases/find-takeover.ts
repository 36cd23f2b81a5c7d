import type { Portal } from '../portal.ts';

/** Whether somebody has asked to take a centre over and a supervisor has not decided yet. */
export async function isTakeoverPending({ payload }: Portal, facilityId: string): Promise<boolean> {
  const { totalDocs } = await payload.count({
    collection: 'takeovers',
    where: { facility: { equals: facilityId }, decision: { equals: 'pending' } },
  });
  return totalDocs > 0;
}
