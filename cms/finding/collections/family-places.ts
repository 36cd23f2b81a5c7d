import { nobody } from '#cms/access/by-role.ts';
import { text } from '#cms/fields/kit.ts';
import { label, optionsOf } from '#cms/fields/label.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { guardianField } from '#cms/fields/relations.ts';
import { FAMILY_PLACE_LABELS } from '../family-places.ts';

/** Where a family often is. Only the family itself reads them: the search asks by number and session. */
export const FamilyPlaces = recorded('family-places', ['家庭地点', 'Family place', 'Family places'], 'label', { read: nobody }, [
  guardianField,
  {
    name: 'label',
    type: 'select',
    required: true,
    options: optionsOf(FAMILY_PLACE_LABELS, {
      home: ['家', 'Home'],
      work: ['单位', 'Work'],
      grandparents: ['爷爷奶奶、外公外婆家', 'Grandparents’ home'],
      other: ['别处', 'Elsewhere'],
    }),
    label: label('是哪里', 'What it is'),
  },
  text('called', '家里的叫法', 'What the family calls it', { maxLength: 20 }),
  text('name', '地名', 'Name of the place', { required: true }),
  { name: 'lat', type: 'number', required: true, label: label('纬度 (WGS-84)', 'Latitude (WGS-84)') },
  { name: 'lng', type: 'number', required: true, label: label('经度 (WGS-84)', 'Longitude (WGS-84)') },
]);
