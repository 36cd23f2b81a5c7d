import type { SearchNeeds } from '#cms/finding/search-results.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { SavedSearch, SavedSearches } from '#cms/records/saved-searches.ts';

export const NOW = '2026-11-23T07:02:00.000Z';

/** The example family's search: eight months, by the hour, on Wednesday from ten to twelve. */
export const waitingFamily = (also: Partial<SavedSearch> = {}): SavedSearch => ({
  id: 'search',
  guardianId: 'family',
  wish: { ageMonths: 8, form: ['hourly'], when: { kind: 'window', date: '2026-11-25', from: 600, to: 720 } },
  address: 'ageMonths=8&form=hourly',
  label: { zh: { when: '11 月 25 日 10:00–12:00' }, en: { when: '25 November, 10:00–12:00' } },
  lang: 'zh',
  savedAt: '2026-11-22T01:00:00.000Z',
  known: [],
  unsent: [],
  toldCount: 0,
  stopKey: 'a-number-of-16-b',
  version: 1,
  ...also,
});

/** The records of saved searches, in memory. */
export function searchesInMemory(...searches: SavedSearch[]) {
  const list = [...searches];
  const records = {
    find: async (id) => list.find((one) => one.id === id),
    findByStopKey: async (stopKey) => list.find((one) => one.stopKey === stopKey),
    liveOf: async (guardianId) => list.filter((one) => one.guardianId === guardianId && !one.stoppedAt),
    add: async (search) => {
      const saved = { ...waitingFamily(), ...search, id: `saved-${list.length}` };
      list.push(saved);
      return saved;
    },
    change: async (seen, { stoppedAt, stopReason, ...to }) => {
      const changed = { ...seen, ...to, stoppedAt: stoppedAt ?? undefined, stopReason: stopReason ?? undefined };
      list.splice(list.indexOf(seen), 1, changed);
      return changed;
    },
  } satisfies Partial<SavedSearches>;
  return { list, records };
}

/** A city whose search always finds these centres free, as far as saved searches ask. */
export function findsFree(...ids: string[]) {
  const hits = ids.map((id) => ({ id }));
  return {
    city: { timeZone: 'Asia/Shanghai' },
    now: () => NOW,
    special: () => new Map(),
    occupancy: { look: async () => ({ claimsOf: () => [], versionOf: () => 0, heldIn: () => [] }) },
    queues: { look: async () => ({ at: new Map(), rules: () => [], published: () => undefined }), note: () => undefined },
    search: { searchFacilities: async () => ({ total: hits.length, hits, facets: {} }) },
    supplies: { get: () => undefined, versionOf: () => undefined },
  } as unknown as SearchNeeds & Pick<Portal, 'city'>;
}
