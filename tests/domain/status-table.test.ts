import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOOKING_STATUSES, type BookingAction, isLive } from '#domain/booking/booking-state.ts';
import { foldStatus, lastStep, mayFollow, nextStatus, STATUS_TABLE } from '#domain/booking/status-table.ts';

const at = '2026-11-24T00:00:00Z';
const DOERS = ['guardian', 'staff', 'provider', 'system'] as const;
const TYPES = [...new Set(Object.values(STATUS_TABLE).flatMap((row) => Object.keys(row)))] as BookingAction['type'][];
const action = (type: BookingAction['type'], kind: (typeof DOERS)[number] = 'guardian', date = '2026-11-25') =>
  ({ type, at, by: { kind }, date }) as unknown as BookingAction;

describe('the table of statuses', () => {
  it('is never left, whatever is tried next by whomever, and what it does not name changes nothing', () => {
    const step = fc.record({ type: fc.constantFrom(...TYPES), kind: fc.constantFrom(...DOERS) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.boolean(), (steps, asked) => {
        const done: BookingAction[] = [action(asked ? 'request' : 'hold')];
        for (const { type, kind } of steps) {
          const before = foldStatus(done);
          const next = action(type, kind);
          if (!mayFollow(before, next)) continue;
          done.push(next);
          const after = foldStatus(done);
          expect(after).toBe(STATUS_TABLE[before][type]?.to ?? before);
          // What has ended begins again only where money had come in time.
          if (!isLive(before) && isLive(after)) expect([before, type]).toEqual(['expired', 'pay']);
          expect(lastStep(done)).toBeTruthy();
        }
      }),
    );
  });
  it('lets each thing be done by those alone who may', () => {
    expect(mayFollow('requested', action('accept', 'guardian'))).toBe(false);
    expect(mayFollow('requested', action('decline', 'guardian'))).toBe(false);
    expect(mayFollow('requested', action('unanswered', 'staff'))).toBe(false);
    expect(mayFollow('requested', action('sign', 'guardian'))).toBe(false);
    expect(mayFollow('held', action('sign', 'staff'))).toBe(false);
    expect(mayFollow('held', action('pay', 'provider'))).toBe(false);
    expect(mayFollow('signed', action('pay', 'guardian'))).toBe(false);
    expect(mayFollow('confirmed', action('check_in', 'guardian'))).toBe(false);
    expect(mayFollow('confirmed', action('complete', 'staff'))).toBe(false);
    expect(mayFollow('cancelled', action('settle_refund', 'guardian'))).toBe(false);
    expect(mayFollow('confirmed', action('absent', 'guardian'))).toBe(true);
  });
  it('is whole: every status has its row, and every one can be reached from what a centre is asked for', () => {
    const reached = new Set(['requested']);
    for (let size = 0; size < reached.size; ) {
      size = reached.size;
      for (const from of [...reached] as (typeof BOOKING_STATUSES)[number][])
        for (const type of TYPES) reached.add(nextStatus(from, { type }));
    }
    expect([...reached].sort()).toEqual([...BOOKING_STATUSES].sort());
  });
  it('names a booking by the last step that stands', () => {
    const paid = [action('hold'), action('sign'), action('pay', 'provider')];
    expect(lastStep(paid)).toBe('paid');
    expect(lastStep([...paid, action('check_in', 'staff')])).toBe('checked_in');
    expect(lastStep([...paid, action('check_in', 'staff'), action('undo_check_in', 'staff')])).toBe('paid');
    expect(lastStep([...paid, action('absent'), action('undo_absent', 'guardian', '2026-11-26')])).toBe('absent');
    expect(lastStep([...paid, action('cancel'), action('settle_refund', 'system')])).toBe('refunded');
    expect(lastStep([action('hold'), action('extend')])).toBe('extended');
    expect(lastStep([action('request')])).toBe('requested');
    expect(lastStep([action('request'), action('accept', 'staff')])).toBe('accepted');
    expect(lastStep([action('request'), action('unanswered', 'system')])).toBe('unanswered');
  });
});
