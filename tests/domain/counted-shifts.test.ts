import { describe, expect, it } from 'vitest';
import { capacityAt } from '#domain/places/capacity.ts';
import { areAtOnce, countedShifts, type RotaShift, type StaffOnRota } from '#domain/places/counted-shifts.ts';

const limits = { places: 12, maxSize: 10, childrenPerStaff: 3 };
const wednesday = { date: '2026-11-25', weekday: 3 } as const;
const carer = (id: string, more: Partial<StaffOnRota> = {}): StaffOnRota => ({ id, role: 'carer', ...more });
let n = 0;
const shift = (staff: string, more: Partial<RotaShift> = {}): RotaShift => ({
  id: String(n++),
  classId: 'infants',
  staff,
  weekdays: '12345',
  from: 480,
  to: 1080,
  ...more,
});
const capacity = (rota: RotaShift[], staff: StaffOnRota[], classId = 'infants') =>
  capacityAt(
    540,
    wednesday,
    limits,
    countedShifts(rota, staff).filter((one) => one.classId === classId),
  ).capacity;

describe('the ratio counts qualified persons who are there, each once', () => {
  it('two carers: six children', () => {
    expect(capacity([shift('Wang'), shift('Li')], [carer('Wang'), carer('Li')])).toBe(6);
  });

  it.each(['head', 'health', 'guard', 'cook'] as const)('not a %s', (role) => {
    expect(capacity([shift('Wang'), shift('Li')], [carer('Wang'), carer('Li', { role })])).toBe(3);
  });

  it('nor anybody who is not on the list of staff', () => {
    expect(capacity([shift('Wang'), shift('nobody')], [carer('Wang')])).toBe(3);
  });

  it.each([
    ['2026-11-24', 3],
    ['2026-11-25', 6],
    [undefined, 6],
  ])('with a certificate that holds until %s', (certificateExpiresOn, children) => {
    expect(capacity([shift('Wang'), shift('Li')], [carer('Wang'), carer('Li', { certificateExpiresOn })])).toBe(children);
  });

  it('one shift written down twice is one, and so are two that overlap', () => {
    expect(capacity([shift('Wang'), shift('Wang')], [carer('Wang')])).toBe(3);
    expect(capacity([shift('Wang', { to: 720 }), shift('Wang', { from: 510 })], [carer('Wang')])).toBe(3);
  });

  it('who stands in two classes at once is in the first; one after the other is in both', () => {
    const both = [shift('Wang'), shift('Wang', { classId: 'toddlers' })];
    expect(capacity(both, [carer('Wang')])).toBe(3);
    expect(capacity(both, [carer('Wang')], 'toddlers')).toBe(0);
    const inTurn = [shift('Wang', { from: 480, to: 720 }), shift('Wang', { classId: 'toddlers', from: 720, to: 1080 })];
    expect(countedShifts(inTurn, [carer('Wang')])).toHaveLength(2);
  });
});

describe('two shifts of one person are at once', () => {
  it.each([
    ['the same', {}, true],
    ['on other weekdays', { weekdays: '67' }, false],
    ['one after the other', { from: 1080, to: 1140 }, false],
    ['from when the first has ended', { startsOn: '2026-12-01' }, false],
    ['on its last day', { startsOn: '2026-11-30' }, true],
    ["another's", { staff: 'Li' }, false],
  ])('%s: %s', (_, more, at) => {
    expect(areAtOnce(shift('Wang', { endsOn: '2026-11-30' }), shift('Wang', more))).toBe(at);
  });
});
