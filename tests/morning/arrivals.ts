import type { Random } from '#cms/seed/random.ts';
import { type Deed, PROPORTIONS } from './proportions.ts';

/**
 * People come when they come, and not when the one before them has been served: each kind by chance, as often as its
 * proportion says, whatever the portal does meanwhile; of each at least one. Resolves when the last of them has gone.
 */
export async function arrivals(
  deeds: Record<Deed, () => Promise<void>>,
  { rate, seconds, random }: { rate: number; seconds: number; random: Random },
): Promise<number> {
  const until = performance.now() + seconds * 1000;
  const underWay = new Set<Promise<void>>();
  let most = 0;
  const comes = async (deed: Deed) => {
    const { perMinute } = PROPORTIONS[deed];
    for (let first = true; ; first = false) {
      const chance = (-Math.log(1 - random.next()) * 60_000) / (perMinute * rate);
      const wait = first ? Math.min(chance, (random.next() * seconds * 1000) / 3) : chance;
      if (performance.now() + wait > until) return;
      await new Promise((resolve) => setTimeout(resolve, wait));
      const gone = deeds[deed]().finally(() => underWay.delete(gone));
      underWay.add(gone);
      most = Math.max(most, underWay.size);
    }
  };
  await Promise.all((Object.keys(PROPORTIONS) as Deed[]).map(comes));
  await Promise.all(underWay);
  return most;
}
