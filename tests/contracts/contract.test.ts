import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveChild, saveGuardian } from '#cms/accounts/save-family.ts';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { proofOf, renderContractPdf } from '#cms/contracts/documents/contract-pdf.ts';
import { contractHash, sha256 } from '#cms/contracts/documents/sha256.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { verifyContract } from '#cms/contracts/verify-contract.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());

const month = { form: 'full_day', date: '2026-12-01', months: 1, meals: true } as const;
const hourly = (date: string) => ({ form: 'hourly', date, window: { from: 840, to: 960 } }) as const;
const family = () => newFamily(demo.portal, ++n);

async function contractOf(bookingId: string, parents: Family) {
  const details = await bookingDetails(demo.portal, bookingId, parents.guardianId);
  if (!details?.contract) throw new Error('no contract');
  const file = await demo.portal.files.get(details.contract.file);
  return { contract: details.contract, preview: details.preview, pdf: Buffer.from(file?.bytes ?? []) };
}

/** The same content, the keys of every part in the opposite order. */
function turnedAround<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turnedAround) as T;
  if (!value || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, part]) => [key, turnedAround(part)]);
  return Object.fromEntries(entries.reverse()) as T;
}

/** Everything that somebody could edit after the signature. */
async function editEverything(parents: Family) {
  const { payload } = demo.portal;
  const all = { where: {}, locale: 'zh' } as const;
  await payload.update({ collection: 'contract-templates', ...all, data: { title: '改过的合同', clauses: [] as never } });
  await payload.update({ collection: 'price-items', ...all, data: { amount: 1 } });
  await payload.update({
    collection: 'facilities',
    ...all,
    data: { name: '改名托育园', phone: '0', creditCode: 'X', credentialNumber: 'X' },
  });
  await payload.update({ collection: 'classes', ...all, data: { name: '改名班', places: 1 } });
  for (const { id, rule } of (await payload.find({ collection: 'refund-rules', pagination: false })).docs) {
    const changed = { ...(rule as object), tiers: [], bands: [], days: 0, otherwisePercent: 0 };
    await payload.update({ collection: 'refund-rules', id, data: { rule: changed, version: 99 } });
  }
  for (const date of ['2026-12-07', '2026-12-08', '2026-12-09'])
    await payload.create({ collection: 'special-days', data: { date, kind: 'holiday', name: '临时放假', source: 'sample' } });
  await demo.portal.refreshSpecialDays();
  await saveGuardian(demo.portal, {
    guardianId: parents.guardianId,
    name: '改名',
    relation: '舅舅',
    ground: '居委会指定',
    adult: true,
  });
  await saveChild(demo.portal, parents.guardianId, {
    id: parents.childId,
    name: '改名宝',
    birthDate: '2026-02-01',
    healthConsent: false,
    pickups: [],
  });
}

