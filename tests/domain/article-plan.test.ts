import { describe, expect, it } from 'vitest';
import { isLate, whyNotCorrect, whyNotPlan } from '#domain/guidance/article-plan.ts';

const NOW = '2026-11-23T02:00:00.000Z';
const reviewer = { id: 'r', roles: ['reviewer'] };
const plan = {
  ...{ writers: ['a'], review: 'in_review', isPublic: false, unfinished: false },
  ...{ dueAt: '2026-11-24T00:00:00.000Z', now: NOW },
};

describe('a publication is planned', () => {
  it('by a reviewer who wrote nothing of the text, for what was sent and lacks nothing, within half a year', () => {
    expect(whyNotPlan(reviewer, plan)).toBeUndefined();
    expect(whyNotPlan({ id: 'x', roles: ['author', 'administrator'] }, plan)).toBe('only_reviewers_plan');
    expect(whyNotPlan(reviewer, { ...plan, writers: ['a', 'r'] })).toBe('own_text');
    expect(whyNotPlan(reviewer, { ...plan, review: 'writing' })).toBe('not_sent');
    expect(whyNotPlan(reviewer, { ...plan, isPublic: true })).toBe('public_already');
    expect(whyNotPlan(reviewer, { ...plan, unfinished: true })).toBe('unfinished');
    expect(whyNotPlan(reviewer, { ...plan, dueAt: NOW })).toBe('past');
    expect(whyNotPlan(reviewer, { ...plan, dueAt: '2027-11-24T00:00:00.000Z' })).toBe('too_far');
  });

  it('and is late ten minutes after its moment, or once it has stopped', () => {
    const open = { kind: 'publication', state: 'open', dueAt: NOW } as const;
    expect(isLate(open, '2026-11-23T02:09:00.000Z')).toBe(false);
    expect(isLate(open, '2026-11-23T02:11:00.000Z')).toBe(true);
    expect(isLate({ ...open, state: 'stopped' }, NOW)).toBe(true);
    for (const state of ['done', 'called_off'] as const)
      expect(isLate({ ...open, state }, '2027-01-01T00:00:00.000Z')).toBe(false);
    expect(isLate({ ...open, kind: 'correction' }, '2026-11-23T02:01:00.000Z')).toBe(true);
  });
});

it('what is public is corrected at once by a reviewer, also in its own words, once until it was reviewed', () => {
  const about = { isPublic: true, isChanged: true, isCorrected: false };
  expect(whyNotCorrect(reviewer, about)).toBeUndefined();
  expect(whyNotCorrect({ id: 'a', roles: ['author'] }, about)).toBe('only_reviewers_correct');
  expect(whyNotCorrect(reviewer, { ...about, isPublic: false })).toBe('not_public');
  expect(whyNotCorrect(reviewer, { ...about, isChanged: false })).toBe('nothing_changed');
  expect(whyNotCorrect(reviewer, { ...about, isCorrected: true })).toBe('corrected_already');
});
