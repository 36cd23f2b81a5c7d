import type { CityPack } from './city-pack.ts';

/** Every pack that ships; a city adds a folder and a line. */
const PACKS: Record<string, () => Promise<{ pack: CityPack }>> = {
  taizhou: () => import('./taizhou/pack.ts'),
  'british-columbia': () => import('./british-columbia/pack.ts'),
};

export async function chooseCity(code: string): Promise<CityPack> {
  const load = PACKS[code];
  if (!load) throw new Error(`CITY=${code}: there is no such city pack. Known: ${Object.keys(PACKS).join(', ')}.`);
  return (await load()).pack;
}
