import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maskContact } from '#cms/accounts/contact.ts';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { eraseFamily } from '#cms/booking/erase-family.ts';
import { exportFamily } from '#cms/booking/export-family.ts';
import { offerContract } from '#cms/booking/hand-on/offer-contract.ts';
import { takeContract } from '#cms/booking/hand-on/take-contract.ts';
import { tooMany } from '#cms/core/problem.ts';
import { forgetExpired } from '#cms/follow/forget-expired.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { evidenceBundle } from '#cms/supervision/disputes/evidence-bundle.ts';
import { evidenceOf } from '#cms/supervision/disputes/evidence-files.ts';
import { bundleAnswer, evidenceFor } from '#cms/supervision/disputes/give-bundle.ts';
import { openDispute, type SaidDispute } from '#cms/supervision/disputes/open-dispute.ts';
import { disputesFor, readDispute } from '#cms/supervision/disputes/read-disputes.ts';
import { clocksOf, listRefundClocks } from '#cms/supervision/disputes/refund-clocks.ts';
import { stepDispute } from '#cms/supervision/disputes/step-dispute.ts';
import type { DisputeStep } from '#domain/supervision/dispute.ts';
import { DISPUTE_ASKS, DISPUTE_SUBJECTS } from '#domain/supervision/dispute.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, by, type Family, newFamily } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());

const DAY = 24 * 60;
const later = (days: number) => ({ ...demo.portal, now: () => plusMinutes(demo.portal.now(), days * DAY) });
let n = 0;

/** A family with a stay that is paid for, on a day and hours of its own. */
async function booked(): Promise<{ family: Family; bookingId: string }> {
  n += 1;
  const family = await newFamily(demo.portal, 7300 + n);
  const window = { from: 540 + 60 * (n % 6), to: 600 + 60 * (n % 6) };
  const bookingId = await book(demo.portal, family, { form: 'hourly', date: '2026-12-02', window });
  return { family, bookingId };
}

const asks: Omit<SaidDispute, 'formKey'> = { subject: 'refund', asks: 'refund', amount: 500, text: '没有托，要退钱 😀' };
async function opened(over: Partial<SaidDispute> = {}) {
  const { family, bookingId } = await booked();
  const { guardianId } = family;
  const formKey = `dispute-${String(n).padStart(12, '0')}`;
  const done = await openDispute(demo.portal, { ...asks, formKey, ...over, bookingId, guardianId });
  return { family, bookingId, guardianId, done, id: done.ok ? done.dispute.id : '' };
}
const step = (id: string, who: { guardianId: string } | { user: SignedIn }, what: DisputeStep, text = '说一句') =>
  stepDispute(demo.portal, { id, by: who, step: what, text });
const told = async (kind: string) =>
  (await demo.portal.payload.find({ collection: 'messages', where: { kind: { equals: kind } } })).totalDocs;

