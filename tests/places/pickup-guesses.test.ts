import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveChild } from '#cms/accounts/save-family.ts';
import { childByCode } from '#cms/places/child-by-code.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { createLimits } from '#cms/records/limits.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());

interface Here {
  date: string;
  bookingId: string;
  facilityId: string;
  code: string;
}

/** A working day for each child, so that none takes another's place. */
const DAYS = ['24', '25', '26', '27', '30'].map((day) => `2026-11-${day}`);
const LATER = ['01', '02', '03', '04', '07', '08', '09', '10'].map((day) => `2026-12-${day}`);

/** A child that is here, and whose family has a code. */
async function childHere(): Promise<Here> {
  demo.setNow(TEST_NOW);
  const date = [...DAYS, ...LATER][n] ?? '';
  const family = await newFamily(demo.portal, ++n);
  const bookingId = await book(demo.portal, family, { form: 'hourly', date, window: { from: 540, to: 660 } });
  const { facilityId, pickupCode: code = '' } = await demo.portal.bookings.get(bookingId);
  demo.setNow(`${date}T01:00:00.000Z`);
  await markAttendance(demo.portal, { bookingId, facilityId, date, what: 'check_in', staffId: 'the-head' });
  return { date, bookingId, facilityId, code };
}

/** Another process at the same database, that remembers nothing of this one. */
const otherProcess = () => ({ ...demo.portal, limits: createLimits({ payload: demo.portal.payload }) });
const give = ({ date, bookingId, facilityId }: Here, code: string, staffId: string, portal = demo.portal) =>
  markAttendance(portal, {
    bookingId,
    facilityId,
    date,
    what: 'check_out',
    staffId,
    handover: { name: '妈妈', code },
  });
const find = ({ date, facilityId }: Here, code: string, reader: string, portal = demo.portal) =>
  childByCode(portal, { facilityId, date, code, reader });

const WRONG = '000000';
const LOCKED = { ok: false, status: 429, code: 'pickup_codes_locked', params: { minutes: 1 } };

describe('guesses at pick-up codes', () => {
  let child: Here;
  beforeEach(async () => {
    child = await childHere();
  });

  it('are counted for the child, whoever guesses and in whichever process, and it says when to try again', async () => {
    for (let guess = 0; guess < 5; guess++)
      expect(await give(child, WRONG, `one-of-many-${guess}`, otherProcess())).toMatchObject({ code: 'pickup_code_wrong' });
    expect(await give(child, child.code, 'somebody-else', otherProcess())).toMatchObject(LOCKED);
    const other = await childHere();
    expect(await give(other, other.code, 'somebody-else')).toMatchObject({ ok: true });
  });

  it('are counted for who guesses, whichever child it is', async () => {
    const others = [await childHere(), await childHere()];
    for (let guess = 0; guess < 5; guess++) await give(others[guess % 2] ?? child, WRONG, 'a-guesser', otherProcess());
    expect(await give(child, child.code, 'a-guesser', otherProcess())).toMatchObject(LOCKED);
    expect(await give(child, child.code, 'a-colleague')).toMatchObject({ ok: true });
  });

  it('are counted where a child is looked for by its code, and one code that is known opens no others', async () => {
    for (let guess = 0; guess < 5; guess++) {
      expect(await find(child, WRONG, 'a-seeker', otherProcess())).toMatchObject({ code: 'pickup_code_of_nobody' });
      if (guess < 4) expect(await find(child, child.code, 'a-seeker')).toMatchObject({ line: { booking: child.bookingId } });
    }
    expect(await find(child, child.code, 'a-seeker', otherProcess())).toMatchObject(LOCKED);
  });

  it('are none where the code is right, however many children are collected', async () => {
    for (let time = 0; time < 12; time++) expect(await find(child, child.code, 'a-busy-counter')).toMatchObject({ ok: true });
  });

  it('that come at once are no more', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => give(child, WRONG, 'many-at-once', otherProcess())));
    expect(answers.filter((answer) => !answer.ok && answer.code === 'pickup_code_wrong')).toHaveLength(5);
  });

  it('are not needed by who has been named and shows a document', async () => {
    for (let guess = 0; guess < 6; guess++) await give(child, WRONG, 'a-third');
    const { date, bookingId, facilityId } = child;
    const { guardianId, childId } = await demo.portal.bookings.get(bookingId);
    const pickups = [{ name: '小姨', relation: '小姨', phone: '13912345678' }];
    const known = { childId, name: `宝宝${n}`, birthDate: '2026-03-10', healthConsent: false, pickups };
    expect(await saveChild(demo.portal, guardianId, known)).toMatchObject({ ok: true });
    const handover = { name: '小姨', document: true };
    const mark = { bookingId, facilityId, date, what: 'check_out', staffId: 'a-third', handover } as const;
    expect(await markAttendance(demo.portal, mark)).toMatchObject({ ok: true });
  });
});

it('no member of staff reads a pick-up code, nor asks for one', async () => {
  const { payload } = demo.portal;
  const users = (await payload.find({ collection: 'users', limit: 20, overrideAccess: true })).docs;
  for (const user of users) {
    const asked = { collection: 'bookings', limit: 5, overrideAccess: false, user } as const;
    const { docs } = await payload.find(asked).catch(() => ({ docs: [] }));
    for (const doc of docs) expect(Object.keys(doc)).not.toContain('pickupCode');
    const where = { pickupCode: { like: '1' } };
    await expect(payload.find({ ...asked, where })).rejects.toMatchObject({ status: expect.any(Number) });
  }
});
