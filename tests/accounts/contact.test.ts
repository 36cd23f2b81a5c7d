import { describe, expect, it } from 'vitest';
import { isTelephone, normalContact, readContact, readPhone } from '#cms/accounts/contact.ts';

describe('a contact', () => {
  it.each([
    ['13800000001', '13800000001'],
    [' 138 0000 0001 ', '13800000001'],
    ['１３８-００００-０００１', '13800000001'],
    ['+86 138-0000-0001', '13800000001'],
    ['0086 13800000001', '13800000001'],
    ['86 138 0000 0001', '13800000001'],
    ['8613800000001', '13800000001'],
    ['086-138-0000-0001', '13800000001'],
    ['(+86)138 0000 0001', '13800000001'],
    ['（86）138－0000－0001', '13800000001'],
    ['【+86】13800000001', '13800000001'],
    ['＋８６　１３８０００００００１', '13800000001'],
    ['\u202d+86 138 0000 0001\u202c', '13800000001'],
    ['138\u200b0000\u00a00001\ufeff', '13800000001'],
    ['138—0000–0001', '13800000001'],
    ['138.0000.0001', '13800000001'],
    ['138·0000·0001', '13800000001'],
    ['tel:+86-138-0000-0001', '13800000001'],
    ['手机：138 0000 0001', '13800000001'],
    ['+1 (604) 555-0111', '+16045550111'],
    ['001 604 555 0111', '+16045550111'],
    ['+852 9123 4567', '+85291234567'],
    ['Lin@Example.ORG', 'lin@example.org'],
    ["o'neil+托育_a-b/c=d@例子.example.co", "o'neil+托育_a-b/c=d@例子.example.co"],
  ])('in China, %s is known as %s', (text, contact) => {
    expect(normalContact(text, 'CN')).toBe(contact);
  });

  it.each([
    ['604-555-0111', '6045550111'],
    ['+1 604 555 0111', '6045550111'],
    ['1 604 555 0111', '6045550111'],
    ['206 555 0111', '+12065550111'],
    ['+86 138 0000 0001', '+8613800000001'],
  ])('in Canada, %s is known as %s', (text, contact) => {
    expect(normalContact(text, 'CA')).toBe(contact);
  });

  it.each([
    '',
    'me',
    '1380000000',
    '138000000011',
    '12345678901',
    '0523-86880000',
    '604-555-0111',
    '13800000001, 13800000002',
    'call 13800000001',
    'a@example.com,b@example.com',
    'a,b@example.com',
    'x<lin@example.com',
    '＜lin@example.com＞',
    'lin(1)@example.com',
    'lin@example.com(1)',
    'to:lin@example.com;',
    '"lin"@example.com',
    'lin@[127.0.0.1]',
    'lin@example.com>',
    'lin@example',
    '+',
    '9'.repeat(300),
  ])('is none: %j', (text) => {
    expect(normalContact(text, 'CN')).toBeUndefined();
  });
});

it.each([
  ['138000000', 'phone_too_short', 9],
  ['1380000000', 'phone_too_short', 10],
  ['138000000011', 'phone_too_long', 12],
  ['13800000001, 13800000002', 'phone_too_long', 22],
  ['12345678901', 'phone_not_mobile', undefined],
  ['0523-86880000', 'phone_not_mobile', undefined],
  ['lin@example', 'email_invalid', undefined],
  ['me', 'contact_invalid', undefined],
  ['call 13800000001', 'contact_invalid', undefined],
  ['', 'contact_invalid', undefined],
])('what is wrong with %j is said: %s', (text, code, count) => {
  const read = readContact(text, 'CN', 'to');
  expect(read).toMatchObject({ ok: false, status: 400, code, field: 'to', ...(count ? { params: { count } } : {}) });
});

it.each([
  ['', ''],
  ['138 0000 0001', '13800000001'],
  ['+86-13800000001', '13800000001'],
  ['0523-86880000', '0523 8688 0000'],
  ['（0523）8688 0000', '0523 8688 0000'],
  ['+852 9123 4567', '+85291234567'],
  ['a@example.com', 'a@example.com'],
])('the telephone of whoever collects a child may be %j: %j', (text, phone) => {
  expect(readPhone(text, 'CN', 'phone')).toEqual({ ok: true, phone });
});

it.each(['1', '12345678901', '1380000000', 'grandma', '0', '99'])('nobody who collects a child has the telephone %j', (text) => {
  expect(readPhone(text, 'CN', 'phone')).toMatchObject({ ok: false, field: 'phone' });
});

it('takes a telephone of whatever kind for one, and nothing else', () => {
  for (const number of ['0523-8000 0000', '13800000001', '+1 250 555 0111']) expect(isTelephone(number, 'CN'), number).toBe(true);
  for (const text of ['', 'call me', '12', '0523-80000000 / 13800000001', '+0 123'])
    expect(isTelephone(text, 'CN'), text).toBe(false);
});
