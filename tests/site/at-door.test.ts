import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ANYBODY, answered, isLeft, type Line, noonOf, stateOf, tapped, undoOf, type Waiting } from '../../site/door/at-door.ts';
import { readSent } from '../../site/door/sent-taps.ts';

const line: Line = {
  ...{ booking: 'b1', child: '小满', from: 540, to: 600, state: 'ahead' },
  ...{ pickups: [], codes: [], enrolled: false, noon: false },
};
const tap = (id: string, what: Waiting['what'], also: Partial<Waiting> = {}): Waiting => ({
  ...{ id, what, booking: 'b1', user: 'u', child: '小满', at: '2026-11-25T01:00:00.000Z' },
  ...also,
});

describe('taps on a phone without network', () => {
  it('stand at once, the last one first', () => {
    expect(stateOf(line, [])).toBe('ahead');
    expect(stateOf(line, [tap('1', 'check_in')])).toBe('here');
    expect(stateOf(line, [tap('1', 'check_in'), tap('2', 'check_out')])).toBe('left');
    expect(stateOf(line, [tap('1', 'check_in', { booking: 'b2' })])).toBe('ahead');
    expect(stateOf(line, [tap('1', 'check_in', { refused: 'no' })])).toBe('ahead');
  });

  it('that were not sent are taken back without a trace; sent ones by a tap of their own', () => {
    const one = tapped([], tap('1', 'check_in'));
    expect(tapped(one, tap('2', 'undo_check_in'))).toEqual([]);
    expect(tapped([], tap('2', 'undo_check_in'))).toHaveLength(1);
    expect(tapped(one, tap('2', 'check_out'))).toHaveLength(2);
    // On its way, or its answer was lost: the portal may have it.
    const tried = tapped([tap('1', 'check_in', { tried: true })], tap('2', 'undo_check_in'));
    expect(tried.map(({ id }) => id)).toEqual(['1', '2']);
    expect(stateOf(line, tried)).toBe('ahead');
    expect(['here', 'left', 'absent', 'ahead'].map((state) => undoOf(state as Line['state']))).toEqual([
      'undo_check_in',
      'undo_check_out',
      'undo_absent',
      undefined,
    ]);
  });

  it('at noon leave the child where it is, and are taken back before it is', () => {
    const taps = [tap('1', 'check_in', { tried: true }), tap('2', 'noon_check')];
    expect([stateOf(line, taps), noonOf(line, taps), noonOf(line, taps.slice(0, 1))]).toEqual(['here', true, false]);
    expect([undoOf('here', true), undoOf('here'), undoOf('left', true)]).toEqual([
      'undo_noon_check',
      'undo_check_in',
      'undo_check_out',
    ]);
    const back = tapped(taps, tap('3', 'undo_noon_check'));
    expect(back.map(({ id }) => id)).toEqual(['1']);
    expect(noonOf({ ...line, noon: true }, [tap('4', 'undo_noon_check')])).toBe(false);
  });

  it('go once they were heard, stay where nothing came back, and say why they were refused', () => {
    const taps = [tap('1', 'check_in'), tap('2', 'check_out'), tap('3', 'absent')];
    const left = answered(taps, [
      { id: '1', state: 'noted' },
      { id: '2', refused: 'not today' },
    ]);
    expect(left.map(({ id, refused }) => [id, refused])).toEqual([
      ['2', 'not today'],
      ['3', undefined],
    ]);
  });
});

describe('what a phone sends', () => {
  const one = (over: object = {}) => ({
    ...{ id: randomUUID(), booking: 'b1', what: 'check_in', at: '2026-11-25T01:00:00.000Z' },
    ...over,
  });
  const read = (taps: unknown, user: unknown = 'u') => readSent(JSON.stringify({ user, taps }));

  it('is read tap by tap: one that is none keeps no other from being noted', () => {
    const check = { noticed: ['skin'], temperature: '36.8', note: '' };
    const [good, other] = [one({ check }), one({ what: 'check_out', handover: { name: '奶奶', code: '123456' } })];
    const bad = [one({ what: 'sleep' }), one({ at: 'now' }), one({ handover: { name: '奶'.repeat(61) } })];
    bad.push(one({ check: { noticed: ['nose'], temperature: '', note: '' } }));
    const { taps, unread } = read([good, ...bad, other]) ?? {};
    expect(taps).toEqual([good, other]);
    expect(unread).toEqual(bad.map(({ id }) => id));
  });

  it('is nothing where it is no list of taps', () => {
    expect(readSent('{')).toBeUndefined();
    expect(read('many')).toBeUndefined();
    expect(read([{ id: 'x' }])).toBeUndefined();
    expect(read([], 7)).toBeUndefined();
    expect(read(Array.from({ length: 501 }, () => one()))).toBeUndefined();
  });
});

describe('a session that was left without network', () => {
  const LEFT = Date.parse('2026-11-25T01:00:00.000Z');
  const leaving = { user: 'u', at: LEFT };
  /** It is asked an hour later, by a phone whose clock is right, or a day behind. */
  const asked = LEFT + 3_600_000;
  const iso = (at: number) => new Date(at).toISOString();
  const since = (minutes: number, apart: number) => ({ began: iso(LEFT + apart + minutes * 60_000), asOf: iso(asked + apart) });

  it.each([0, 86_400_000])('is ended, and one that began since is not, with clocks %i ms apart', (apart) => {
    const user = { id: 'u' };
    expect(isLeft(leaving, { user, ...since(-10, apart) }, asked)).toBe(true);
    expect(isLeft(leaving, { user, ...since(5, apart) }, asked)).toBe(false);
    const anybody = { ...leaving, user: ANYBODY };
    expect(isLeft(anybody, { user: { id: 'other' }, ...since(-10, apart) }, asked)).toBe(true);
    expect(isLeft(anybody, { user: { id: 'other' }, ...since(5, apart) }, asked)).toBe(false);
  });

  it('of somebody else is not ended, nor one that is over; of one that does not say when it began nobody knows better', () => {
    expect(isLeft(leaving, { user: { id: 'other' }, ...since(-10, 0) }, asked)).toBe(false);
    expect(isLeft(leaving, { user: null }, asked)).toBe(false);
    expect(isLeft(leaving, { user: { id: 'u' } }, asked)).toBe(true);
  });
});
