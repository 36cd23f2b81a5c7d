import { expect, it } from 'vitest';
import { withPickups } from '#domain/family/pickups.ts';

const mother = { name: '林示例', relation: '妈妈', phone: '13800000001' };
const grandmother = { name: '王奶奶', relation: '奶奶', phone: '13900000002', photo: 'p1' };

it('keeps whoever is not named again, and the photograph of whoever is', () => {
  expect(withPickups([mother, grandmother], [mother])).toEqual([mother, grandmother]);
  expect(withPickups([grandmother], [{ name: ' 王 奶奶', relation: '奶奶', phone: '13700000003' }])).toEqual([
    { name: ' 王 奶奶', relation: '奶奶', phone: '13700000003', photo: 'p1' },
  ]);
});

it('adds a person once, though named twice, and takes nobody for another of the same telephone', () => {
  const grandfather = { name: '王爷爷', relation: '爷爷', phone: grandmother.phone };
  expect(withPickups([grandmother], [grandfather, grandfather])).toEqual([grandmother, grandfather]);
});
