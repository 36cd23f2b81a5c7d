import type { Portal } from '#cms/portal/portal.ts';
import type { PayloadJob } from '#cms/records/payload-types.ts';

/** Every job on record, the oldest first; what it has not is `null` on either database. */
export async function jobsOf({ payload }: Portal): Promise<PayloadJob[]> {
  const { docs } = await payload.find({ collection: 'payload-jobs', sort: 'createdAt', pagination: false, depth: 0 });
  return docs.map((doc) => ({ ...doc, completedAt: doc.completedAt ?? null }));
}

/** As if so many hours had gone by since the jobs were last touched. */
export async function letTimePass(portal: Portal, hours = 2): Promise<void> {
  const earlier = (at: string | null | undefined) => at && new Date(Date.parse(at) - hours * 3_600_000).toISOString();
  for (const { id, waitUntil, leaseUntil, updatedAt } of await jobsOf(portal))
    await portal.payload.db.updateOne({
      collection: 'payload-jobs',
      where: { id: { equals: id } },
      data: { waitUntil: earlier(waitUntil), leaseUntil: earlier(leaseUntil), updatedAt: earlier(updatedAt) },
    });
}
