import { describe, expect, it } from 'vitest';
import { ageProblem, heldSessions, nextReminder, nextSession, sessionDates, sessionsOf } from '#domain/guidance/sessions.ts';
import {
  type InLine,
  meanRating,
  nextInLine,
  placesLeft,
  positionOf,
  remarksShown,
  stateOnJoining,
  whyNotByCode,
  whyNotSignUp,
} from '#domain/guidance/signup.ts';

const ZONE = 'Asia/Shanghai';
const times = { date: '2026-12-05', from: '09:30', to: '10:30' };
const one = (number: number, state: InLine['state']): InLine => ({ id: String(number), number, state });

describe('the sessions of an activity', () => {
  it('are its weeks and its further days, each once, in order', () => {
    expect(sessionDates(times)).toEqual(['2026-12-05']);
    const dates = sessionDates({ ...times, weeks: 3, moreDates: '2026-12-12\n2026-12-09\n\nsoon' });
    expect(dates).toEqual(['2026-12-05', '2026-12-09', '2026-12-12', '2026-12-19']);
    expect(sessionDates({ date: undefined as never })).toEqual([]);
    expect(sessionDates({ ...times, weeks: 1e308, moreDates: {} as never })).toHaveLength(52);
  });

  it('can be joined until the last begins, and were held once they began and were not called off before', () => {
    const sessions = sessionsOf({ ...times, weeks: 2 }, ZONE);
    expect(nextSession(sessions, '2026-12-05T01:29:00.000Z')?.date).toBe('2026-12-05');
    expect(nextSession(sessions, '2026-12-05T01:30:00.000Z')?.date).toBe('2026-12-12');
    expect(nextSession(sessions, '2026-12-12T01:30:00.000Z')).toBeUndefined();
    const now = '2027-01-01T00:00:00.000Z';
    expect(heldSessions(sessions, now)).toHaveLength(2);
    expect(heldSessions(sessions, now, '2026-12-06T00:00:00.000Z').map(({ date }) => date)).toEqual(['2026-12-05']);
    expect(heldSessions(sessions, '2026-12-05T00:00:00.000Z')).toEqual([]);
  });

  it('are reminded of a week before the first and two days before each, in the morning', () => {
    const sessions = sessionsOf({ ...times, weeks: 2 }, ZONE);
    const next = (now: string) => nextReminder(sessions, now, ZONE);
    expect(next('2026-11-20T00:00:00.000Z')).toBe('2026-11-28T02:00:00.000Z');
    expect(next('2026-11-28T02:00:00.000Z')).toBe('2026-12-03T02:00:00.000Z');
    expect(next('2026-12-03T02:00:00.000Z')).toBe('2026-12-10T02:00:00.000Z');
    expect(next('2026-12-10T02:00:00.000Z')).toBeUndefined();
  });
});

describe('the age on the day', () => {
  const ages = { fromMonth: 7, toMonth: 12 };
  it('counts both ends, and says from when or until when', () => {
    expect(ageProblem('2026-05-05', ages, '2026-12-05')).toBeUndefined();
    expect(ageProblem('2025-11-06', ages, '2026-12-05')).toBeUndefined();
    expect(ageProblem('2026-05-06', ages, '2026-12-05')).toEqual({ reason: 'too_young', from: '2026-12-06' });
    expect(ageProblem('2025-11-05', ages, '2026-12-05')).toEqual({ reason: 'too_old', until: '2026-12-04' });
  });

  it('has to be right for one of those who come', () => {
    const wish = { open: true, cancelled: false, on: '2026-12-05', signedUp: false, ages };
    const [young, right, old] = ['2026-10-01', '2026-03-01', '2024-01-01'].map((birthDate) => ({ birthDate }));
    if (!young || !right || !old) throw new Error('three children');
    expect(whyNotSignUp({ ...wish, children: [old, right] })).toBeUndefined();
    expect(whyNotSignUp({ ...wish, children: [old, young] })).toEqual({ reason: 'too_young', on: '2027-05-01' });
    expect(whyNotSignUp({ ...wish, children: [old] })).toEqual({ reason: 'too_old', on: '2025-01-31' });
    expect(whyNotSignUp({ ...wish, children: [] })).toEqual({ reason: 'no_child' });
    expect(whyNotSignUp({ ...wish, on: undefined, children: [right] })).toEqual({ reason: 'over' });
    expect(whyNotSignUp({ ...wish, open: false, children: [right] })).toEqual({ reason: 'not_open' });
    expect(whyNotSignUp({ ...wish, cancelled: true, children: [right] })).toEqual({ reason: 'cancelled' });
    expect(whyNotSignUp({ ...wish, signedUp: true, children: [right] })).toEqual({ reason: 'signed_up' });
  });
});

describe('the places of an activity', () => {
  const line = [one(1, 'in'), one(2, 'left'), one(3, 'in'), one(4, 'waiting'), one(5, 'waiting')];
  it('are for families, and who left takes none', () => {
    expect(placesLeft(3, line)).toBe(1);
    expect(placesLeft(1, line)).toBe(0);
    expect(placesLeft(undefined, line)).toBeUndefined();
  });

  it('go to those who wait in their turn, and nobody passes them', () => {
    expect(nextInLine(2, line)).toEqual([]);
    expect(nextInLine(3, line).map(({ number }) => number)).toEqual([4]);
    expect(nextInLine(null, line).map(({ number }) => number)).toEqual([4, 5]);
    expect(stateOnJoining(3, line)).toBe('waiting');
    expect(stateOnJoining(3, line.slice(0, 3))).toBe('in');
    expect(stateOnJoining(2, line.slice(0, 3))).toBe('waiting');
    expect(positionOf(one(5, 'waiting'), line)).toBe(2);
  });
});

it('says what families thought, in no order of theirs, and nothing of fewer than three', () => {
  expect(meanRating([5, 4])).toBeUndefined();
  expect(remarksShown(['b', 'a'])).toEqual([]);
  expect(remarksShown(['c', 'a', 'b'])).toEqual(['a', 'b', 'c']);
  expect(meanRating([5, 4, 4])).toEqual({ count: 3, mean: 4.3 });
});

describe('a code at the door', () => {
  const shown = {
    state: 'in',
    isHere: true,
    cancelled: false,
    dates: ['2026-12-05', '2026-12-12'],
    today: '2026-12-12',
  } as const;
  it('counts at its own activity on the day of a session, of a family that has a place', () => {
    expect(whyNotByCode(shown)).toBeUndefined();
    expect(whyNotByCode({ ...shown, state: 'waiting' })).toEqual({ reason: 'code_waiting' });
    expect(whyNotByCode({ ...shown, state: 'left' })).toEqual({ reason: 'code_left' });
    expect(whyNotByCode({ ...shown, cancelled: true })).toEqual({ reason: 'code_called_off' });
  });
  it('is otherwise told with the day on which it counts, or counted', () => {
    expect(whyNotByCode({ ...shown, today: '2026-12-06' })).toEqual({ reason: 'code_other_day', on: '2026-12-12' });
    expect(whyNotByCode({ ...shown, isHere: false })).toEqual({ reason: 'code_other', on: '2026-12-12' });
    expect(whyNotByCode({ ...shown, isHere: false, today: '2026-12-13' })).toEqual({ reason: 'code_over', on: '2026-12-12' });
  });
});
