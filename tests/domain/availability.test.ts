import { describe, expect, it } from 'vitest';
import { claimStay, classFor, dayAvailability, windowAvailability } from '#domain/places/availability.ts';
import type { Claim } from '#domain/places/capacity.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { exampleCentre, infants } from './example-centre.ts';

const special = specialDays([
  { date: '2027-01-01', kind: 'holiday', name: { zh: '元旦', en: 'New Year' } },
  { date: '2027-01-03', kind: 'workday', name: { zh: '调休', en: 'Make-up' } },
]);
const now = '2026-11-24T00:00:00Z';
const claims = (count: number, from = 540, to = 720): Claim[] =>
  Array.from({ length: count }, (_, n) => ({ booking: `b${n}`, from, to }));
const look = (taken: readonly Claim[] = []) => ({ now, special, claimsOf: () => taken });
const wednesday = '2026-11-25';
const baby = { ageMonths: 8, form: 'hourly' } as const;

describe('a day of the example centre', () => {
  it('has three of twelve places left when nine are taken', () => {
    const day = dayAvailability(exampleCentre, wednesday, baby, look(claims(9)));
    expect(windowAvailability(day, { from: 540, to: 720 })).toMatchObject({ left: 3, capacity: 12 });
  });
  it('is as free as its fullest half hour', () => {
    const day = dayAvailability(
      exampleCentre,
      wednesday,
      baby,
      look([...claims(9), ...claims(3, 600, 630).map((one, n) => ({ ...one, booking: `x${n}` }))]),
    );
    expect(windowAvailability(day, { from: 540, to: 720 })).toMatchObject({
      left: 0,
      reason: 'staff_ratio',
      tightest: { minute: 600, sold: 12, staff: 4 },
    });
  });
  it.each([
    ['a weekend', '2026-11-28', 'closed_that_weekday'],
    ['a statutory holiday', '2027-01-01', 'holiday'],
  ])('says why it is closed on %s', (_, date, reason) => {
    expect(dayAvailability(exampleCentre, date, baby, look()).reason).toBe(reason);
  });
  it('is worked on a make-up Sunday as on a Monday', () => {
    expect(windowAvailability(dayAvailability(exampleCentre, '2027-01-03', baby, look()), { from: 540, to: 720 }).left).toBe(12);
  });
  it('tells an age or form it does not take from being full', () => {
    expect(dayAvailability(exampleCentre, wednesday, { ageMonths: 30, form: 'hourly' }, look()).reason).toBe('no_class_for_age');
    const fullDayOnly = { ...exampleCentre, classes: [{ ...infants, forms: ['full_day'] as const }] };
    expect(dayAvailability(fullDayOnly, wednesday, baby, look()).reason).toBe('form_not_offered');
  });
  it('does not offer what is past, or outside its hours', () => {
    const today = dayAvailability(exampleCentre, '2026-11-24', baby, look());
    expect(windowAvailability({ ...today }, { from: 480, to: 540 }).reason).toBe('past');
    expect(windowAvailability(today, { from: 420, to: 540 })).toMatchObject({ reason: 'opens_later', when: { at: 480 } });
  });
  it.each([
    [{ listing: 'listed' }, 'listed_only'],
    [{ operating: 'paused' }, 'not_operating'],
    [{ credential: { type: 'filing_receipt', status: 'suspended' } }, 'credential_not_valid'],
    [{ credential: { type: 'filing_receipt', status: 'valid', expiresOn: '2026-11-24' } }, 'credential_expired'],
    [{ credential: { type: 'none', status: 'valid' } }, 'no_credential'],
  ] as const)('cannot be booked when %o', (change, reason) => {
    const centre = { ...exampleCentre, standing: { ...exampleCentre.standing, ...change } };
    expect(dayAvailability(centre, wednesday, baby, look()).reason).toBe(reason);
    expect(
      claimStay(centre, infants, { date: wednesday, booking: 'a', from: 540, to: 600 }, { now, special, claimsOf: () => [] }),
    ).toMatchObject({ ok: false, reason });
  });
});

describe('claiming a stay', () => {
  const stay = { date: wednesday, booking: 'new', from: 540, to: 720 };
  it('follows the same arithmetic that showed the place', () => {
    expect(claimStay(exampleCentre, infants, stay, { now, special, claimsOf: () => claims(11) }).ok).toBe(true);
    expect(claimStay(exampleCentre, infants, stay, { now, special, claimsOf: () => claims(12) })).toMatchObject({
      ok: false,
      reason: 'staff_ratio',
    });
  });
  it('refuses what is past or closed', () => {
    expect(
      claimStay(exampleCentre, infants, { ...stay, date: '2026-11-23' }, { now, special, claimsOf: () => [] }),
    ).toMatchObject({
      reason: 'past',
    });
    expect(
      claimStay(exampleCentre, infants, { ...stay, from: 1050, to: 1110 }, { now, special, claimsOf: () => [] }),
    ).toMatchObject({
      reason: 'closes_earlier',
      when: { at: 1080 },
    });
  });
  it('puts a child into the class with the narrowest age range that fits', () => {
    const mixed = { ...infants, id: 'mixed', ageFrom: 6, ageTo: 36 };
    expect(classFor({ ...exampleCentre, classes: [mixed, infants] }, { ageMonths: 8 })?.id).toBe('infants');
    expect(classFor({ ...exampleCentre, classes: [mixed, infants] }, { ageMonths: 12 })?.id).toBe('mixed');
  });

  it('takes a child into whichever of two classes has room for all of the time, and counts that one', () => {
    const [infants] = exampleCentre.classes;
    if (!infants) throw new Error('the example centre has a class');
    const twins = {
      ...exampleCentre,
      classes: [infants, { ...infants, id: 'second', name: { zh: '乳儿二班', en: 'Infants 2' } }],
    };
    const full = { ...look(), claimsOf: (id: string) => (id === infants.id ? claims(12) : claims(3)) };
    const day = dayAvailability(twins, wednesday, baby, full);
    expect(windowAvailability(day, { from: 540, to: 720 })).toMatchObject({ left: 9, classId: 'second' });
    expect(day.slots.find(({ minute }) => minute === 540)?.left).toBe(9);
  });
});
