import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { fullAddress } from './compare-records.ts';
import { pairKey } from './pair-doubts.ts';
import type { DoubtfulCentre } from './plan.ts';

/** Puts a question to a person: it waits in `/admin`, and the next run of the import follows the answer. */
export async function askDoubt(
  { payload, city }: Portal,
  register: string,
  { known, incoming }: DoubtfulCentre,
  req: Unit,
): Promise<void> {
  const [before, now, place] = [known.record.name, incoming.record.name, fullAddress(incoming.record)];
  await payload.create({
    collection: 'register-doubts',
    depth: 0,
    req,
    data: {
      key: pairKey({ facility: known.id, incoming: incoming.key }),
      register,
      facility: known.id,
      incoming: { key: incoming.key, ...incoming.record },
      decision: 'pending',
      question:
        city.languages[0] === 'en'
          ? `“${before}” is no longer in the register; “${now}” stands at ${place}. Is it the same centre?`
          : `登记簿里不再有“${before}”，同一地点（${place}）有了“${now}”。是同一家吗？`,
    },
  });
}
