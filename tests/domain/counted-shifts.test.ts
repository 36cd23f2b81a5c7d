import { describe, expect, it } from 'vitest';
import { capacityAt } from '#domain/places/capacity.ts';
import { countedShifts, type RotaShift, type StaffOnRota } from '#domain/places/counted-shifts.ts';
import { areAtOnce } from '#domain/places/shift.ts';
import type { StaffStandard } from '#domain/places/staff-standard.ts';

const limits = { places: 12, maxSize: 10, childrenPerStaff: 3 };
const wednesday = { date: '2026-11-25', weekday: 3 } as const;
const carer = (id: string, more: Partial<StaffOnRota> = {}): StaffOnRota => ({
  id,
  name: id,
  facilityId: 'centre',
  role: 'carer',
  certificate: '保育师（四级）',
  certificateNumber: `N-${id}`,
  healthCheckOn: '2026-06-01',
  ...more,
});
const standards: StaffStandard[] = [
  { need: 'certificate', accepts: ['保育师', '育婴员'], source: 'law', effectiveOn: '2019-10-08' },
  { need: 'certificate_number', source: 'city', effectiveOn: '2019-10-08' },
  { need: 'health_check', validMonths: 12, source: 'law', effectiveOn: '2019-10-08' },
];
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
const capacity = (rota: RotaShift[], staff: StaffOnRota[], classId = 'infants', asked = standards) =>
  capacityAt(
    540,
    wednesday,
    limits,
    countedShifts(rota, { staff, standards: asked }).filter((one) => one.classId === classId),
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

  it.each([
    ['without a certificate', { certificate: undefined }],
    ['with an empty one', { certificate: ' ' }],
    ['with one without a number', { certificateNumber: ' - ' }],
    ['with one that is none of those', { certificate: '驾驶证' }],
    ['without a health check', { healthCheckOn: undefined }],
    ['with one that is more than a year old', { healthCheckOn: '2025-11-24' }],
    ['with one that is still to come', { healthCheckOn: '2026-11-26' }],
  ])('nobody %s', (_, more) => {
    expect(capacity([shift('Wang'), shift('Li')], [carer('Wang'), carer('Li', more)])).toBe(3);
  });

  it('what a standard asks counts from its day on, and takes the place of an older one', () => {
    const rota = [shift('Wang'), shift('Li')];
    const staff = [carer('Wang'), carer('Li', { certificate: '育婴员' })];
    const stricter = (effectiveOn: string): StaffStandard => ({
      need: 'certificate',
      accepts: ['保育师'],
      source: 'law',
      effectiveOn,
    });
    expect(capacity(rota, staff, 'infants', [...standards, stricter('2026-11-26')])).toBe(6);
    expect(capacity(rota, staff, 'infants', [...standards, stricter('2026-11-25')])).toBe(3);
    expect(capacity(rota, [carer('Wang'), carer('Li', { certificate: undefined })], 'infants', [])).toBe(6);
  });

  it.each([
    ['the same certificate', { name: 'Wang Fang' }, { name: 'Fang Wang', certificateNumber: 'a 1' }, 3],
    ['the same name and telephone', { phone: '138 0000 0001' }, { certificateNumber: 'B2', phone: '+8613800000001' }, 3],
    ['the same name, typed otherwise', {}, { name: 'Ｗａｎｇ　', certificateNumber: undefined }, 3],
    ['a note behind the name', {}, { name: 'Wang（夜班）', certificateNumber: 'B2' }, 3],
    ['another name within brackets alone', { name: '（王）' }, { name: '（李）', certificateNumber: 'B2' }, 6],
    ['one name and two numbers that nobody has asked about', {}, { certificateNumber: 'B2' }, 3],
    ['one name and two numbers, and they are two, as the head says', {}, { certificateNumber: 'B2', isNamesake: true }, 6],
    ['a namesake, as the head says', { certificateNumber: undefined }, { certificateNumber: undefined, isNamesake: true }, 6],
    ['the same in two centres', {}, { facilityId: 'another', certificateNumber: 'A-2' }, 6],
  ])('who stands in the list twice is there once: %s', (_, one, other, children) => {
    const wang = carer('1', { name: 'Wang', certificateNumber: 'A1', ...one });
    const again = carer('2', { name: 'Wang', ...other });
    const asked = standards.filter(({ need }) => need !== 'certificate_number');
    expect(capacity([shift('1'), shift('2')], [wang, again], 'infants', asked)).toBe(children);
    expect(capacity([shift('2'), shift('1')], [again, wang], 'infants', asked)).toBe(children);
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
    expect(capacity(inTurn, [carer('Wang')])).toBe(3);
    expect(capacityAt(780, wednesday, limits, countedShifts(inTurn, { staff: [carer('Wang')], standards })).capacity).toBe(3);
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
