import { nobody } from '#cms/access/by-role.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { facilityField, guardianField } from '#cms/fields/relations.ts';

/** Centres that a family wants to find again; nobody else's business. */
export const Favourites = recorded('favourites', { zh: '收藏', en: ['Favourite', 'Favourites'] }, 'id', { read: nobody }, [
  guardianField,
  facilityField,
]);
Favourites.indexes = [{ fields: ['guardian', 'facility'], unique: true }];
