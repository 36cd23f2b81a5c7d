import { expect } from 'vitest';
import { cancelOrder } from '#cms/booking/cancel-order.ts';
import { holdOrder } from '#cms/booking/hold-order.ts';
import { reportAbsence } from '#cms/booking/report-absence.ts';
import { chargeLate, waiveLate } from '#cms/booking/stay/late-pickup.ts';
import { lengthenStay } from '#cms/booking/stay/lengthen-stay.ts';
import { shortenStay } from '#cms/booking/stay/shorten-stay.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { TODAY } from '../support/demo-portal.ts';
import { by, decide, wishOf } from '../support/family.ts';
import { localDay, momentOf, nextDay } from './calendar.ts';
import { isIn, Life, type Noted, requestOf, type Step } from './life.ts';
import { closesAt, isOpen, mostChildren, price, type Wish } from './public-record.ts';
import { feeOfDay, partOfDay, refund } from './refund.ts';

/** X2: fifteen minutes are nobody's matter; then 15.00 for every half hour begun, 90.00 a day at most. */
const latePickupFee = (minutesLate: number): number =>
  minutesLate <= 15 ? 0 : Math.min(9000, 1500 * Math.ceil((minutesLate - 15) / 30));

/** X1: while the child is there, until an hour before the end, by half hours; sold by the hour, at the contract's price. */
const mayBeLonger = ({ form, to: ends }: Wish, { to, minute }: { to: number; minute: number }): boolean =>
  form === 'hourly' && to > ends && (to - ends) % 30 === 0 && minute <= ends - 60;

/** It may end earlier too, for nothing: an hour at least is what is sold, and what is over is not given up. */
const mayBeShorter = ({ from, to: ends }: Wish, { to, minute }: { to: number; minute: number }): boolean =>
  to < ends && to - from >= 60 && to > minute;

type Of<D extends Step['do']> = Extract<Step, { do: D }>;

const HALF_HOUR = 30;
/** A1: a day is offered to others if its family says so two hours before it begins. */
const REPORTED_BEFORE_MS = 2 * 3_600_000;
const ROUND_TRIP = 40;

/** A life in which families also book several days at once, stay longer, come late, and give days that they do not need to others. */
export class WholeLife extends Life {
  /** How often each came about, so that a run shows what it asked. */
  readonly met = new Map<string, number>();
  private readonly judged = new Set<string>();
  private readonly reported = new Set<string>();

  /** What is wanted singly is wanted so many days from where the life has come to, and by whom it can be done. */
  override async take(step: Step): Promise<void> {
    if (step.do === 'together') return this.together({ ...step, wish: this.fromToday(step.wish) });
    if (step.do === 'want' && step.wish.months === 0) return super.take({ ...step, wish: this.fromToday(step.wish) });
    if (step.do === 'leave' || step.do === 'visit' || step.do === 'away' || step.do === 'back') {
      const own = this.all.filter((one) => one.family === step.who && one.state === 'paid' && this.fits(one, step));
      const one = own[step.pick % (own.length || 1)];
      if (one?.state === 'paid') await this.happen(one, step);
      return this.compare();
    }
    return super.take(step);
  }

  private fits({ days: [day = ''], wish, together, away }: Noted, { do: what }: Step): boolean {
    if (what === 'leave') return together.length > 1;
    if (what !== 'visit') return true;
    return wish.months === 0 && wish.form !== 'half_day' && !away.has(day) && momentOf(day, wish.from) > this.now;
  }

  private async happen(one: Noted, step: Of<'leave' | 'visit' | 'away' | 'back'>): Promise<void> {
    if (step.do === 'leave') await this.leaveTogether(one);
    if (step.do === 'visit') await this.visit(one, step);
    if (step.do === 'away') await this.stayAway(one, step.days);
    if (step.do === 'back') await this.comeBack(one);
  }

  private fromToday(wish: Wish): Wish {
    return { ...wish, day: nextDay(localDay(this.now), (Date.parse(wish.day) - Date.parse(TODAY)) / 86_400_000) };
  }

  private meet(what: string): void {
    this.met.set(what, (this.met.get(what) ?? 0) + 1);
  }

  /** Two days at once: both, or none; a day on which the centre is shut is left out. */
  private async together({ who, wish, apart, servedBefore }: Of<'together'>): Promise<void> {
    const { record } = this;
    const family = this.family(who);
    const dates = [wish.day, nextDay(wish.day, apart)];
    const { childId, consents, pickups, ...asked } = wishOf(family, requestOf(wish));
    const children = [{ childId, consents, pickups }];
    const held = await holdOrder(this.portal, { ...asked, children, dates, hadSameService: servedBefore });
    const days = dates.filter((day) => isOpen(record, day));
    const tooMuch = this.isTooFarAhead(who, days);
    if (!held.ok) return this.refuse(held.code, { wish, days, tooMuch });
    expect(tooMuch, `the cap, ${JSON.stringify(wish)} ${days}`).toBe(false);
    expect(held.bookings.map(({ from }) => from)).toEqual(days);
    expect(this.hasRoom(wish, days), `room for ${JSON.stringify({ wish, days })}`).toBe(true);
    const all: Noted[] = [];
    for (const [at, { id, total }] of held.bookings.entries()) {
      const own = { ...wish, day: days[at] ?? '' };
      const listed = price(record, own);
      expect(total, `price of ${JSON.stringify(own)}`).toBe(listed && listed.care + listed.meals);
      all.push(this.keep(id, { who, wish: own, days: [own.day], months: 0, total, servedBefore }));
    }
    for (const one of all) one.together = all;
    if (all.length > 1) this.meet('together');
    await this.pay(all);
  }

