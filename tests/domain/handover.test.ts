import { expect, it } from 'vitest';
import { judgeHandover } from '#domain/booking/handover.ts';

const BOOKING = { pickups: [{ name: '林示例', relation: '妈妈', phone: '13800000001' }], pickupCode: '482913' };
const judge = (handover: Parameters<typeof judgeHandover>[0]) => judgeHandover(handover, BOOKING);

it('gives a child to whoever tells the family’s code, and keeps who it was', () => {
  expect(judge({ name: '林示例', code: '482 913' })).toEqual({ name: '林示例', relation: '妈妈', checked: 'code' });
  expect(judge({ name: ' 小姨 ', code: '482913' })).toEqual({ name: '小姨', checked: 'code' });
});

it('gives it for a document alone to those whom the family has named', () => {
  expect(judge({ name: '林示例', document: true })).toEqual({ name: '林示例', relation: '妈妈', checked: 'document' });
  expect(judge({ name: '路人', document: true })).toBe('pickup_not_known');
  expect(judge({ name: '林示例' })).toBe('pickup_not_known');
});

it('gives it to nobody without a name, nor for a wrong code, whatever else is shown', () => {
  expect(judge({ name: '  ', code: '482913' })).toBe('nobody_named');
  expect(judge({ name: '林示例', code: '482914', document: true })).toBe('pickup_code_wrong');
  expect(judgeHandover({ name: '林示例', code: '1' }, { pickups: BOOKING.pickups })).toBe('pickup_code_wrong');
});
