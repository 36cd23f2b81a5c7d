import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { expireHold } from '#cms/booking/expire-hold.ts';
import { holdOrder } from '#cms/booking/hold-order.ts';
import { payableThere, payThere } from '#cms/booking/pay-there.ts';
import { joinWaitlist } from '#cms/booking/waitlist/join-waitlist.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { closeTill, counterView, handBack, takeThere } from '#cms/payments/counter-till.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { clocksOf } from '#cms/supervision/disputes/refund-clocks.ts';
import { countCash, needsReason, paysThereBy, shouldBeBooked, tillSums } from '#domain/money/at-centre.ts';
import { offerUntil } from '#domain/offers/waitlist-offer.ts';
import { minutesBetween, plusMinutes } from '#domain/time/zoned-time.ts';
import { booksOf } from '../support/books.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { by, type Family, holdAndSign, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';
import { BUSY, fill, wait, wishFor } from '../support/waiting-family.ts';

describe('a counter', () => {
  const move = fc.record({
    method: fc.constantFrom('cash', 'transfer', 'terminal'),
    amount: fc.integer({ min: -9e6, max: 9e6 }),
  });

  it('sums to the fen by method, whatever came and went, and asks for a reason where the cash differs', () => {
    fc.assert(
      fc.property(fc.array(move), fc.integer({ min: 0, max: 9e6 }), (moves, counted) => {
        const sums = tillSums(moves as never);
        const all = moves.reduce((total, { amount }) => total + amount, 0);
        expect(sums.reduce((total, { left }) => total + left, 0)).toBe(all);
        for (const { taken, given, left } of sums) expect([taken >= 0, given >= 0, taken - given]).toEqual([true, true, left]);
        const { expected, difference } = countCash(sums, counted);
        expect(expected + difference).toBe(counted);
        expect(needsReason(difference, ' ')).toBe(difference !== 0);
      }),
    );
  });

  it('is paid within the hours of the rule, and before the stay', () => {
    const rule = { payHours: 24, leastMinutes: 60 };
    const now = '2026-11-23T06:00:00.000Z';
    expect(paysThereBy(rule, { now, startsAt: '2026-12-23T06:00:00.000Z' })).toBe('2026-11-24T06:00:00.000Z');
    expect(paysThereBy(rule, { now, startsAt: '2026-11-23T10:00:00.000Z' })).toBe('2026-11-23T09:00:00.000Z');
    expect(paysThereBy(rule, { now, startsAt: '2026-11-23T06:30:00.000Z' })).toBeUndefined();
  });
});

