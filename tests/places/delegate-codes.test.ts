import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { unlinkGuardians } from '#cms/booking/unlink-guardians.ts';
import { forgetExpired } from '#cms/follow/forget-expired.ts';
import { childByCode } from '#cms/places/child-by-code.ts';
import { makeDelegateCode, withdrawDelegateCode } from '#cms/places/delegates/make-delegate-code.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import type { AttendanceMark } from '#domain/booking/booking-state.ts';
import type { Handover } from '#domain/booking/handover.ts';
import type { CareRequest } from '#domain/care/care.ts';
import type { PickupPerson } from '#domain/contract/contract.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, type Family, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';

const DAY = '2026-11-24';
const NEXT = '2026-11-25';
const MORNING = '2026-11-24T01:00:00.000Z';
const NEXT_MORNING = '2026-11-25T01:00:00.000Z';
const AUNT: PickupPerson = { name: '王阿姨', relation: '邻居', phone: '13912345678' };
let demo: DemoPortal;
let family: Family;
let bookingId: string;
let facilityId: string;
let staffId: string;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 2, enrolled: false });
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  family = await newFamily(demo.portal, ++n);
  await comes({ form: 'hourly', date: DAY, window: { from: 540 + (n % 7) * 60, to: 600 + (n % 7) * 60 } });
  // Wrong codes are counted for whoever types them.
  staffId = `head-${n}`;
});
afterAll(() => demo.close());

/** Its child comes so; what it books first is what it has codes for. */
const comes = async (request: CareRequest) => {
  bookingId = await book(demo.portal, family, request);
  facilityId = (await demo.portal.bookings.get(bookingId)).facilityId;
};
const forAMonth = { form: 'full_day', date: NEXT, months: 1, meals: false } as const;
const make = async (extra: Partial<Parameters<typeof makeDelegateCode>[1]> = {}) =>
  makeDelegateCode(demo.portal, { guardianId: family.guardianId, bookingId, date: DAY, person: AUNT, ...extra });
const made = async (extra: Parameters<typeof make>[0] = {}) => {
  const result = await make(extra);
  if (!result.ok) throw new Error(result.code);
  return result;
};
const mark = (what: AttendanceMark, date: string, handover?: Handover) =>
  markAttendance(demo.portal, { bookingId, facilityId, date, what, staffId, handover });
const give = (handover: Handover, date = DAY) => mark('check_out', date, handover);
const find = (code: string, { centre = facilityId, date = DAY } = {}) =>
  childByCode(demo.portal, { facilityId: centre, date, code, reader: staffId });
const arrived = async () => {
  demo.setNow(MORNING);
  expect(await mark('check_in', DAY)).toMatchObject({ ok: true });
};
const collected = async () => {
  const last = (await demo.portal.bookings.get(bookingId)).actions.at(-1);
  return last?.type === 'check_out' ? last.collected : undefined;
};

