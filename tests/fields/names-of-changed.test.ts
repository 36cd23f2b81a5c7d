import { expect, it } from 'vitest';
import { namesOfChanged } from '#cms/fields/hooks/names-of-changed.ts';

const FIELDS = ['id', 'name', 'facility', 'roles', 'services', 'updatedAt', '_status'].map((name) => ({ name }));
const BEFORE = {
  id: '1',
  name: '甲',
  facility: 'f1',
  roles: ['head', 'counter'],
  services: { ageFrom: 6, labels: [{ id: 'row', en: 'Infants' }] },
  updatedAt: '2026-11-23',
  _status: 'draft',
};

it.each<[what: string, after: Record<string, unknown>, fields: string[]]>([
  ['nothing but its date', { updatedAt: '2026-11-24' }, []],
  ['a name', { name: '乙' }, ['name']],
  ['several, in the order of the form', { _status: 'published', name: '乙' }, ['name', '_status']],
  ['a relationship that was read with its document', { facility: { id: 'f1', name: '海陵' } }, []],
  ['a relationship to another', { facility: { id: 'f2' } }, ['facility']],
  ['a list', { roles: ['head'] }, ['roles']],
  ['a list’s order', { roles: ['counter', 'head'] }, ['roles']],
  ['a row within a group', { services: { ageFrom: 6, labels: [{ id: 'row', en: 'Toddlers' }] } }, ['services']],
  ['what was never there to nothing', { absent: null }, []],
])('%s', (_, after, fields) => {
  expect(namesOfChanged([...FIELDS, { name: 'absent' }], BEFORE, { ...BEFORE, ...after })).toEqual(fields);
});
