import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COMPLAINT_STATES, complaintNumber, readComplaintNumber, whyNotStep } from '#domain/supervision/complaint.ts';

it('a number is read however it is typed, and no other is', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }), (draws) => {
      const left = [...draws];
      const number = complaintNumber((below) => (left.shift() ?? 0) % below);
      expect(number).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
      const typed = ` ${number.toLowerCase().replaceAll('-', ' – ')}　`;
      expect([number, typed, number.replaceAll('-', '')].map(readComplaintNumber)).toEqual([number, number, number]);
      expect(readComplaintNumber(number.slice(1))).toBeUndefined();
    }),
  );
  for (const text of ['', '0000-0000-0000', 'ABCD-EFGH-JKM', 'ABCD-EFGH-JKMNP', '投诉投诉-投诉投诉-投诉投诉'])
    expect(readComplaintNumber(text)).toBeUndefined();
});

it('goes on, never back, and an answer has words', () => {
  for (const [index, from] of COMPLAINT_STATES.entries())
    for (const [next, to] of COMPLAINT_STATES.entries())
      expect([from, to, whyNotStep({ from, to }, 'words')]).toEqual([from, to, next < index ? 'goes_back' : undefined]);
  for (const reply of ['', '  \n', null, undefined])
    expect(whyNotStep({ from: 'received', to: 'answered' }, reply)).toBe('no_words');
});
