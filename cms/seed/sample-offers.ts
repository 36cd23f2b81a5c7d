import type { Portal } from '#cms/portal/portal.ts';
import { offersOf, offerWords } from '#cms/records/offers.ts';
import { SAMPLE_HEAD } from './facility-rows.ts';

type Declaring = Parameters<typeof offersOf>[0] & Pick<Portal, 'city' | 'environment' | 'offerSignatures' | 'supplies' | 'work'>;

/**
 * In a demonstration that is older than declarations, or whose sample centres were made without one, their heads declare
 * what they offer as it stands: it does not stop selling on the day from which its city asks. Where there is one nothing
 * is added.
 */
export async function declareSampleOffers(portal: Declaring): Promise<number> {
  const { city, environment, now, offerSignatures, supplies, work } = portal;
  if (environment.mode !== 'demo' || !city.demo || !city.offerSigning) return 0;
  const selling = (await offerSignatures.undeclaredSamples()).filter((id) => supplies.get(id));
  const said = await Promise.all(
    selling.map(async (facilityId) => ({ facilityId, ...offerWords(await offersOf(portal, facilityId)) })),
  );
  const due = said.filter(({ prices }) => prices.length > 0);
  const at = now();
  if (due.length > 0)
    await work(async (unit) => {
      for (const one of due) await offerSignatures.add({ ...one, ...SAMPLE_HEAD, at, codeAt: at }, unit);
      return { ok: true };
    });
  return due.length;
}
