import { describe, expect, it } from 'vitest';
import { answered, type Line, stateOf, tapped, undoOf, type Waiting } from '../../site/door/at-door.ts';

const line: Line = {
  ...{ booking: 'b1', child: '小满', from: 540, to: 600, state: 'ahead' },
  ...{ pickups: [], codes: [], enrolled: false },
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
    expect(['here', 'left', 'absent', 'ahead'].map((state) => undoOf(state as Line['state']))).toEqual([
      'undo_check_in',
      'undo_check_out',
      'undo_absent',
      undefined,
    ]);
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