describe('a one-time pick-up code', () => {
  it('leads staff to the child and to who was named, and counts once, for that person, after a look at a document', async () => {
    const { code } = await made();
    expect(code).toMatch(/^\d{6}$/);
    await arrived();
    expect(await find(`${code.slice(0, 3)} ${code.slice(3)}`)).toMatchObject({
      ok: true,
      line: { booking: bookingId },
      delegate: AUNT,
    });
    expect(await give({ name: '路人', code, document: true })).toMatchObject({
      code: 'delegate_is_other',
      params: { name: '王阿姨' },
    });
    expect(await give({ name: '王阿姨', code })).toMatchObject({ code: 'delegate_not_looked_at', field: 'document' });
    expect(await give({ name: '王阿姨', code: '000000', document: true })).toMatchObject({ code: 'pickup_code_wrong' });
    expect(await collected()).toBeUndefined();
    expect(await give({ name: ' 王 阿姨', code, document: true })).toMatchObject({ ok: true });
    expect(await collected()).toEqual({ name: '王阿姨', relation: '邻居', checked: 'delegate_code' });
    expect(await find(code)).toMatchObject({ ok: false, code: 'delegate_code_used' });
  });

  it('counts again when the hand-over was a mistake and was taken back, and then once', async () => {
    const { code } = await made();
    await arrived();
    await give({ name: '王阿姨', code, document: true });
    expect(await mark('undo_check_out', DAY)).toMatchObject({ ok: true });
    expect(await find(code)).toMatchObject({ ok: true });
    expect(await give({ name: '王阿姨', code, document: true })).toMatchObject({ ok: true });
    expect(await find(code)).toMatchObject({ code: 'delegate_code_used' });
  });

  it('counts on its own day and at its own centre alone, and says so', async () => {
    const theirs = await book(demo.portal, await newFamily(demo.portal, 500 + n), {
      form: 'hourly',
      date: DAY,
      window: { from: 900, to: 960 },
    });
    await comes({ ...forAMonth, date: DAY, form: 'half_day', part: 'afternoon' });
    const { code } = await made({ date: NEXT });
    await arrived();
    expect(await give({ name: '王阿姨', code, document: true })).toMatchObject({
      code: 'delegate_code_other_day',
      params: { day: NEXT },
    });
    expect(await find(code)).toMatchObject({ code: 'delegate_code_other_day' });
    const other = (await demo.portal.payload.find({ collection: 'facilities', depth: 0 })).docs.find(
      ({ id }) => id !== facilityId,
    );
    expect(await find(code, { centre: other?.id })).toMatchObject({ code: 'pickup_code_of_nobody' });
    // Nor is it anybody else's child's: another family's booking there does not know it.
    const at = { bookingId: theirs, facilityId, date: DAY, staffId };
    await markAttendance(demo.portal, { ...at, what: 'check_in' });
    const given = await markAttendance(demo.portal, {
      ...at,
      what: 'check_out',
      handover: { name: '王阿姨', code, document: true },
    });
    expect(given).toMatchObject({ code: 'pickup_code_wrong' });
  });

  it('is withdrawn by its family, and never once it was used', async () => {
    const { code, delegate } = await made();
    const back = { guardianId: family.guardianId, bookingId, id: delegate.id };
    const stranger = (await newFamily(demo.portal, 600 + n)).guardianId;
    expect(await withdrawDelegateCode(demo.portal, { ...back, guardianId: stranger })).toMatchObject({ status: 404 });
    expect(await withdrawDelegateCode(demo.portal, back)).toEqual({ ok: true });
    await arrived();
    expect(await give({ name: '王阿姨', code, document: true })).toMatchObject({ code: 'delegate_code_withdrawn' });
    const next = await made();
    await give({ name: '王阿姨', code: next.code, document: true });
    expect(await withdrawDelegateCode(demo.portal, { ...back, id: next.delegate.id })).toMatchObject({
      code: 'delegate_code_used',
    });
  });

  it('is made for a booked day that is not over, one for a person, three at most, by nobody else', async () => {
    const stranger = (await newFamily(demo.portal, 700 + n)).guardianId;
    expect(await make({ guardianId: stranger })).toMatchObject({ status: 404, code: 'booking_not_found' });
    expect(await make({ date: '2026-11-22' })).toMatchObject({ code: 'delegate_no_stay' });
    expect(await make({ date: '2026-11-28' })).toMatchObject({ code: 'delegate_no_stay' });
    expect(await make({ date: 'soon' })).toMatchObject({ status: 400 });
    expect(await make({ person: { ...AUNT, relation: ' ' } })).toMatchObject({
      code: 'relation_missing',
      field: 'delegateRelation',
    });
    expect(await make({ person: { ...AUNT, phone: '1' } })).toMatchObject({ status: 400, field: 'delegatePhone' });
    await made();
    expect(await make({ person: { ...AUNT, name: '王　阿姨' } })).toMatchObject({ code: 'delegate_has_code' });
    await made({ person: { ...AUNT, name: '李叔叔' } });
    await made({ person: { ...AUNT, name: '赵老师' } });
    expect(await make({ person: { ...AUNT, name: '钱先生' } })).toMatchObject({ code: 'delegate_too_many' });
    await arrived();
    await mark('check_out', DAY, { name: '妈妈', code: (await demo.portal.bookings.get(bookingId)).pickupCode });
    expect(await make({ person: { ...AUNT, name: '孙先生' } })).toMatchObject({ code: 'picked_up_already' });
  });

  it('is kept as a digest alone, in no log, and goes after a week', async () => {
    const { code, delegate } = await made();
    const rows = await demo.portal.payload.find({ collection: 'delegate-codes', depth: 0, limit: 0 });
    const log = await demo.portal.payload.find({ collection: 'audit-log', depth: 0, limit: 0 });
    const [own] = log.docs.filter(({ action, subject }) => action === 'make_delegate_code' && subject === `booking:${bookingId}`);
    expect(own).toBeDefined();
    expect(JSON.stringify([rows.docs, log.docs])).not.toContain(code);
    expect(JSON.stringify(log.docs)).not.toContain('王阿姨');
    demo.setNow('2026-12-01T01:00:00.000Z');
    await forgetExpired(demo.portal);
    expect(await demo.portal.delegateCodes.find(delegate.id)).toBeDefined();
    demo.setNow('2026-12-02T01:00:00.000Z');
    await forgetExpired(demo.portal);
    expect(await demo.portal.delegateCodes.find(delegate.id)).toBeUndefined();
  });

  it('is counted among the guesses: who types wrong ones waits, and a right one opens nothing then', async () => {
    const { code } = await made();
    await arrived();
    for (let tries = 0; tries < 5; tries++) await give({ name: '王阿姨', code: `00000${tries}`, document: true });
    expect(await give({ name: '王阿姨', code, document: true })).toMatchObject({ status: 429, code: 'pickup_codes_locked' });
    expect(await find(code)).toMatchObject({ status: 429 });
  });
});

