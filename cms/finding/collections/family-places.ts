import { nobody } from '#cms/access/by-role.ts';
import { text } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { guardianField } from '#cms/fields/relations.ts';
import { FAMILY_PLACE_LABELS } from '../family-places.ts';

/** Where a family often is. Only the family itself reads them: the search asks by number and session. */
export const FamilyPlaces = recorded(
  'family-places',
  { zh: '家庭地点', en: ['Family place', 'Family places'] },
  'label',
  { read: nobody },
  [
    guardianField,
    {
      name: 'label',
      type: 'select',
      required: true,
      options: optionsOf(FAMILY_PLACE_LABELS, {
        home: { zh: '家', en: 'Home' },
        work: { zh: '单位', en: 'Work' },
        grandparents: { zh: '爷爷奶奶、外公外婆家', en: 'Grandparents’ home' },
        other: { zh: '别处', en: 'Elsewhere' },
      }),
      label: { zh: '是哪里', en: 'What it is' },
    },
    text('called', { zh: '家里用的名称', en: 'What the family calls it' }, { maxLength: 20 }),
    text('name', { zh: '地名', en: 'Name of the place' }, { required: true }),
    { name: 'lat', type: 'number', required: true, label: { zh: '纬度 (WGS-84)', en: 'Latitude (WGS-84)' } },
    { name: 'lng', type: 'number', required: true, label: { zh: '经度 (WGS-84)', en: 'Longitude (WGS-84)' } },
  ],
);
