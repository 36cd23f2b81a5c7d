import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StaffUser } from '#cms/access/roles.ts';
import { beginSession } from '#cms/accounts/family-sessions.ts';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { ownReceipt } from '#cms/booking/receipt-document.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { contractDifference } from '#cms/contracts/documents/contract-difference.ts';
import { sha256 } from '#cms/contracts/documents/sha256.ts';
import { draftPdf, tooManyPapers } from '#cms/contracts/draft-pdf.ts';
import { paperAnswer } from '#cms/contracts/paper-answer.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { addressHash } from '#cms/contracts/signing-evidence.ts';
import { paperForStaff } from '#cms/contracts/staff-paper.ts';
import { verifyContract } from '#cms/contracts/verify-contract.ts';
import { whyNotGenuine } from '#cms/contracts/why-not-genuine.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, decide, type Family, hold, newFamily } from '../support/family.ts';
import { staffOf } from '../support/staff.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());

const hourly = (date: string) => ({ form: 'hourly', date, window: { from: 840, to: 960 } }) as const;
const held = async (parents: Family, request: CareRequest) => {
  const result = await hold(demo.portal, parents, request);
  if (!result.ok) throw new Error(result.code);
  return result.booking.id;
};
const AGENT = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)';

it('keeps who signed, in which words, by which code, and no address', async () => {
  const parents = await newFamily(demo.portal, 1);
  const { token } = await beginSession(demo.portal, { guardianId: parents.guardianId, agent: AGENT });
  const bookingId = await held(parents, hourly('2026-12-02'));
  const door = { session: token, address: '203.0.113.9', agent: AGENT, lang: 'zh' } as const;
  const { guardianId, name } = parents;
  const signed = await signContract(demo.portal, { bookingId, guardianId, name, readTerms: true, by: by(parents), door });
  if (!signed.ok) throw new Error(signed.code);
  const { evidence, snapshotHash, sha256 } = await demo.portal.contracts.get(signed.contractId);
  expect(evidence).toMatchObject({
    guardian: { how: 'typed_name', name, readTerms: true, lang: 'zh', at: TEST_NOW, codeAt: TEST_NOW, device: 'iphone' },
    centre: { basis: 'standing_signature', templateVersion: 1, signature: { by: '示例负责人' } },
    snapshotHash,
    fileHash: sha256,
  });
  expect(evidence?.guardian.addressHash).toBe(addressHash('203.0.113.9', demo.portal.environment.secret));
  expect(addressHash('203.0.113.9', 'another secret')).not.toBe(evidence?.guardian.addressHash);
  expect(JSON.stringify(evidence)).not.toContain('203.0.113');
});

it('is read before it is signed as a draft, by its family alone, and the draft passes for no contract', async () => {
  const parents = await newFamily(demo.portal, 2);
  const other = await newFamily(demo.portal, 3);
  const bookingId = await held(parents, hourly('2026-12-03'));
  const ask = (guardianId?: string) => draftPdf(demo.portal, { bookingId, guardianId });
  expect([await ask(other.guardianId), await ask()]).toEqual([undefined, undefined]);
  const draft = await ask(parents.guardianId);
  if (!draft || !('bytes' in draft)) throw new Error('no draft');
  const pdf = Buffer.from(draft.bytes);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(await verifyContract(demo.portal, { pdf })).toEqual({ valid: false });
  expect(await whyNotGenuine(demo.portal, { pdf })).toBe('draft');
  const { guardianId, name } = parents;
  const signed = await signContract(demo.portal, { bookingId, guardianId, name, readTerms: true, by: by(parents) });
  expect(await ask(guardianId)).toEqual({ contractId: signed.ok && signed.contractId });
});

it('is taken by its centre as the family has it, which is written down, and by nobody who works elsewhere', async () => {
  const parents = await newFamily(demo.portal, 9);
  const { guardianId } = parents;
  const bookingId = await book(demo.portal, parents, hourly('2026-12-14'));
  const [contract] = await demo.portal.contracts.versionsOf(bookingId);
  if (!contract) throw new Error('nothing signed');
  const staff = await staffOf(demo.portal);
  const at = contract.snapshot.facility.id;
  const take = (user: StaffUser, id = contract.id) => paperForStaff(demo.portal, id, user);
  const taken = await take({ ...staff.head, facility: at });
  expect(taken?.name).toBe(contract.number);
  expect(sha256(Buffer.from(taken?.bytes ?? []))).toBe(contract.sha256);
  const elsewhere = demo.portal.supplies.all().find(({ id }) => id !== at)?.id ?? '';
  for (const user of [
    { ...staff.head, facility: elsewhere },
    { ...staff.head, facility: null },
    { ...staff.nurse, facility: at },
    staff.district,
    staff.admin,
  ])
    expect(await take(user)).toBeUndefined();
  expect(await take({ ...staff.head, facility: at }, 'nothing')).toBeUndefined();
  expect(await take({ ...staff.head, facility: at }, guardianId)).toBeUndefined();
  const where = { action: { equals: 'take_contract' }, subject: { equals: `contract:${contract.number}` } };
  const { docs } = await demo.portal.payload.find({ collection: 'audit-log', where, depth: 0 });
  expect(docs).toMatchObject([{ actor: staff.head.id }]);
});