describe('two guardians', () => {
  it('each make and withdraw codes, both hear who collected and when, and nobody’s code outlives their parting', async () => {
    const other = await newFamily(demo.portal, 800 + n);
    const invited = await inviteGuardian(demo.portal, family.guardianId);
    if (!invited.ok) throw new Error(invited.code);
    const from = '203.0.113.9';
    await acceptInvitation(demo.portal, { guardianId: other.guardianId, code: invited.code, from });
    const theirs = await made({ guardianId: other.guardianId });
    await arrived();
    const heard = hearMessages(demo.portal);
    await give({ name: '王阿姨', code: theirs.code, document: true });
    expect(heard.map(({ kind }) => kind)).toEqual(['child_collected_once', 'child_collected_once']);
    expect(new Set(heard.map(({ to }) => to)).size).toBe(2);
    expect(heard[0]?.text).toMatch(/09:00[\s\S]*王阿姨（邻居）|9:00[\s\S]*王阿姨（邻居）/);
    expect(heard[0]?.text).not.toContain('宝宝');
    await comes(forAMonth);
    const open = await made({ guardianId: other.guardianId, date: NEXT });
    const { pickupCode: seen, revision } = await demo.portal.bookings.get(bookingId);
    await unlinkGuardians(demo.portal, other.guardianId);
    expect(await demo.portal.delegateCodes.find(open.delegate.id)).toMatchObject({ withdrawnAt: expect.any(String) });
    // Nor by the code of the family that it has seen: there is another.
    const { pickupCode, revision: after } = await demo.portal.bookings.get(bookingId);
    expect(pickupCode).toMatch(/^\d{6}$/);
    expect(pickupCode).not.toBe(seen);
    expect(after).toBe(revision);
    demo.setNow(NEXT_MORNING);
    await mark('check_in', NEXT);
    expect(await give({ name: '妈妈', code: seen }, NEXT)).toMatchObject({ ok: false, code: 'pickup_code_wrong' });
    expect(await give({ name: '妈妈', code: pickupCode }, NEXT)).toMatchObject({ ok: true });
  });

  it('hear of each arrival and collection in their language, and that it was a mistake, unless they ask not to', async () => {
    demo.setNow(MORNING);
    await demo.portal.guardians.change(family.guardianId, { lang: 'en' });
    const heard = hearMessages(demo.portal);
    const { pickupCode } = await demo.portal.bookings.get(bookingId);
    await mark('check_in', DAY);
    await mark('check_in', DAY);
    await mark('check_out', DAY, { name: '妈妈', code: pickupCode });
    await mark('undo_check_out', DAY);
    expect(heard.map(({ kind, lang }) => `${kind} ${lang}`)).toEqual([
      'child_came en',
      'child_collected en',
      'collected_undone en',
    ]);
    heard.length = 0;
    await demo.portal.guardians.change(family.guardianId, { doorMessages: false });
    await mark('check_out', DAY, { name: '妈妈', code: pickupCode });
    await mark('undo_check_out', DAY);
    expect(heard).toEqual([]);
    const { code } = await made();
    await give({ name: '王阿姨', code, document: true });
    expect(heard.map(({ kind }) => kind)).toEqual(['child_collected_once']);
  });
});