describe('a family that finds something wrong with a contract', () => {
  it('says so once, with a sum that it paid, and has one matter at a time', async () => {
    expect((await opened({ amount: undefined })).done).toMatchObject({
      code: 'contract_dispute.amount_missing',
      field: 'amount',
    });
    expect((await opened({ amount: 100_000_00 })).done).toMatchObject({ code: 'contract_dispute.amount_above_paid' });
    expect((await opened({ text: ' ' })).done).toMatchObject({ code: 'required', field: 'text' });
    const before = await told('dispute_centre');
    const one = await opened();
    expect(one.done).toMatchObject({ ok: true, dispute: { state: 'open', amount: 500, thread: [{ by: 'family' }] } });
    expect(await told('dispute_centre')).toBeGreaterThan(before);
    const again = { ...asks, bookingId: one.bookingId, guardianId: one.guardianId };
    const key = one.done.ok ? `dispute-${String(n).padStart(12, '0')}` : '';
    expect(await openDispute(demo.portal, { ...again, formKey: key })).toMatchObject({ ok: true, dispute: { id: one.id } });
    expect(await openDispute(demo.portal, { ...again, formKey: `${key}x` })).toMatchObject({ code: 'contract_dispute.already' });
    const stranger = await newFamily(demo.portal, 7399);
    const foreign = { ...again, formKey: `${key}y`, guardianId: stranger.guardianId };
    expect(await openDispute(demo.portal, foreign)).toMatchObject({ status: 404 });
  });

  it('has a number that no other had, though earlier ones are removed in their time', async () => {
    const { id, bookingId, guardianId } = await opened();
    await step(id, { guardianId }, 'settle', '');
    const open = async (formKey: string) => openDispute(demo.portal, { ...asks, formKey, bookingId, guardianId });
    const second = await open('second-matter-of-it');
    if (!second.ok) throw new Error(second.code);
    expect(second.dispute.number).toMatch(/-2$/);
    await step(second.dispute.id, { guardianId }, 'settle', '');
    await demo.portal.payload.delete({ collection: 'disputes', id });
    expect(await open('third-matter-of-its')).toMatchObject({ ok: true, dispute: { number: expect.stringMatching(/-3$/) } });
  });

  it('talks to its centre; the desk sees nothing until either asks for it', async () => {
    const { id, guardianId } = await opened();
    expect(await readDispute(demo.portal, id, { user: staff.district })).toBeUndefined();
    expect(await step(id, { user: staff.district }, 'say')).toMatchObject({ status: 404 });
    expect((await disputesFor(demo.portal, staff.district)).map(({ dispute }) => dispute.id)).not.toContain(id);
    const waitsFor = async () => (await disputesFor(demo.portal, staff.head)).find(({ dispute }) => dispute.id === id)?.waitsFor;
    expect(await waitsFor()).toBe('centre');
    for (const who of ['author', 'reviewer', 'nurse', 'legal'] as const)
      expect(await readDispute(demo.portal, id, { user: staff[who] }), who).toBeUndefined();
    const before = await told('dispute_news');
    expect(await step(id, { user: staff.counter }, 'say', '查过了，那天来了。')).toMatchObject({ ok: true });
    expect(await step(id, { user: staff.counter }, 'say', '查过了，那天来了。')).toMatchObject({ ok: true });
    expect(await told('dispute_news')).toBe(before + 1);
    expect(await waitsFor()).toBe('family');
    expect(await step(id, { user: staff.counter }, 'settle')).toMatchObject({ code: 'contract_dispute.not_now' });
    expect(await step(id, { guardianId }, 'mediate', '')).toMatchObject({ field: 'text' });
    expect(await step(id, { guardianId }, 'mediate', '说不通')).toMatchObject({ ok: true, dispute: { state: 'mediation' } });
    expect((await readDispute(demo.portal, id, { user: staff.district }))?.may).toEqual(['say', 'close']);
    expect(await readDispute(demo.portal, id, { user: { ...staff.district, territory: '321204' } })).toBeUndefined();
    expect(await step(id, { user: staff.district }, 'close', '退 5 元')).toMatchObject({ dispute: { state: 'closed' } });
    expect(await step(id, { guardianId }, 'say')).toMatchObject({ code: 'contract_dispute.over' });
    const seen = await readDispute(demo.portal, id, { guardianId });
    expect(seen?.dispute.thread.map((one) => [one.by, one.step])).toEqual([
      ['family', 'say'],
      ['centre', 'say'],
      ['family', 'mediate'],
      ['desk', 'close'],
    ]);
  });

  it('sees by when money has to be back, and the desk what is near or over, and of whom nothing', async () => {
    const { id, bookingId, family } = await opened();
    const booking = await demo.portal.bookings.get(bookingId);
    expect(await clocksOf(demo.portal, booking)).toMatchObject([
      { of: 'asked', amount: 500, clock: { days: 15, standing: 'running' } },
    ]);
    const listed = async (days: number) =>
      (await listRefundClocks(later(days), staff.district)).filter((one) => one.booking.id === bookingId);
    expect(await listed(0)).toEqual([]);
    expect(await listed(12)).toMatchObject([{ of: 'asked', clock: { standing: 'near' } }]);
    expect(await listed(16)).toMatchObject([{ clock: { standing: 'over', left: 0 } }]);
    expect(JSON.stringify(await listRefundClocks(later(16), { ...staff.district, territory: '321204' }))).not.toContain(
      bookingId,
    );
    expect(await listRefundClocks(later(16), staff.head)).toEqual([]);
    expect(JSON.stringify((await listed(16)).map(({ booking: _, facility: __, ...one }) => one))).not.toContain(family.name);
    await step(id, { guardianId: family.guardianId }, 'settle', '');
    expect(await listed(16)).toEqual([]);
    // A refund that is due by the contract and has not gone out has the same clock.
    await cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
    const [refund] = await demo.portal.refunds.listOf(bookingId);
    if (!refund) throw new Error('no refund');
    await demo.portal.refunds.record(refund.id, { status: 'failed' });
    expect(await listed(20)).toMatchObject([{ of: 'refund', amount: refund.amount, clock: { standing: 'over' } }]);
    await demo.portal.refunds.record(refund.id, { status: refund.status });
  });
});

