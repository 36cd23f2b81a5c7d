import { describe, expect, it } from 'vitest';
import { bestClass } from '#domain/offers/best-class.ts';
import { claimStay, dayAvailability, windowAvailability } from '#domain/places/availability.ts';
import { ofClass, openSlots, withDaysOff } from '#domain/places/opening.ts';
import { asTold, classesToClose, placesToClose, shutStays } from '#domain/places/shut-stays.ts';
import { whatFollows } from '#domain/places/what-follows.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { exampleCentre, infants } from './example-centre.ts';

const now = '2026-11-23T07:02:00.000Z';
const special = specialDays([]);
const date = '2026-11-25';
const mixed = { ...infants, id: 'mixed', ageFrom: 6, ageTo: 24, places: 5, room: '东间' };
const centre = {
  ...exampleCentre,
  classes: [{ ...infants, room: '东间' }, mixed, { ...infants, id: 'older', ageFrom: 24, ageTo: 36 }],
};
const reason = { zh: '停水', en: 'no water' };
const shut = withDaysOff(centre, { from: date, to: date, reason, classIds: ['infants'] });
const context = { now, special, claimsOf: () => [] };
const stay = { date, from: 540, to: 720 };

describe('days off of one class', () => {
  it('shut that class and no other: another that takes the child is sold', () => {
    expect(ofClass(shut, 'infants').closures).toHaveLength(1);
    expect(ofClass(shut, 'mixed')).toBe(shut);
    const claim = (classId: string) => {
      const group = shut.classes.find(({ id }) => id === classId) ?? infants;
      return claimStay(shut, group, { ...stay, booking: 'b' }, context);
    };
    expect(claim('infants')).toMatchObject({ ok: false, reason: 'closure', when: { on: '2026-11-26', note: reason } });
    expect(claim('mixed')).toMatchObject({ ok: true });
    const wanted = { form: 'hourly', months: 0, stays: [stay], ageMonths: 8 } as const;
    expect(bestClass(shut, wanted, context)).toMatchObject({ left: 5, classId: 'mixed' });
    expect(bestClass(shut, { ...wanted, classId: 'infants' }, context)).toMatchObject({
      ...{ left: 0, reason: 'closure', when: { on: '2026-11-26', note: reason } },
    });
  });

  it('are none on which such a class can first be booked, where it has to be told ahead', () => {
    const classes = [{ ...infants, noticeMinutes: 2 * 1440 }];
    const { when } = bestClass(
      { ...shut, classes },
      { form: 'hourly', months: 0, stays: [{ ...stay, date: '2026-11-24' }] },
      context,
    );
    expect(when).toMatchObject({ minutes: 2 * 1440, on: '2026-11-26' });
  });

  it('leave no half hour that lacks a carer or has a place, on the rota, the planner and the board', () => {
    const slots = (id: string) => openSlots(shut, id, { date, special }).length;
    expect([slots('infants'), slots('mixed'), slots('')]).toEqual([0, 20, 20]);
    const alone = { ...shut, classes: shut.classes.map((one) => ({ ...one, shifts: [] })) };
    const follows = whatFollows({ before: shut, after: alone }, { dates: [date], ...context });
    expect(follows.map(({ classId }) => classId)).toEqual(['mixed', 'older']);
  });

  it('are seen in the strip as a class that is shut', () => {
    const day = dayAvailability(shut, date, { ageMonths: 8 }, context);
    expect(day.classes.map(({ classId, slots }) => [classId, slots[4]?.left, slots[4]?.reason])).toEqual([
      ['infants', 0, 'closure'],
      ['mixed', 5, undefined],
    ]);
    expect(windowAvailability(day, stay)).toMatchObject({ left: 5, classId: 'mixed' });
    const alone = dayAvailability(shut, date, { ageMonths: 8, classId: 'infants' }, context);
    expect(windowAvailability(alone, stay)).toMatchObject({ left: 0, reason: 'closure' });
  });

  it('touch the stays of that class', () => {
    const claims = [{ booking: 'b', from: 540, to: 720 }];
    const days = ['infants', 'mixed'].map((classId) => ({
      classId,
      date,
      claims: claims.map((one) => ({ ...one, booking: classId })),
    }));
    const both = { before: { facility: centre, special }, after: { facility: shut, special } };
    expect([...shutStays(both, { days, now }).bookings]).toEqual(['infants']);
    const pending = withDaysOff(centre, { from: date, to: date, reason, classIds: ['infants'], isPending: true });
    expect(asTold(pending).classClosures).toEqual([]);
  });

  it('can be those of a room that classes share, of one class, or of all', () => {
    expect(placesToClose(centre).map(({ id, classes }) => [id, classes.length])).toEqual([
      ['room:东间', 2],
      ['infants', 1],
      ['mixed', 1],
      ['older', 1],
    ]);
    expect(classesToClose(centre, '')).toEqual([]);
    expect(classesToClose(centre, 'room:东间')).toEqual(['infants', 'mixed']);
    expect(classesToClose(centre, 'gone')).toEqual(['']);
  });
});
