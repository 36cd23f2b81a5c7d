import { nobody } from '#cms/access/by-role.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { guardianField } from '#cms/fields/relations.ts';
import { sendPhoto } from '../send-photo.ts';

/**
 * Photographs of who collects a child, small, kept with the family's data so that they go with it. Nobody lists them; the
 * family, and the centre of a live booking, get one by its number.
 */
export const PickupPhotos = {
  ...recorded('pickup-photos', { zh: '接送人照片', en: ['Pick-up photograph', 'Pick-up photographs'] }, 'id', { read: nobody }, [
    guardianField,
    {
      name: 'child',
      type: 'relationship',
      relationTo: 'children',
      required: true,
      index: true,
      label: { zh: '孩子', en: 'Child' },
    },
    { name: 'jpeg', type: 'textarea', required: true, label: { zh: '照片（JPEG，Base64）', en: 'Picture (JPEG, Base64)' } },
  ]),
  endpoints: [sendPhoto],
};
