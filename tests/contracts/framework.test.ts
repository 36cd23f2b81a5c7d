import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beginSession } from '#cms/accounts/family-sessions.ts';
import { saveGuardian } from '#cms/accounts/save-family.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { renderContractPdf } from '#cms/contracts/documents/contract-pdf.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { contractHash } from '#cms/contracts/documents/sha256.ts';
import { draftToSign } from '#cms/contracts/draft-to-sign.ts';
import { drawUp, type Paper } from '#cms/contracts/draw-up.ts';
import { endFramework } from '#cms/contracts/end-framework.ts';
import { readChain } from '#cms/contracts/read-chain.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { addContract } from '#cms/contracts/store-contract.ts';
import { verifyContract } from '#cms/contracts/verify-contract.ts';
import type { Result } from '#cms/core/problem.ts';
import { isWholeChain } from '#domain/contract/annex-chain.ts';
import type { ContractSnapshot } from '#domain/contract/contract.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());
beforeEach(() => demo.setNow(TEST_NOW));

let n = 300;
const family = () => newFamily(demo.portal, ++n);
const hourly = (date: string, from = 840) => ({ form: 'hourly', date, window: { from, to: from + 60 } }) as const;

async function held(parents: Family, request: Parameters<typeof hold>[2]): Promise<string> {
  const result = await hold(demo.portal, parents, request);
  if (!result.ok) throw new Error(result.code);
  return result.booking.id;
}
const tap = (parents: Family, bookingId: string, door?: Parameters<typeof signContract>[1]['door']) =>
  signContract(demo.portal, { bookingId, guardianId: parents.guardianId, by: by(parents), door });
async function tapped(parents: Family, bookingId: string) {
  const signed = await tap(parents, bookingId);
  if (!signed.ok) throw new Error(signed.code);
  return demo.portal.contracts.get(signed.contractId);
}
/** A contract's Chinese words, without gaps. */
const said = (snapshot: ContractSnapshot, proof?: Parameters<typeof contractText>[2]) =>
  JSON.stringify(contractText(snapshot, 'zh', proof)).replace(/\s/g, '');

/** A framework that was signed with a first stay of hourly care, which is paid for. */
async function signedOnce(date: string) {
  const parents = await family();
  const { contractId = '' } = await demo.portal.bookings.get(await book(demo.portal, parents, hourly(date)));
  return { parents, framework: await demo.portal.contracts.get(contractId) };
}