  /** What comes back of all that was booked together is what comes back of each. */
  private async leaveTogether({ id, family: who, together }: Noted): Promise<void> {
    const { guardianId, ...family } = this.family(who);
    const due = together.flatMap((one) => {
      const ended = one.days.every((day) => momentOf(day, one.wish.to) <= this.now);
      const back = one.state === 'paid' && !ended ? refund(one.bought, this.now, this.world.record.calendar) : undefined;
      return back === undefined ? [] : { one, back };
    });
    const total = due.reduce((sum, { back }) => sum + back, 0);
    const left = await cancelOrder(this.portal, { bookingId: id, guardianId, by: by({ guardianId, ...family }) });
    if (due.length > 0) expect(left).toMatchObject({ ok: true, refund: total });
    for (const { one, back } of due) this.leave(one, back, this.question(one));
    this.meet('left together');
  }

  /** From ten minutes before it begins until the child is collected. */
  private async visit(one: Noted, { longer, late, waives }: Of<'visit'>): Promise<void> {
    const [day = ''] = one.days;
    const ahead = (Date.parse(momentOf(day, one.wish.from)) - Date.parse(this.now)) / 60_000;
    if (ahead > 10) await this.wait(ahead - 10);
    if (one.state !== 'paid') return;
    const { facilityId } = this.world;
    const mark = { bookingId: one.id, facilityId, date: day, staffId: 'the-head' } as const;
    const here = await markAttendance(this.portal, { ...mark, what: 'check_in' });
    expect(here.ok, `nobody is sent away at the door: ${this.tell(one)}`).toBe(true);
    this.came(one, day);
    await this.wait(ROUND_TRIP);
    if (longer > 0) await this.lengthen(one, day, one.wish.to + longer);
    if (longer < 0) await this.shorten(one, day, one.wish.to + longer);
    await this.compare();
    const ends = Date.parse(momentOf(day, one.paidUntil));
    await this.wait((ends - Date.parse(this.now)) / 60_000 + late);
    const { pickupCode: code } = await this.portal.bookings.get(one.id);
    const left = await markAttendance(this.portal, { ...mark, what: 'check_out', handover: { name: '外婆', code } });
    expect(left.ok, `collected ${late} minutes late: ${this.tell(one)}`).toBe(true);
    const fee = latePickupFee(late);
    if (waives) {
      const waived = await waiveLate(this.portal, { ...mark, reason: '下雨' });
      expect(waived.ok, `waived, ${late} minutes late`).toBe(fee > 0);
      return;
    }
    const charged = await chargeLate(this.portal, { ...mark, expect: fee });
    expect(charged.ok, `${fee} for ${late} minutes: ${this.tell(one)}`).toBe(fee > 0);
    if (fee > 0) await this.payBeside(one, fee);
    if (fee > 0) this.meet('late');
  }

  private async payBeside(one: Noted, amount: number): Promise<void> {
    const state = await decide(this.portal, this.family(one.family), one.id, 'approve');
    expect(state?.status === 'paid' ? state.amount : 0, `beside the price of ${this.tell(one)}`).toBe(amount);
    await settlePayment(this.portal, state);
    one.extra += amount;
  }

  private minuteOf(day: string): number {
    return (Date.parse(this.now) - Date.parse(momentOf(day, 0))) / 60_000;
  }

  private async lengthen(one: Noted, day: string, to: number): Promise<void> {
    const { guardianId, ...family } = this.family(one.family);
    const { wish } = one;
    if (wish.form !== 'hourly') return;
    const added = { ...wish, from: wish.to, to };
    const elsewhere = this.live().some((other) => {
      const isOwn = other.family === one.family && other !== one && other.days.includes(day);
      return isOwn && other.wish.from < to && wish.to < other.wish.to;
    });
    const may =
      mayBeLonger(wish, { to, minute: this.minuteOf(day) }) &&
      to <= closesAt(this.record, day) &&
      !elsewhere &&
      this.hasRoom(added, [day]);
    const asked = await lengthenStay(this.portal, {
      bookingId: one.id,
      guardianId,
      to,
      by: by({ guardianId, ...family }),
    });
    expect(asked.ok, `until ${to}: ${asked.ok ? '' : asked.code} ${this.tell(one)}`).toBe(may);
    if (!may) return;
    const hour = price(this.record, { ...wish, from: 0, to: 60 })?.care ?? 0;
    const amount = Math.round((hour * Math.max(0, to - one.paidUntil)) / 60);
    if (amount > 0) await this.payBeside(one, amount);
    this.endAt(one, to);
    this.isThere(one);
    this.meet('longer');
  }

