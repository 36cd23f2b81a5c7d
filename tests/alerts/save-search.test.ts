import { describe, expect, it } from 'vitest';
import { MOST_SEARCHES, type SearchToSave, saveSearch } from '#cms/alerts/save-search.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import { partsOf } from '../support/parts-of.ts';
import { findsFree, NOW, searchesInMemory, waitingFamily } from './waiting.ts';

const { wish, address, label } = waitingFamily();
const asked: SearchToSave = {
  guardianId: 'family',
  wish: { ...wish, page: 3, perPage: 20 },
  address,
  label,
  lang: 'zh',
};

function family(...searches: SavedSearch[]) {
  const turns: string[] = [];
  const { list, records } = searchesInMemory(...searches);
  const portal = partsOf<typeof saveSearch>({
    ...findsFree('here', 'there'),
    guardians: { takeTurn: async (id) => void turns.push(id) },
    savedSearches: records,
  });
  return { portal, list, turns };
}

describe('saving a search', () => {
  it('knows what is free now, which is no news, and is done in the family’s turn', async () => {
    const { portal, turns } = family();
    const saved = await saveSearch(portal, asked);
    expect(saved).toMatchObject({ ok: true, saved: { guardianId: 'family', savedAt: NOW, known: ['here', 'there'], wish } });
    expect(turns).toEqual(['family']);
  });

  it('keeps no page of results', async () => {
    const saved = await saveSearch(family().portal, asked);
    expect(saved.ok && saved.saved.wish).toEqual(wish);
  });

  it('gives each its own number for the link that stops it', async () => {
    const { portal, list } = family();
    await saveSearch(portal, asked);
    await saveSearch(portal, { ...asked, address: 'another' });
    expect(new Set(list.map(({ stopKey }) => stopKey)).size).toBe(2);
  });

  it('twice is saving once', async () => {
    const { portal, list } = family(waitingFamily());
    expect(await saveSearch(portal, asked)).toMatchObject({ ok: true, saved: { id: 'search' } });
    expect(list).toHaveLength(1);
  });

  it('that a family has stopped saves another', async () => {
    const { portal, list } = family(waitingFamily({ stoppedAt: NOW, stopReason: 'by_family' }));
    expect(await saveSearch(portal, asked)).toMatchObject({ ok: true });
    expect(list).toHaveLength(2);
  });

  it('refuses one too many, and one without a time or with too long an address', async () => {
    const many = Array.from({ length: MOST_SEARCHES }, (_, n) => waitingFamily({ id: `${n}`, address: `${n}` }));
    const { portal, list } = family(...many);
    expect(await saveSearch(portal, asked)).toMatchObject({ ok: false, code: 'too_many_searches' });
    expect(await saveSearch(portal, { ...asked, wish: { page: 1, perPage: 20 } })).toMatchObject({
      ok: false,
      code: 'search_without_time',
      field: 'from',
    });
    expect(await saveSearch(portal, { ...asked, address: 'x'.repeat(1001) })).toMatchObject({ ok: false, code: 'too_long' });
    expect(list).toEqual(many);
  });

  it('refuses one of a centre that nobody runs here', async () => {
    expect(await saveSearch(family().portal, { ...asked, facilityId: 'nowhere' })).toMatchObject({
      ok: false,
      code: 'facility_not_found',
    });
  });
});