describe('a signed contract', () => {
  it('is refused when a byte of its PDF is changed, and known when not', async () => {
    const parents = await family();
    const { contract, pdf } = await contractOf(await book(demo.portal, parents, hourly('2026-12-02')), parents);
    expect(sha256(pdf)).toBe(contract.sha256);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await verifyContract(demo.portal, { pdf })).toMatchObject({
      valid: true,
      number: contract.number,
      version: 1,
      latest: true,
    });
    expect(await verifyContract(demo.portal, { hash: contract.sha256.toUpperCase() })).toMatchObject({ valid: true });
    for (const at of [10, Math.floor(pdf.length / 2), pdf.length - 1]) {
      const tampered = Buffer.from(pdf);
      tampered[at] = (tampered[at] ?? 0) ^ 1;
      expect(await verifyContract(demo.portal, { pdf: tampered })).toEqual({ valid: false });
    }
    expect(await verifyContract(demo.portal, { pdf: pdf.subarray(0, -1) })).toEqual({ valid: false });
    expect(await verifyContract(demo.portal, { pdf: Buffer.concat([pdf, Buffer.from('\n')]) })).toEqual({ valid: false });
  });

  it('says of nobody who asks whose it is', async () => {
    const parents = await family();
    const { pdf } = await contractOf(await book(demo.portal, parents, hourly('2026-12-02')), parents);
    const said = JSON.stringify(await verifyContract(demo.portal, { pdf }));
    for (const secret of [parents.name, `宝宝${n}`, parents.guardianId, parents.childId]) expect(said).not.toContain(secret);
  });

  it('is printed again from its snapshot alone, byte for byte', async () => {
    const parents = await family();
    const { contract, pdf } = await contractOf(await book(demo.portal, parents, hourly('2026-12-02')), parents);
    expect(contractHash(contract.snapshot)).toBe(contract.snapshotHash);
    expect(contractHash(turnedAround(contract.snapshot))).toBe(contract.snapshotHash);
    expect(contractHash({ ...contract.snapshot, total: contract.snapshot.total + 1 })).not.toBe(contract.snapshotHash);
    const again = await renderContractPdf({ ...contract.snapshot, signedAt: contract.signedAt }, demo.portal.environment.origin);
    expect(again.sha256).toBe(contract.bareHash);
    // What is kept is the same with the seal behind it.
    expect(pdf.subarray(0, again.bytes.length).equals(again.bytes)).toBe(true);
  });

  it('is one sheet for a single stay, and is known by the code printed on it, however that is copied', async () => {
    const parents = await family();
    const { contract } = await contractOf(await book(demo.portal, parents, hourly('2026-12-04')), parents);
    expect(contract.pages).toBe(contract.snapshot.languages.length);
    const { address, code } = proofOf(contract.snapshot, 'https://city.example');
    expect(address).toBe('https://city.example/verify');
    expect(await verifyContract(demo.portal, { hash: ` ${code.toUpperCase()}\n` })).toMatchObject({
      valid: true,
      number: contract.number,
    });
  });

  it('belongs to the family that signed it, and is absent to any other', async () => {
    const [parents, strangers] = [await family(), await family()];
    const { contract } = await contractOf(await book(demo.portal, parents, hourly('2026-12-02')), parents);
    expect(await demo.portal.contracts.find(contract.id, parents.guardianId)).toBeDefined();
    for (const other of [strangers.guardianId, undefined, '', 'x'])
      expect(await demo.portal.contracts.find(contract.id, other)).toBeUndefined();
  });

  it('is signed once, however often the button is pressed', async () => {
    const parents = await family();
    const held = await hold(demo.portal, parents, hourly('2026-12-03'));
    if (!held.ok) throw new Error(held.code);
    const sign = () =>
      signContract(demo.portal, {
        bookingId: held.booking.id,
        guardianId: parents.guardianId,
        name: parents.name,
        readTerms: true,
        by: by(parents),
      });
    const results = await Promise.all([sign(), sign(), sign()]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    const { docs } = await demo.portal.payload.find({
      collection: 'contracts',
      where: { booking: { equals: held.booking.id } },
      depth: 0,
    });
    expect(docs).toHaveLength(1);
    expect(new Set(results.map((result) => result.ok && result.contractId))).toEqual(new Set([docs[0]?.id]));
  });

  it('is amended by a new version: the old one stays as it was, and says that it is not the latest', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, hourly('2026-12-03'));
    const first = await contractOf(id, parents);
    const moved = await rescheduleBooking(demo.portal, {
      bookingId: id,
      guardianId: parents.guardianId,
      request: hourly('2026-12-04'),
      name: parents.name,
      by: by(parents),
    });
    expect(moved).toMatchObject({ ok: true });
    const second = await contractOf(id, parents);
    expect(second.contract.id).not.toBe(first.contract.id);
    expect(second.contract.snapshot).toMatchObject({
      version: 2,
      service: { from: '2026-12-04' },
      total: first.contract.snapshot.total,
    });
    expect(await demo.portal.contracts.get(first.contract.id)).toEqual(first.contract);
    expect(await verifyContract(demo.portal, { pdf: first.pdf })).toMatchObject({ valid: true, version: 1, latest: false });
    expect(await verifyContract(demo.portal, { pdf: second.pdf })).toMatchObject({ valid: true, version: 2, latest: true });
  });
});

it('whatever is edited afterwards, template, rules, prices, holidays or names, contract and refund stay as signed', async () => {
  const parents = await family();
  const ids = [await book(demo.portal, parents, month), await book(demo.portal, parents, hourly('2026-11-26'))];
  const before = await Promise.all(ids.map((id) => contractOf(id, parents)));
  demo.setNow('2026-12-14T02:00:00.000Z');
  const monthBefore = (await contractOf(ids[0] ?? '', parents)).preview;
  demo.setNow(TEST_NOW);
  await editEverything(parents);

  for (const [at, id] of ids.entries()) {
    const after = await contractOf(id, parents);
    expect(after.contract).toEqual(before[at]?.contract);
    expect(after.pdf.equals(before[at]?.pdf ?? Buffer.alloc(0))).toBe(true);
    // A holiday that comes later moves the last day of a term of days (民法典 203), and no sum.
    expect({ ...after.preview, byDate: '' }).toEqual({ ...before[at]?.preview, byDate: '' });
    expect(await verifyContract(demo.portal, { pdf: after.pdf })).toMatchObject({ valid: true, latest: true });
  }
  demo.setNow('2026-12-14T02:00:00.000Z');
  const monthAfter = (await contractOf(ids[0] ?? '', parents)).preview;
  expect({ ...monthAfter, steps: [] }).toEqual({ ...monthBefore, steps: [] });
  // Days that the city has made days off since were not given: of a month of which nothing was left, they come back.
  expect(monthAfter?.steps.slice(0, -1)).toEqual(monthBefore?.steps.slice(0, -1));
  expect(monthAfter?.steps.at(-1)?.amount).toBeGreaterThan(monthBefore?.steps.at(-1)?.amount ?? 0);
  demo.setNow(TEST_NOW);
  const cancelled = await cancelBooking(demo.portal, {
    bookingId: ids[1] ?? '',
    guardianId: parents.guardianId,
    by: by(parents),
  });
  expect(cancelled).toMatchObject({ ok: true, refund: before[1]?.preview?.total });
});
