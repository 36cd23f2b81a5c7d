import { describe, expect, it } from 'vitest';
import { addFavourite, MOST_FAVOURITES } from '#cms/finding/favourites.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { partsOf } from '../support/parts-of.ts';

/** A verb and nothing else: records that keep their lists in memory, no database. */
function family(saved: string[]) {
  const turns: string[] = [];
  const list = [...saved];
  const centre = { id: 'new', operating: 'normal' } as Partial<Facility> as Facility;
  return {
    list,
    turns,
    portal: partsOf<typeof addFavourite>({
      facilities: { findNamed: async () => centre },
      favourites: {
        listOf: async () => list,
        add: async ({ facilityId }) => void list.unshift(facilityId),
      },
      guardians: { takeTurn: async (id) => void turns.push(id) },
    }),
  };
}

describe('saving a centre', () => {
  it('puts it in front, in the family’s turn', async () => {
    const { portal, list, turns } = family(['old']);
    const result = await addFavourite(portal, { guardianId: 'g', facility: 'new' });
    expect(result).toEqual({ ok: true, saved: ['new', 'old'], facilityId: 'new' });
    expect(list).toEqual(['new', 'old']);
    expect(turns).toEqual(['g']);
  });

  it('writes nothing for one that is saved already', async () => {
    const { portal, list } = family(['new']);
    expect(await addFavourite(portal, { guardianId: 'g', facility: 'new' })).toMatchObject({ ok: true, saved: ['new'] });
    expect(list).toEqual(['new']);
  });

  it('refuses one too many', async () => {
    const many = Array.from({ length: MOST_FAVOURITES }, (_, at) => `c${at}`);
    const { portal, list } = family(many);
    const result = await addFavourite(portal, { guardianId: 'g', facility: 'new' });
    expect(result).toMatchObject({ ok: false, code: 'too_many_favourites' });
    expect(list).toEqual(many);
  });
});