describe('hourly care', () => {
  it('is signed once, and agreed with one tap from then on', async () => {
    const { parents, framework } = await signedOnce('2026-12-02');
    const { snapshot } = framework;
    expect(snapshot).toMatchObject({ framework: { until: '2027-05-23' } });
    expect(snapshot.annex).toBeUndefined();
    expect(said(snapshot)).toContain('有效至2027年5月23日');

    const annex = await tapped(parents, await held(parents, hourly('2026-12-03')));
    const head = { number: framework.number, hash: framework.snapshotHash, signedAt: framework.signedAt, until: '2027-05-23' };
    expect(annex.snapshot.annex).toEqual({ framework: head, previousHash: framework.snapshotHash, order: 1 });
    expect(annex.snapshot.framework).toBeUndefined();
    expect(annex.frameworkId).toBe(framework.id);
    expect(annex.snapshot.terms).toEqual(snapshot.terms);
    expect(annex.snapshot.refundSteps.length).toBeGreaterThan(1);
    expect(annex.evidence?.guardian).toMatchObject({ how: 'one_tap', name: parents.name, readTerms: false });
    expect(annex.snapshotHash).toBe(contractHash(annex.snapshot));

    const next = await tapped(parents, await held(parents, hourly('2026-12-04')));
    expect(next.snapshot.annex).toEqual({ framework: head, previousHash: annex.snapshotHash, order: 2 });
    const chain = (await demo.portal.contracts.annexesOf(framework.id)).flatMap(({ snapshot: one }) =>
      one.annex ? [{ hash: contractHash(one), link: one.annex }] : [],
    );
    expect(chain).toHaveLength(2);
    expect(isWholeChain(head, chain)).toBe(true);
  });

  it('is not agreed with one tap by who has signed nothing yet, and is then still to be signed', async () => {
    const parents = await family();
    const bookingId = await held(parents, hourly('2026-12-02'));
    expect(await tap(parents, bookingId)).toMatchObject({ ok: false, status: 422 });
    expect((await demo.portal.bookings.get(bookingId)).status).toBe('held');
  });

  it('of another child, at another price or of another kind is a contract of its own, and why is said', async () => {
    const { parents } = await signedOnce('2026-12-02');
    await saveGuardian(demo.portal, { guardianId: parents.guardianId, name: '改了名', relation: '爸爸', adult: true });
    const bookingId = await held(parents, hourly('2026-12-03'));
    const { snapshot, apart } = await draftToSign(demo.portal, await demo.portal.bookings.get(bookingId));
    expect(apart).toEqual({ why: 'other_parties', until: '2027-05-23' });
    expect(snapshot.framework).toBeDefined();
    expect(await tap(parents, bookingId)).toMatchObject({ ok: false, status: 422 });

    const { parents: others } = await signedOnce('2026-12-02');
    const month = await held(others, { form: 'full_day', date: '2027-01-04', months: 1, meals: true });
    const monthly = await draftToSign(demo.portal, await demo.portal.bookings.get(month));
    expect([monthly.snapshot.framework, monthly.snapshot.annex, monthly.apart]).toEqual([undefined, undefined, undefined]);
  });

  it('that was about to be agreed with one tap is read anew where something changed on the way', async () => {
    const { parents } = await signedOnce('2026-12-02');
    const bookingId = await held(parents, hourly('2026-12-03'));
    const { portal } = demo;
    // What is drawn up when the tap has been judged already sees another name.
    let asked = 0;
    const guardians = {
      ...portal.guardians,
      get: async (id: string) => ({ ...(await portal.guardians.get(id)), ...(++asked > 2 ? { relation: '舅舅' } : {}) }),
    };
    const tapping = { bookingId, guardianId: parents.guardianId, by: by(parents) };
    expect(await signContract({ ...portal, guardians }, tapping)).toMatchObject({ ok: false, code: 'framework_over' });
  });

  it('agreed twice at the same moment is two annexes of one chain', async () => {
    const { parents, framework } = await signedOnce('2026-12-07');
    const ids = [await held(parents, hourly('2026-12-08')), await held(parents, hourly('2026-12-09'))];
    const signed = await Promise.all(ids.map((id) => tap(parents, id)));
    expect(signed.map(({ ok }) => ok)).toEqual([true, true]);
    const annexes = await demo.portal.contracts.annexesOf(framework.id);
    expect(annexes.map(({ snapshot }) => snapshot.annex?.order)).toEqual([1, 2]);
    expect(annexes[1]?.snapshot.annex?.previousHash).toBe(annexes[0]?.snapshotHash);
  });

  it('tapped again is agreed once', async () => {
    const { parents, framework } = await signedOnce('2026-12-07');
    const id = await held(parents, hourly('2026-12-08'));
    const signed = await Promise.all([tap(parents, id), tap(parents, id), tap(parents, id)]);
    expect(new Set(signed.map((one) => one.ok && one.contractId)).size).toBe(1);
    expect(await demo.portal.contracts.annexesOf(framework.id)).toHaveLength(1);
  });

  it('over after the last day, and once the family has ended it', async () => {
    const { parents, framework } = await signedOnce('2026-12-02');
    const bookingId = await held(parents, hourly('2026-12-03'));
    const why = async () => (await draftToSign(demo.portal, await demo.portal.bookings.get(bookingId))).apart?.why;
    demo.setNow('2027-05-24T00:00:00.000Z');
    expect(await why()).toBe('over');
    demo.setNow(TEST_NOW);
    expect(await why()).toBeUndefined();
    await demo.portal.work(async (unit) => {
      await demo.portal.contracts.endFramework(framework.id, TEST_NOW, unit);
      return { ok: true };
    });
    expect(await why()).toBe('ended');
  });

  it('moved to another time is an annex too, whichever paper the stay was on before', async () => {
    const { parents, framework } = await signedOnce('2026-12-10');
    const { bookingId } = framework;
    const { guardianId } = parents;
    const move = (id: string, date: string) =>
      rescheduleBooking(demo.portal, { bookingId: id, guardianId, request: hourly(date), by: by(parents) });
    const moved = await move(bookingId, '2026-12-11');
    if (!moved.ok) throw new Error(moved.code);
    const second = await demo.portal.contracts.get(moved.booking.contractId ?? '');
    expect(second).toMatchObject({ version: 2, frameworkId: framework.id });
    expect(second.snapshot.annex).toMatchObject({ order: 1, previousHash: framework.snapshotHash });
    expect(second.evidence?.guardian.how).toBe('one_tap');
    const again = await move(bookingId, '2026-12-14');
    const third = await demo.portal.contracts.get((again.ok && again.booking.contractId) || '');
    expect(third.snapshot.annex).toMatchObject({ order: 2, previousHash: second.snapshotHash });
  });
});