describe('the evidence of a matter', () => {
  it('has none of the messages that say who collected the child, whatever it has of the others', async () => {
    const { id, guardianId, bookingId } = await opened();
    const { facilityId, pickupCode: code } = await demo.portal.bookings.get(bookingId);
    const of = { bookingId, facilityId, date: '2026-12-02', staffId: 'the-head' };
    const was = demo.portal.now();
    demo.setNow('2026-12-02T07:30:00.000Z');
    expect(await markAttendance(demo.portal, { ...of, what: 'check_in' })).toMatchObject({ ok: true });
    const handover = { name: '王阿姨', code };
    expect(await markAttendance(demo.portal, { ...of, what: 'check_out', handover })).toMatchObject({ ok: true });
    demo.setNow(was);
    expect((await demo.portal.messages.about(bookingId)).map(({ kind }) => kind)).toContain('child_collected');
    const seen = await readDispute(demo.portal, id, { guardianId });
    if (!seen) throw new Error('gone');
    const { files, letters } = await evidenceOf(demo.portal, seen, 'zh');
    expect(letters.map(({ kind }) => kind)).toContain('booking_confirmed');
    const text = files.filter(({ mime }) => mime === 'application/json').map(({ bytes }) => String(bytes));
    for (const one of text) expect(one).not.toMatch(/child_collected|王阿姨/);
    expect(text.join(), 'that it was collected is told').toContain('check_out');
  });

  it('gives the guardian to whom a contract was handed on no message that the one before was sent', async () => {
    const { family: one, bookingId } = await booked();
    n += 1;
    const two = await newFamily(demo.portal, 7300 + n);
    const invited = await inviteGuardian(demo.portal, one.guardianId);
    if (!invited.ok) throw new Error(invited.code);
    await acceptInvitation(demo.portal, { guardianId: two.guardianId, code: invited.code, from: '203.0.113.9' });
    const signs = ({ guardianId, name }: Family) => ({ bookingId, guardianId, name, readTerms: true });
    expect(await offerContract(demo.portal, signs(one))).toMatchObject({ ok: true });
    const was = demo.portal.now();
    const handedAt = plusMinutes(was, 60);
    demo.setNow(handedAt);
    expect(await takeContract(demo.portal, signs(two))).toMatchObject({ ok: true });
    const said = { ...asks, formKey: `dispute-${String(n).padStart(12, '0')}` };
    const done = await openDispute(demo.portal, { ...said, bookingId, guardianId: two.guardianId });
    if (!done.ok) throw new Error(done.code);
    const seen = await readDispute(demo.portal, done.dispute.id, { guardianId: two.guardianId });
    if (!seen) throw new Error('gone');
    const kept = await demo.portal.messages.about(bookingId);
    expect(kept.map(({ kind }) => kind)).toContain('booking_confirmed');
    const { letters } = await evidenceOf(demo.portal, seen, 'zh');
    demo.setNow(was);
    const { contact } = await demo.portal.guardians.get(one.guardianId);
    expect(kept.some(({ to }) => to === contact)).toBe(true);
    expect(letters.filter(({ to, sentAt }) => sentAt < handedAt || to === maskContact(contact))).toEqual([]);
  });

  it('is one tagged PDF that carries every file with its digest, for both sides, and for the desk once it is asked', async () => {
    const { id, guardianId } = await opened();
    const seen = await readDispute(demo.portal, id, { guardianId });
    if (!seen) throw new Error('gone');
    const at = { ...demo.portal, now: () => '2026-12-03T02:00:00.000Z' };
    const { bytes, files } = await evidenceBundle(at, seen);
    expect(files.map(({ kind }) => kind)).toEqual([
      'contract',
      'snapshot',
      'signing',
      'ledger',
      'receipt',
      'attendance',
      'letters',
      'thread',
    ]);
    const letters = JSON.parse(String(files.find(({ kind }) => kind === 'letters')?.bytes)) as Record<string, string>[];
    expect(letters.map(({ kind }) => kind)).toContain('booking_confirmed');
    const guardian = await demo.portal.guardians.get(guardianId);
    for (const { to } of letters) expect(to, 'whose number it is, is told in part').toMatch(/\*\*/);
    expect(JSON.stringify(letters)).not.toContain(guardian.contact);
    const sent = await demo.portal.messages.about(seen.booking.id);
    expect(letters.map(({ text }) => text)).toEqual(sent.map(({ text }) => text));
    for (const { bytes: one, sha256 } of files) expect(createHash('sha256').update(one).digest('hex')).toBe(sha256);
    const [contract] = await demo.portal.contracts.versionsOf(seen.booking.id);
    expect(files.find(({ kind }) => kind === 'contract')).toMatchObject({ sha256: contract?.sha256, unchanged: true });
    expect(files.find(({ kind }) => kind === 'snapshot')?.sha256).toBe(contract?.snapshotHash);
    expect(String(files.at(-1)?.bytes)).toContain('😀');
    const text = bytes.toString('latin1');
    for (const sign of ['/EmbeddedFile', '/StructTreeRoot', 'pdfuaid']) expect(text).toContain(sign);
    for (const { name } of files) expect(text).toContain(name);
    expect((await evidenceBundle(at, seen)).bytes.equals(bytes)).toBe(true);
    await demo.portal.payload.db.deleteMany({ collection: 'messages', where: { booking: { equals: seen.booking.id } } });
    const without = await evidenceBundle(at, seen);
    expect(String(without.files.find(({ kind }) => kind === 'letters')?.bytes)).toBe('[]');
    expect(without.bytes.equals(bytes)).toBe(false);

    expect(await evidenceFor(demo.portal, id, { user: staff.head })).toMatchObject({ ok: true, number: seen.dispute.number });
    const other = demo.portal.supplies.all().find((one) => one.id !== seen.facility.id)?.id ?? '';
    const elsewhere = { ...staff.head, facility: other };
    expect(await evidenceFor(demo.portal, id, { user: elsewhere })).toMatchObject({ status: 404 });
    expect(await evidenceFor(demo.portal, id, { user: staff.district })).toMatchObject({ status: 404 });
    await step(id, { user: staff.head }, 'mediate', '请调解');
    expect(await evidenceFor(demo.portal, id, { user: staff.district })).toMatchObject({ ok: true });
    expect(bundleAnswer(await evidenceFor(demo.portal, 'nothing', { guardianId }), 'en').status).toBe(404);
    const often = bundleAnswer(tooMany('too_many_requests', { params: { seconds: 90 } }), 'en');
    expect([often.status, often.headers.get('retry-after')]).toEqual([429, '90']);
    expect(await often.text()).not.toContain('Not found');
    const where = { action: { equals: 'dispute_bundle' } };
    expect((await demo.portal.payload.find({ collection: 'audit-log', where })).totalDocs).toBe(2);
  });
});