  private async shorten(one: Noted, day: string, to: number): Promise<void> {
    const { guardianId, ...family } = this.family(one.family);
    const may = mayBeShorter(one.wish, { to, minute: this.minuteOf(day) });
    const done = await shortenStay(this.portal, { bookingId: one.id, guardianId, to, by: by({ guardianId, ...family }) });
    expect(done.ok, `until ${to}: ${this.tell(one)}`).toBe(may);
    if (!may) return;
    this.endAt(one, to);
    this.meet('shorter');
  }

  private endAt(one: Noted, to: number): void {
    one.wish = { ...one.wish, to };
    one.bought = { ...one.bought, to };
    one.paidUntil = Math.max(one.paidUntil, to);
    for (const [minute, place] of this.placesOf(one)) if (minute >= to) place.delete(minute);
  }

  /** The next days, each said a minute after the other: who says so first is the first whose place is taken. */
  private async stayAway(one: Noted, count: number): Promise<void> {
    const ahead = one.days.filter((day) => momentOf(day, one.wish.to) > this.now && !this.reported.has(`${one.id} ${day}`));
    for (const day of ahead.slice(0, count)) {
      await this.wait(1);
      if (one.bought.came.has(day) || one.state !== 'paid' || momentOf(day, one.wish.to) <= this.now) continue;
      expect(await this.report(one, day), `away on ${day}: ${this.tell(one)}`).toBe(true);
      this.reported.add(`${one.id} ${day}`);
      if (Date.parse(this.now) <= Date.parse(momentOf(day, one.wish.from)) - REPORTED_BEFORE_MS) {
        one.away.set(day, { since: this.now, taken: new Map() });
        this.meet('away');
      }
    }
  }

  /** The first day to come that was given to others is needed after all: it is had while there is room. */
  private async comeBack(one: Noted): Promise<void> {
    const day = [...one.away.keys()].toSorted().find((own) => own > localDay(this.now));
    if (day === undefined) return;
    const room = this.hasRoom(one.wish, [day]);
    expect(await this.report(one, day, true), `back on ${day}: ${this.tell(one)}`).toBe(room);
    if (!room) return;
    one.away.delete(day);
    this.reported.delete(`${one.id} ${day}`);
    this.meet('back');
  }

  private async report({ id: bookingId, family: who }: Noted, date: string, back = false): Promise<boolean> {
    const { guardianId, ...family } = this.family(who);
    const own = { bookingId, guardianId, by: by({ guardianId, ...family }) };
    return (await reportAbsence(this.portal, { ...own, date, back })).ok;
  }

  /** Half hours of others' places that a stay has. */
  private placesOf(taker: Noted): [minute: number, place: Map<number, Noted>][] {
    return this.all.flatMap(({ away }) =>
      [...away.values()].flatMap(({ taken }) =>
        [...taken].flatMap(([minute, by]) => (by === taker ? [[minute, taken] as [number, typeof taken]] : [])),
      ),
    );
  }

  /** A stay that is paid for, and finds no other place, has that of whoever was the first to give it away. */
  protected override isThere(taker: Noted): void {
    for (const day of taker.days)
      for (let minute = taker.wish.from; minute < taker.wish.to; minute += HALF_HOUR) {
        const paid = this.all.filter((one) => one.state === 'paid' && isIn(one, day, minute));
        const offered = paid.flatMap((one) => one.away.get(day) ?? []).toSorted((a, b) => (a.since < b.since ? -1 : 1));
        const free = offered.filter(({ taken }) => !taken.has(minute));
        const had = offered.length - free.length;
        const isHad = offered.some(({ taken }) => taken.get(minute) === taker);
        if (!isHad && paid.length - mostChildren(this.world.record, day, minute) > had) free[0]?.taken.set(minute, taker);
      }
  }

  protected override isGone(taker: Noted): void {
    for (const [minute, place] of this.placesOf(taker)) place.delete(minute);
  }

  /** A day that is over comes back as far as another family had it. */
  protected override seeDays(): void {
    for (const one of this.all.filter(({ state }) => state === 'paid'))
      for (const [day, { taken }] of one.away) {
        const key = `${one.id} ${day}`;
        if (this.judged.has(key) || momentOf(day, one.wish.to) > this.now) continue;
        this.judged.add(key);
        const others = [...taken.values()].filter((by) => by.family !== one.family && by.state === 'paid').length;
        const fee = feeOfDay(one.bought, day, this.world.record.calendar);
        if (others === 0) continue;
        one.bought.credited.set(day, partOfDay(fee, others, (one.wish.to - one.wish.from) / HALF_HOUR));
        this.meet('credited');
      }
  }
}