describe('what is signed in one act', () => {
  it('is a framework by a child’s first stay, and annexes to it by the others', async () => {
    const [parents, portal] = [await family(), demo.portal];
    const papers: Paper[] = [];
    const yes = { how: 'typed_name', name: parents.name, readTerms: true } as const;
    for (const date of ['2026-12-21', '2026-12-22', '2026-12-24']) {
      const paper = await drawUp(portal, await portal.bookings.get(await held(parents, hourly(date))), yes, papers);
      if (!paper.ok) throw new Error(paper.code);
      papers.push(paper);
    }
    const put = await portal.work(async (unit): Promise<Result<object>> => {
      for (const { booking, record, evidence } of papers) {
        const added = await addContract(portal, { ...record, evidence }, { ...booking, bookingId: booking.id }, unit);
        if (!added.ok) return added;
      }
      return { ok: true };
    });
    expect(put).toEqual({ ok: true });
    const [framework, ...others] = await portal.contracts.frameworksOf(parents.guardianId);
    expect(others).toEqual([]);
    const chain = framework && (await readChain(portal, framework));
    expect(chain).toMatchObject({
      whole: true,
      annexes: [{ snapshot: { annex: { order: 1 } } }, { snapshot: { annex: { order: 2 } } }],
    });
  });
});

describe('a framework', () => {
  it('is ended by who signed it and by nobody else, for stays that are still to be agreed', async () => {
    const { parents, framework } = await signedOnce('2026-12-15');
    const agreed = await tapped(parents, await held(parents, hourly('2026-12-16')));
    const { id } = framework;
    const stranger = await family();
    expect(await endFramework(demo.portal, { id, guardianId: stranger.guardianId })).toMatchObject({ ok: false, status: 404 });
    // What hangs on it is no framework.
    expect(await endFramework(demo.portal, { id: agreed.id, guardianId: parents.guardianId })).toMatchObject({ ok: false });
    for (let twice = 0; twice < 2; twice += 1)
      expect(await endFramework(demo.portal, { id, guardianId: parents.guardianId })).toEqual({ ok: true });
    const after = await demo.portal.contracts.get(id);
    expect([after.snapshot, after.snapshotHash]).toEqual([framework.snapshot, framework.snapshotHash]);
    expect(await verifyContract(demo.portal, { hash: framework.sha256 })).toMatchObject({
      valid: true,
      framework: { until: '2027-05-23', ended: true },
    });
    expect(await verifyContract(demo.portal, { hash: agreed.sha256 })).toMatchObject({
      standing: 'unpaid',
      annex: { order: 1, whole: true },
    });
    const anew = await draftToSign(demo.portal, await demo.portal.bookings.get(await held(parents, hourly('2026-12-17'))));
    expect(anew.apart?.why).toBe('ended');
  });

  it('shows whoever checks an annex that one in its chain was changed or is gone', async () => {
    const { parents, framework } = await signedOnce('2026-12-15');
    const ids = [await held(parents, hourly('2026-12-16')), await held(parents, hourly('2026-12-17'))];
    const [first, second] = [await tapped(parents, ids[0] ?? ''), await tapped(parents, ids[1] ?? '')];
    const whole = async () => {
      const said = await verifyContract(demo.portal, { hash: second.sha256 });
      const chain = await readChain(demo.portal, second);
      return [said.valid && said.annex?.whole, typeof chain === 'object' && chain.whole];
    };
    expect(await whole()).toEqual([true, true]);
    const { db } = demo.portal.payload;
    const change = (data: Record<string, unknown>) => db.updateOne({ collection: 'contracts', id: first.id, data });
    await change({ snapshot: { ...first.snapshot, total: first.snapshot.total + 1 } });
    expect(await whole()).toEqual([false, false]);
    await change({ snapshot: first.snapshot, framework: null });
    expect(await whole()).toEqual([false, false]);
    await change({ framework: framework.id });
    expect(await whole()).toEqual([true, true]);
  });
});