it('is set in type for a family, and for staff, so often and no more: drafts and receipts together', async () => {
  const parents = await newFamily(demo.portal, 7);
  const { guardianId } = parents;
  const bookingId = await held(parents, hourly('2026-12-10'));
  for (let n = 0; n < 60; n++) expect(await tooManyPapers(demo.portal, guardianId)).toBeUndefined();
  expect(await draftPdf(demo.portal, { bookingId, guardianId })).toMatchObject({ status: 429, code: 'too_many_requests' });
  const paid = await newFamily(demo.portal, 8);
  const booked = await book(demo.portal, paid, hourly('2026-12-11'));
  const [receipt] = (await bookingDetails(demo.portal, booked, paid.guardianId))?.receipts ?? [];
  const print = (whose: string) => {
    const which = { bookingId: booked, number: receipt?.number ?? '', guardianId: whose };
    return ownReceipt(demo.portal, which, 'zh');
  };
  expect(await print(paid.guardianId)).toMatchObject({ name: receipt?.number });
  expect(await print(guardianId)).toBeUndefined();
  for (let n = 0; n < 59; n++) await tooManyPapers(demo.portal, paid.guardianId);
  const often = await print(paid.guardianId);
  expect(often).toMatchObject({ status: 429 });
  const answer = paperAnswer(often, 'en');
  expect([answer.status, Number(answer.headers.get('retry-after')) > 0, answer.headers.get('cache-control')]).toEqual([
    429,
    true,
    'no-store',
  ]);
});

it('tells how a contract stands to whoever holds it', async () => {
  const parents = await newFamily(demo.portal, 4);
  const { guardianId, name } = parents;
  const bookingId = await held(parents, hourly('2026-12-04'));
  const signed = await signContract(demo.portal, { bookingId, guardianId, name, readTerms: true, by: by(parents) });
  if (!signed.ok) throw new Error(signed.code);
  const { sha256 } = await demo.portal.contracts.get(signed.contractId);
  const standing = async () => verifyContract(demo.portal, { hash: sha256 });
  expect(await standing()).toMatchObject({ standing: 'unpaid' });
  await settlePayment(demo.portal, await decide(demo.portal, parents, bookingId, 'approve'));
  expect(await standing()).toMatchObject({ standing: 'in_force' });
  await cancelBooking(demo.portal, { bookingId, guardianId, by: by(parents) });
  expect(await standing()).toMatchObject({ standing: 'ended_early' });
});

it('signed again for another time, says what differs, clause by clause, and nothing else', async () => {
  const parents = await newFamily(demo.portal, 5);
  const { guardianId, name } = parents;
  const bookingId = await book(demo.portal, parents, hourly('2026-12-08'));
  const moved = await rescheduleBooking(demo.portal, {
    bookingId,
    guardianId,
    request: hourly('2026-12-09'),
    name,
    by: by(parents),
  });
  if (!moved.ok) throw new Error(moved.code);
  const second = await demo.portal.contracts.get(moved.booking.contractId ?? '');
  const first = await demo.portal.contracts.before(second);
  if (!first) throw new Error('no first version');
  expect([first.version, second.version, second.evidence?.guardian.name]).toEqual([1, 2, name]);
  expect(await demo.portal.contracts.before(first)).toBeUndefined();
  const differences = contractDifference(first.snapshot, second.snapshot, 'en');
  expect(differences.map(({ heading }) => heading)).toEqual(['Service, period and class', 'Cancelling and refunds']);
  expect(differences[0]?.before.join()).toMatch(/\b8\W+Dec/);
  expect(differences[0]?.after.join()).toMatch(/\b9\W+Dec/);
  expect(contractDifference(second.snapshot, second.snapshot, 'zh')).toEqual([]);
});