it('what was said goes to the family, ends with its account, and is kept three years', async () => {
  const { id, guardianId, bookingId, family } = await opened();
  const guardian = await demo.portal.guardians.get(guardianId);
  const given = await exportFamily(demo.portal, { guardian, lang: 'zh' });
  expect(given.ok && Buffer.from(given.zipped).includes('disputes.json')).toBe(true);
  await cancelBooking(demo.portal, { bookingId, guardianId, by: by(family) });
  for (const refund of await demo.portal.refunds.listOf(bookingId))
    await demo.portal.refunds.record(refund.id, { status: 'sent' });
  expect(await eraseFamily(demo.portal, { id: guardianId, contact: guardian.contact })).toEqual({ ok: true });
  expect(await demo.portal.disputes.find(id)).toMatchObject({ state: 'settled' });
  await forgetExpired(later(2 * 365));
  expect(await demo.portal.disputes.find(id)).toBeDefined();
  await forgetExpired(later(3 * 366));
  expect(await demo.portal.disputes.find(id)).toBeUndefined();
});

it('is not opened all day, nor talked of without end: the other side is told each time', async () => {
  const { id: guardianId } = await findOrCreateGuardian(demo.portal, '13900009890', 'zh');
  const said = { subject: DISPUTE_SUBJECTS[0], asks: DISPUTE_ASKS[0], text: '一直没有退' };
  const open = (n: number) =>
    openDispute(demo.portal, { ...said, formKey: `dispute-of-nobody-${n}`, bookingId: 'none', guardianId });
  for (let n = 0; n < 10; n++) expect(await open(n)).toMatchObject({ status: 404 });
  expect(await open(10)).toMatchObject({ status: 429, code: 'too_many_requests' });
  const step = () => stepDispute(demo.portal, { id: 'none', by: { guardianId }, step: 'say', text: '还在等' });
  for (let n = 0; n < 60; n++) expect(await step()).toMatchObject({ status: 404 });
  expect(await step()).toMatchObject({ status: 429 });
});