describe('who taps', () => {
  const AGENT = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)';

  it('is known by the session, without a fresh code, unless the city asks for one; and never by another’s session', async () => {
    const { parents } = await signedOnce('2026-12-02');
    const { token } = await beginSession(demo.portal, { guardianId: parents.guardianId, agent: AGENT });
    const other = await family();
    const { token: foreign } = await beginSession(demo.portal, { guardianId: other.guardianId, agent: AGENT });
    const door = { session: token, address: '203.0.113.9', agent: AGENT, lang: 'zh' } as const;
    const bookingId = await held(parents, hourly('2026-12-03'));
    demo.setNow(plusMinutes(TEST_NOW, 14));
    await demo.portal.sessions.setProven(
      (await demo.portal.sessions.listOf(parents.guardianId, TEST_NOW))[0]?.id ?? '',
      '2026-11-01T00:00:00.000Z',
    );
    const needed = { ok: false, code: 'signing_code_needed' };
    expect(await tap(parents, bookingId, { ...door, session: foreign })).toMatchObject(needed);
    expect(await tap(parents, bookingId, { ...door, session: undefined })).toMatchObject(needed);
    const { portal } = demo;
    const strict = { ...portal, city: { ...portal.city, annexAsksCode: true } };
    const tapping = { bookingId, guardianId: parents.guardianId, by: by(parents), door };
    expect(await signContract(strict, tapping)).toMatchObject(needed);
    const signed = await signContract(portal, tapping);
    if (!signed.ok) throw new Error(signed.code);
    const { evidence } = await portal.contracts.get(signed.contractId);
    expect(evidence?.guardian).toMatchObject({
      how: 'one_tap',
      codeAt: '2026-11-01T00:00:00.000Z',
      device: 'iphone',
      lang: 'zh',
    });
    expect(evidence?.guardian.addressHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('an annex on paper', () => {
  it('is one page in every language, printed again from its snapshot alone, byte for byte, and known by its file and its code', async () => {
    const { parents } = await signedOnce('2026-12-02');
    const { snapshot, signedAt, bareHash, pages, snapshotHash, sha256 } = await tapped(
      parents,
      await held(parents, hourly('2026-12-03')),
    );
    expect(pages).toBe(1);
    const again = await renderContractPdf({ ...snapshot, signedAt }, demo.portal.environment.origin);
    expect(again.sha256).toBe(bareHash);
    for (const hash of [snapshotHash, sha256]) expect(await verifyContract(demo.portal, { hash })).toMatchObject({ valid: true });
  });

  it('names the contract that holds for the rest, its own stay, fee and refunds, and the paper before', async () => {
    const { parents, framework } = await signedOnce('2026-12-02');
    const { snapshot } = await tapped(parents, await held(parents, hourly('2026-12-03')));
    const zh = said(snapshot, { address: 'https://city.example/verify', code: 'abc' });
    const stay = ['2026年12月3日', '14:00', parents.name, '合计', '取消时间'];
    for (const part of [framework.number, '第1号附件', '2027年5月23日', framework.snapshotHash, ...stay])
      expect(zh).toContain(part);
    expect(zh).not.toContain('体罚');
    expect(JSON.stringify(contractText(snapshot, 'en'))).not.toMatch(/\b(\w+) \1\b| [.,;]|\{\w+\}/);
  });
});
