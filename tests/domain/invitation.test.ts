import { expect, it } from 'vitest';
import { isInviting, normalInvitation, spokenInvitation } from '#domain/family/invitation.ts';

it.each(['K7QM3XPA', 'k7qm 3xpa', ' ｋ7qm-3xpa\n', 'k7 qm·3x pa'])('the code of an invitation is read as %j', (typed) => {
  expect(normalInvitation(typed)).toBe('K7QM3XPA');
});

it.each(['', 'K7QM3XP', 'K7QM3XPAA', '近托近托近托近托'])('%j is none', (typed) => {
  expect(normalInvitation(typed)).toBeUndefined();
});

it('is read out in two parts, and counts until its time is over', () => {
  expect(spokenInvitation('K7QM3XPA')).toBe('K7QM 3XPA');
  const [now, later] = ['2026-11-23T06:00:00.000Z', '2026-11-26T06:00:00.000Z'];
  expect([isInviting(undefined, now), isInviting(later, now), isInviting(later, later)]).toEqual([false, true, false]);
});
