import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveChild } from '#cms/accounts/save-family.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { expireHold } from '#cms/booking/expire-hold.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let n = 700;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
});
beforeEach(() => demo.setNow(TEST_NOW));
afterAll(() => demo.close());

const family = () => newFamily(demo.portal, ++n);
/** At half past eight two of the infants' carers are there: six places. */
const at = (date: string) => ({ form: 'hourly', date, window: { from: 510, to: 570 } }) as const;
const giveUp = (parents: Family, bookingId: string) =>
  cancelBooking(demo.portal, { bookingId, guardianId: parents.guardianId, by: by(parents) });

async function withChildren(count: number): Promise<Family[]> {
  const parents = await family();
  const others = await Promise.all(
    Array.from({ length: count - 1 }, async (_, i) => {
      const name = `老${i + 2}`;
      const saved = await saveChild(demo.portal, parents.guardianId, {
        name,
        birthDate: '2026-03-10',
        healthConsent: false,
        pickups: [],
      });
      if (!saved.ok) throw new Error(saved.code);
      return { ...parents, childId: saved.child.id };
    }),
  );
  return [parents, ...others];
}

/** For a day and a night one family holds whatever it can as soon as it may; gives each place up, or lets it run out. */
async function minutesTaken(date: string, { giveUpAfter }: { giveUpAfter?: number }): Promise<number> {
  const children = await withChildren(3);
  let taken = 0;
  for (let minute = 0; minute < 24 * 60; ) {
    demo.setNow(plusMinutes(TEST_NOW, minute));
    const mine: string[] = [];
    for (const child of children) {
      const result = await hold(demo.portal, child, at(date));
      if (result.ok) mine.push(result.booking.id);
      // It comes again the minute it may.
      else if (mine.length === 0) minute += Number(result.params?.minutes);
      if (!result.ok) break;
    }
    if (mine.length === 0) continue;
    minute += giveUpAfter ?? 15;
    demo.setNow(plusMinutes(TEST_NOW, minute));
    for (const id of mine) await (giveUpAfter ? giveUp(children[0] as Family, id) : expireHold(demo.portal, id));
    taken += mine.length * (giveUpAfter ?? 15);
  }
  return taken;
}

describe('one family against one class', () => {
  it.each([
    ['giving its places up just before their time is over', '2026-12-08', { giveUpAfter: 14 }],
    ['giving them up at once', '2026-12-09', { giveUpAfter: 1 }],
    ['letting them run out', '2026-12-10', {}],
  ])('keeps a place from others for an hour or two of a day, not for all of it: %s', async (_, date, how) => {
    const eachPlace = (await minutesTaken(date, how)) / 3;
    expect(eachPlace).toBeGreaterThan(0);
    expect(eachPlace).toBeLessThan(2 * 60);
  });

  it('never has more than its three places of six, and the others go to whoever comes', async () => {
    const date = '2026-12-11';
    const children = await withChildren(6);
    const all = await Promise.all(children.map((child) => hold(demo.portal, child, at(date))));
    expect(all.filter(({ ok }) => ok)).toHaveLength(3);
    for (let i = 0; i < 3; i++) expect(await hold(demo.portal, await family(), at(date))).toMatchObject({ ok: true });
    expect(await hold(demo.portal, await family(), at(date))).toMatchObject({ ok: false, status: 409 });
  });
});

describe('who changes their mind', () => {
  it('gives a place up and books another hour at once, twice even', async () => {
    const parents = await family();
    for (const date of ['2026-12-14', '2026-12-15']) {
      const held = await hold(demo.portal, parents, at(date));
      if (!held.ok) throw new Error(held.code);
      await giveUp(parents, held.booking.id);
    }
    await book(demo.portal, parents, at('2026-12-16'));
  });

  it('a third time waits a quarter of an hour, and twice as long after that; tomorrow it is forgotten', async () => {
    const parents = await family();
    const andGiveUp = async () => {
      const held = await hold(demo.portal, parents, at('2026-12-17'));
      if (held.ok) await giveUp(parents, held.booking.id);
      return held;
    };
    for (let i = 0; i < 3; i++) expect(await andGiveUp()).toMatchObject({ ok: true });
    expect(await andGiveUp()).toMatchObject({ ok: false, status: 429, code: 'holds_unpaid', params: { minutes: 15 } });
    demo.setNow(plusMinutes(TEST_NOW, 15));
    expect(await andGiveUp()).toMatchObject({ ok: true });
    expect(await andGiveUp()).toMatchObject({ code: 'holds_unpaid', params: { minutes: 30 } });
    demo.setNow(plusMinutes(TEST_NOW, 15 + 24 * 60));
    expect(await andGiveUp()).toMatchObject({ ok: true });
  });
});