describe('a family that pays at its centre', () => {
  let demo: DemoPortal;
  let staff: Record<StaffName, SignedIn>;
  let facilityId: string;
  beforeAll(async () => {
    demo = await demoPortal({ enrolled: false });
    staff = await staffOf(demo.portal);
    const centre = await demo.portal.facilities.find(EXAMPLE_SLUG);
    facilityId = centre?.id ?? '';
    await demo.portal.payload.update({ collection: 'facilities', id: facilityId, data: { paysAtCentre: true } });
  });
  afterAll(() => demo.close());

  const later = (minutes: number) => ({ ...demo.portal, now: () => plusMinutes(demo.portal.now(), minutes) });
  let n = 0;
  async function chosen(): Promise<{ family: Family; bookingId: string; paymentId: string; total: number }> {
    n += 1;
    const family = await newFamily(demo.portal, 7500 + n);
    const window = { from: 540 + 60 * (n % 7), to: 600 + 60 * (n % 7) };
    const booking = await holdAndSign(demo.portal, family, { form: 'hourly', date: '2026-12-09', window });
    const there = await payThere(demo.portal, { bookingId: booking.id, guardianId: family.guardianId, lang: 'zh' });
    if (!there.ok) throw new Error(there.code);
    return { family, bookingId: booking.id, paymentId: there.payment.id, total: booking.total };
  }
  const view = () => counterView(demo.portal, facilityId);
  const lies = async (bookingId: string) => {
    const { balance } = await booksOf(demo.portal, bookingId);
    return [balance.till, balance.clearing];
  };
  const agrees = async () => {
    const { books } = await view();
    expect(books.booked, 'the books say what was recorded').toBe(shouldBeBooked(books));
  };
  const take = (paymentId: string, method = 'cash', proof = '', user = staff.counter) =>
    takeThere(demo.portal, { paymentId, user, method, proof });

  it('keeps a place that another family waits for no longer than that family would have to accept it', async () => {
    const date = '2026-12-10';
    const family = await newFamily(demo.portal, 7590);
    const { id } = await holdAndSign(demo.portal, family, { form: 'hourly', date, window: BUSY });
    const wish = { bookingId: id, guardianId: family.guardianId, lang: 'zh' } as const;
    const day = plusMinutes(demo.portal.now(), 24 * 60).slice(0, 16);
    const before = await payableThere(demo.portal, await demo.portal.bookings.get(id));
    expect([before?.waited, before?.until.slice(0, 16)]).toEqual([false, day]);
    await fill(demo.portal, date);
    await wait(demo.portal, (await newFamily(demo.portal, 7591)).guardianId, await wishFor(demo.portal, date), { facilityId });
    expect(await payThere(demo.portal, wish)).toMatchObject({ ok: true });
    const { timeZone, waitlist } = demo.portal.city;
    const offered = offerUntil(demo.portal.now(), waitlist, { facility: { timeZone }, first: { date, ...BUSY } });
    const kept = (await demo.portal.bookings.get(id)).paysBy ?? '';
    expect([kept.slice(0, 16), kept.slice(0, 16) < day]).toEqual([offered.slice(0, 16), true]);
  });

  it('keeps it no longer than that either where that family begins to wait later, and the one who pays is told', async () => {
    const date = '2026-12-11';
    const family = await newFamily(demo.portal, 7592);
    const { id } = await holdAndSign(demo.portal, family, { form: 'hourly', date, window: BUSY });
    expect(await payThere(demo.portal, { bookingId: id, guardianId: family.guardianId, lang: 'zh' })).toMatchObject({ ok: true });
    const paysBy = async () => (await demo.portal.bookings.get(id)).paysBy?.slice(0, 16);
    const day = plusMinutes(demo.portal.now(), 24 * 60).slice(0, 16);
    await fill(demo.portal, date);
    const heard = hearMessages(demo.portal);
    const soonerFor = () => heard.filter(({ booking, kind }) => booking === id && kind === 'pay_sooner');
    const join = async (n: number, on = date) => {
      const { childId, guardianId } = await newFamily(demo.portal, n);
      const care = { request: { form: 'hourly', date: on, window: BUSY } } as const;
      return joinWaitlist(demo.portal, { slug: EXAMPLE_SLUG, guardianId, childIds: [childId], care });
    };
    // Who waits for another day waits for another place; who is only told of free ones takes none from anybody.
    await fill(demo.portal, '2026-12-14');
    expect(await join(7594, '2026-12-14')).toMatchObject({ ok: true });
    await wait(demo.portal, (await newFamily(demo.portal, 7595)).guardianId, await wishFor(demo.portal, date), { facilityId });
    expect([await paysBy(), soonerFor()]).toEqual([day, []]);
    expect(await join(7596)).toMatchObject({ ok: true });
    const { timeZone, waitlist } = demo.portal.city;
    const offered = offerUntil(demo.portal.now(), waitlist, { facility: { timeZone }, first: { date, ...BUSY } });
    expect([await paysBy(), soonerFor().length]).toEqual([offered.slice(0, 16), 1]);
    expect(soonerFor()[0]?.text).toContain('比原来说的早');
    expect(await join(7597)).toMatchObject({ ok: true });
    expect(soonerFor()).toHaveLength(1);
    const { actions } = await demo.portal.bookings.get(id);
    expect(actions.map(({ type }) => type)).toEqual(['hold', 'sign', 'pay_there', 'pay_sooner']);
    // Then the places are free, as they are for who waits.
    const minutes = Math.ceil(minutesBetween(demo.portal.now(), offered)) + 1;
    expect(await expireHold(later(minutes), id)).toBe('expired');
  });

  it('keeps what it was told where its first stay is too soon for anybody else to be offered it', async () => {
    const before = demo.portal.now();
    const [soon, later] = ['2026-11-24', '2026-12-15'];
    const family = await newFamily(demo.portal, 7598);
    const request = { form: 'hourly', date: soon, window: BUSY } as const;
    const who = { guardianId: family.guardianId, by: by(family) };
    const children = [{ childId: family.childId, consents: [], pickups: [] }];
    const held = await holdOrder(demo.portal, {
      ...who,
      slug: EXAMPLE_SLUG,
      request,
      dates: [later],
      children,
      hadSameService: true,
    });
    if (!held.ok) throw new Error(held.code);
    const [{ id } = { id: '' }, ...more] = held.bookings;
    const signed = { ...who, bookingId: id, name: family.name, readTerms: true };
    expect([more.length, (await signContract(demo.portal, signed)).ok]).toEqual([1, true]);
    expect(await payThere(demo.portal, { ...signed, lang: 'zh' })).toMatchObject({ ok: true });
    const { paysBy } = await demo.portal.bookings.get(id);
    await demo.portal.payload.update({ collection: 'facilities', id: facilityId, data: { noticeHours: 12 } });
    await fill(demo.portal, later);
    demo.setNow('2026-11-24T00:00:00.000Z');
    const other = await newFamily(demo.portal, 7599);
    const wish = { request: { ...request, date: later } };
    expect(
      await joinWaitlist(demo.portal, { ...other, slug: EXAMPLE_SLUG, childIds: [other.childId], care: wish }),
    ).toMatchObject({ ok: true });
    for (const one of held.bookings)
      expect(await demo.portal.bookings.get(one.id)).toMatchObject({ status: 'signed', paysBy, holdUntil: paysBy });
    demo.setNow(before);
    await demo.portal.payload.update({ collection: 'facilities', id: facilityId, data: { noticeHours: null } });
  });

  it('has its places until the rule says, is confirmed when the counter has the money, and gets a receipt', async () => {
    const { bookingId, paymentId, total, family } = await chosen();
    const booking = await demo.portal.bookings.get(bookingId);
    expect(booking.holdUntil?.slice(0, 16)).toBe(plusMinutes(demo.portal.now(), 24 * 60).slice(0, 16));
    expect(await payableThere(demo.portal, booking)).toEqual({ until: booking.paysBy, waited: false });
    // The clock leaves it alone long after a hold would be over.
    expect(await expireHold(later(120), bookingId)).toBe('nothing_due');
    expect((await view()).toPay.map(({ id }) => id)).toContain(paymentId);
    expect(await take(paymentId, 'cheque')).toMatchObject({ field: 'method' });
    expect(await take(paymentId, 'transfer')).toMatchObject({ field: 'proof' });
    for (const who of ['district', 'author', 'admin'] as const)
      expect(await take(paymentId, 'cash', '', staff[who]), who).toMatchObject({ status: 404 });
    expect(await take(paymentId)).toEqual({ ok: true, bookingId, settled: 'confirmed' });
    expect(await take(paymentId, 'terminal', '1')).toEqual({ ok: true, bookingId, settled: 'unchanged' });
    expect((await demo.portal.bookings.get(bookingId)).status).toBe('confirmed');
    expect(await demo.portal.till.ofBooking(bookingId)).toMatchObject([
      { method: 'cash', amount: total, by: staff.counter.name },
    ]);
    expect(await demo.portal.receipts.listOf(bookingId)).toMatchObject([{ kind: 'payment', amount: total, payee: 'centre' }]);
    expect(await lies(bookingId)).toEqual([total, undefined]);
    await agrees();
    expect(await startPayment(demo.portal, { bookingId, guardianId: family.guardianId, lang: 'zh' })).toMatchObject({
      code: 'already_paid',
    });
  });

  it('may still pay online, and the counter then takes nothing', async () => {
    const { bookingId, paymentId, family } = await chosen();
    const online = await startPayment(demo.portal, { bookingId, guardianId: family.guardianId, lang: 'zh' });
    expect(online).toMatchObject({ ok: true, payment: { provider: 'pretend' } });
    expect((await view()).toPay.map(({ id }) => id)).not.toContain(paymentId);
    expect(await take(paymentId)).toMatchObject({ code: 'counter_till.over' });
    const outcome = await demo.portal.pretend?.decide(online.ok ? String(online.payment.providerRef) : '', 'approve');
    expect(outcome?.state.status).toBe('paid');
  });

  it('loses its places when it does not come, and no money is taken for them', async () => {
    const { bookingId, paymentId } = await chosen();
    const tomorrow = later(25 * 60);
    expect(await expireHold(tomorrow, bookingId)).toBe('expired');
    expect((await counterView(tomorrow, facilityId)).toPay.map(({ id }) => id)).not.toContain(paymentId);
  });

  it('is told apart by the counter where the centre may not take the child any more: the money is to be handed back', async () => {
    const { bookingId, paymentId } = await chosen();
    const set = (operating: 'normal' | 'paused') =>
      demo.portal.payload.update({ collection: 'facilities', id: facilityId, data: { operating } });
    const before = demo.portal.now();
    await set('paused');
    demo.setNow(plusMinutes(before, 5));
    expect(await take(paymentId)).toEqual({ ok: true, bookingId, settled: 'refunding' });
    await set('normal');
    demo.setNow(before);
    const back = (await view()).toHandBack.find(({ refund }) => refund.bookingId === bookingId);
    const given = back && (await handBack(demo.portal, { refundId: back.refund.id, user: staff.counter, proof: '' }));
    expect(given).toMatchObject({ ok: true });
  });

  it('gets a refund back the way it paid, counted as owed until it is handed out', async () => {
    const { bookingId, paymentId, family, total } = await chosen();
    await take(paymentId, 'transfer', 'T-1');
    await cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
    const [refund] = await demo.portal.refunds.listOf(bookingId);
    if (!refund) throw new Error('no refund');
    expect(refund).toMatchObject({ status: 'sent', amount: total, arrivedAt: undefined });
    const booking = await demo.portal.bookings.get(bookingId);
    expect(await clocksOf(demo.portal, booking)).toMatchObject([{ of: 'refund', amount: total }]);
    // The books have it as given back already; the counter still has it.
    expect((await view()).books.toHandBack).toBe(total);
    await agrees();
    expect((await view()).toHandBack.find((one) => one.refund.id === refund.id)).toMatchObject({ method: 'transfer' });
    const give = (proof: string, user = staff.counter) => handBack(demo.portal, { refundId: refund.id, user, proof });
    expect(await give('T-2', staff.district)).toMatchObject({ status: 404 });
    expect(await give('')).toMatchObject({ field: 'proof' });
    expect(await give('T-2')).toEqual({ ok: true, bookingId });
    expect(await give('T-3')).toMatchObject({ status: 404 });
    expect((await demo.portal.refunds.get(refund.id)).arrivedAt).toBeTruthy();
    expect((await demo.portal.till.ofBooking(bookingId)).map(({ amount }) => amount).sort((a, b) => b - a)).toEqual([
      total,
      -total,
    ]);
    expect(await clocksOf(demo.portal, booking)).toEqual([]);
    expect(await lies(bookingId)).toEqual([0, undefined]);
    await agrees();
  });

  it('gets a refund once, though two people hand it out at the same moment', async () => {
    const { bookingId, paymentId, family, total } = await chosen();
    await take(paymentId);
    await cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
    const [refund] = await demo.portal.refunds.listOf(bookingId);
    const give = (user: SignedIn) => handBack(demo.portal, { refundId: refund?.id ?? '', user, proof: '' });
    const given = await Promise.all([give(staff.counter), give(staff.head)]);
    expect(given.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await demo.portal.till.ofBooking(bookingId)).map(({ amount }) => amount).sort((a, b) => b - a)).toEqual([
      total,
      -total,
    ]);
    expect((await demo.portal.refunds.get(refund?.id ?? '')).arrivedAt).toBeTruthy();
  });

  it('is still before the counter where a process died before its money was in the till', async () => {
    const { bookingId, paymentId, total } = await chosen();
    const { providerRef } = await demo.portal.payments.get(paymentId);
    const outcome = await demo.portal.atCentre.decide(providerRef ?? '', 'approve', 'cash');
    if (outcome) await settlePayment(demo.portal, outcome.state);
    expect((await demo.portal.bookings.get(bookingId)).status).toBe('confirmed');
    const missing = async () => (await view()).missing.map(({ payment, amount }) => [payment.id, amount]);
    expect(await missing()).toEqual([[paymentId, total]]);
    expect((await view()).toPay.map(({ id }) => id)).not.toContain(paymentId);
    await agrees();
    const { found } = await reconcileMoney(demo.portal);
    expect(found.filter((one) => one.bookingId === bookingId)).toMatchObject([{ code: 'till_missing', facilityId }]);
    expect(await take(paymentId)).toMatchObject({ ok: true, bookingId });
    expect(await demo.portal.till.ofBooking(bookingId)).toMatchObject([{ method: 'cash', amount: total }]);
    expect(await missing()).toEqual([]);
    await agrees();
  });

  it('is recorded by an administrator where the comparison has found it missing, and what is open is not', async () => {
    const { bookingId, paymentId, total } = await chosen();
    const record = (id: string, user = staff.admin) => take(id, 'cash', '', user);
    expect(await record(paymentId), 'still to come').toMatchObject({ status: 404 });
    expect(await record('nothing')).toMatchObject({ status: 404 });
    const { providerRef } = await demo.portal.payments.get(paymentId);
    const outcome = await demo.portal.atCentre.decide(providerRef ?? '', 'approve', 'cash');
    if (outcome) await settlePayment(demo.portal, outcome.state);
    for (const who of ['district', 'author'] as const) expect(await record(paymentId, staff[who])).toMatchObject({ status: 404 });
    expect(await record(paymentId)).toEqual({ ok: true, bookingId, settled: 'unchanged' });
    expect(await demo.portal.till.ofBooking(bookingId)).toMatchObject([{ amount: total, by: staff.admin.name }]);
    const { found } = await reconcileMoney(demo.portal);
    expect(found.filter((one) => one.bookingId === bookingId)).toEqual([]);
  });

  it('is in one closing, which sums by method, has a reason where the cash differs, and is never written again', async () => {
    const { paymentId } = await chosen();
    await take(paymentId);
    const { entries } = await view();
    const cash = tillSums(entries).find(({ method }) => method === 'cash')?.left ?? 0;
    const close = (counted: number, reason = '', user = staff.counter) => closeTill(demo.portal, { user, counted, reason });
    expect(await close(cash, '', staff.district)).toMatchObject({ status: 404 });
    expect(await close(cash - 100)).toMatchObject({ field: 'reason' });
    const early = { ...demo.portal, now: () => '2026-12-01T22:30:00.000Z' };
    const closeEarly = () => closeTill(early, { user: staff.counter, counted: cash - 100, reason: '找零错了' });
    const closed = await Promise.all([closeEarly(), closeEarly()]);
    expect(closed.filter(({ ok }) => ok)).toHaveLength(1);
    // Half past six in the morning there is the day before by the clock of Greenwich.
    expect((await view()).closings.map(({ number }) => number.slice(0, 10))).toEqual(['2026-12-02']);
    expect((await view()).entries).toEqual([]);
    expect((await view()).closings).toMatchObject([{ difference: -100, reason: '找零错了', expected: cash }]);
    expect(await close(0)).toMatchObject({ code: 'counter_till.nothing' });
    const [row] = (await demo.portal.payload.find({ collection: 'daily-closings' })).docs;
    const change = { collection: 'daily-closings', id: row?.id ?? '', data: { difference: 0 }, overrideAccess: false } as const;
    await expect(demo.portal.payload.update({ ...change, user: staff.head })).rejects.toThrow();
    const { found } = await reconcileMoney(demo.portal);
    expect(found.filter(({ code }) => code.startsWith('till'))).toEqual([]);
  });

  it('cannot where the centre takes no money, or no rule says until when', async () => {
    await demo.portal.payload.update({ collection: 'facilities', id: facilityId, data: { paysAtCentre: false } });
    const family = await newFamily(demo.portal, 7590);
    const booking = await holdAndSign(demo.portal, family, {
      form: 'hourly',
      date: '2026-12-10',
      window: { from: 840, to: 900 },
    });
    const wish = { bookingId: booking.id, guardianId: family.guardianId, lang: 'zh' } as const;
    expect(await payThere(demo.portal, wish)).toMatchObject({ code: 'counter_till.not_here' });
    await demo.portal.payload.update({ collection: 'facilities', id: facilityId, data: { paysAtCentre: true } });
    expect(await payThere(demo.portal, { ...wish, guardianId: 'x' })).toMatchObject({ status: 404 });
  });
});
