import { expect } from 'vitest';
import { answerRosterQuestion } from '#cms/booking/answer-roster-question.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { holdNext } from '#cms/booking/renew.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { settleCancellation } from '#cms/booking/settle-cancellation.ts';
import { settleMonth } from '#cms/booking/settle-month.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { deliverCare } from '#cms/payments/deliver-care.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { atProvider, booksOf } from '../support/books.ts';
import { type DemoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds, payRefunds } from '../support/due.ts';
import { by, decide, type Family, hold } from '../support/family.ts';
import { isWorkingDay, localDay, momentOf, nextDay, sameDayLater } from './calendar.ts';
import {
  bookedDays,
  cannotGive,
  isPaidTooFarAhead,
  isStopped,
  mostChildren,
  type PublicRecord,
  price,
  type Wish,
} from './public-record.ts';
import { askedDays, feesOf, monthsToSettle, type Purchase, refund } from './refund.ts';

/** What a family does next, or the clock, or the centre. `pick` chooses among the family's own. */
export type Step = { who: number; pick: number } & (
  | { do: 'want'; wish: Wish; pays: boolean; servedBefore: boolean }
  | { do: 'attend' | 'undo' | 'cancel' | 'answer'; days: number }
  | { do: 'move'; days: number }
  /** Signs what follows care by the month, and pays for it: both when that may be, or is refused. */
  | { do: 'next'; months: number }
  | { do: 'payNext' }
  | { do: 'wait'; minutes: number }
  /** All families want the same, and pay. */
  | { do: 'rush'; wish: Wish }
  /** From so many days from now on, for so many: the centre is shut, or may take no child. */
  | { do: 'shut' | 'stop'; after: number; days: number }
  /** To so many minutes before the next day of a booking begins. */
  | { do: 'approach'; minutes: number }
  /** The same hours again so many days later, booked at once with them. */
  | { do: 'together'; wish: Wish; apart: number; servedBefore: boolean }
  | { do: 'leave' }
  /** A stay by the hour is gone to; while it goes on it is made so much longer, and the child is collected so late. */
  | { do: 'visit'; longer: number; late: number; waives: boolean }
  /** So many of the next days are not needed, or needed after all. */
  | { do: 'away' | 'back'; days: number }
);

/** The oracle's own note of a booking: from what was asked and answered, never from the product's record. */
export interface Noted {
  id: string;
  family: number;
  wish: Wish;
  days: string[];
  bought: Purchase & {
    came: Set<string>;
    settled: Map<number, { care: number; meals: number }>;
    credited: Map<string, number>;
  };
  state: 'held' | 'paid' | 'cancelled' | 'asked' | 'settled' | 'ahead' | 'lapsed';
  /** Signed ahead: the care that it follows, and the days on which it is paid for. */
  follows?: { one: Noted; opens: string; last: string };
  heldAt: string;
  cancelledAt?: string;
  question?: { days: string[]; until: string };
  due?: number;
  /** What was booked together with it. */
  together: readonly Noted[];
  /** The minute of the day until which a single stay is paid for, and what was paid beside its price. */
  paidUntil: number;
  price: number;
  extra: number;
  /** Days whose place its family has given to others, since when, and which half hours of them others have had by now. */
  away: Map<string, { since: string; taken: Map<number, Noted> }>;
}

export interface World {
  demo: DemoPortal;
  record: PublicRecord;
  facilityId: string;
  /** Days on which the centre's roster names anybody, in whatever life. */
  roster: Map<string, Set<string>>;
}

interface Span {
  from: string;
  to: string;
}

const spanOf = (days: readonly string[]): Span => ({ from: days[0] ?? '', to: days.at(-1) ?? '' });
const EVERY_DAY = [{ weekdays: '1234567', opens: 0, closes: 1440 }];
const HOLD_MS = 15 * 60_000;
const STOPPED = /^(no_place|not_bookable)\.not_operating$/;
const FULL = /^no_place\.(places|staff_ratio|class_size)$/;
/** What a wish may be refused for beside room and the cap: matters of their own, which other tests ask about. */
const OTHER_REFUSALS =
  /^(too_many_holds|holds_unpaid|child_booked_then|centre_closed|date_in_past|price_not_published|no_place\.(closed|outside|already|too|in_past|past|holiday|closure).*|form_not_sold|no_class_for_age|turns_three)/;

export class Life {
  protected now = TEST_NOW;
  protected readonly all: Noted[] = [];
  private readonly shut: Span[] = [];
  private readonly stops: Span[] = [];
  /** Which refusals were met, so that a run shows what it asked. */
  readonly refused = new Map<string, number>();
  /** So many periods were signed ahead. */
  ahead = 0;
  /** So many months were bought that end with a third birthday. */
  cut = 0;

  protected readonly world: World;
  private readonly families: readonly Family[];
  /** When the child of each was born, where it turns three in this life. */
  private readonly births: readonly string[];
  constructor(world: World, families: readonly Family[], births: readonly string[] = []) {
    this.births = births;
    this.world = world;
    this.families = families;
    world.demo.setNow(this.now);
  }

  /** What the centre's record says now, as it was before this life and as it has become in it. */
  protected get record(): PublicRecord {
    const { record } = this.world;
    return { ...record, closures: [...record.closures, ...this.shut], stops: this.stops };
  }

  protected get portal() {
    return this.world.demo.portal;
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'want') await this.want(step);
    else if (step.do === 'rush') await this.rush(step.wish);
    else if (step.do === 'wait') await this.wait(step.minutes);
    else if (step.do === 'payNext') await this.payNext(step.who);
    else if (step.do === 'shut' || step.do === 'stop') await this.takeDaysOff(step);
    else {
      const own = this.all.filter(({ family, state }) => family === step.who && (state === 'paid' || state === 'asked'));
      const one = own[step.pick % (own.length || 1)];
      if (!one) return;
      if (step.do === 'approach') await this.approach(one, step.minutes);
      if (step.do === 'attend' || step.do === 'undo') await this.note(one, step);
      if (step.do === 'cancel' && one.state === 'paid') await this.cancel(one);
      if (step.do === 'next' && one.state === 'paid') await this.next(one, step.months);
      if (step.do === 'move' && one.state === 'paid') await this.move(one, step.days);
      if (step.do === 'answer' && one.state === 'asked') await this.answer(one, step.days);
    }
    await this.compare();
  }

  /** Ten days later every question has been answered or is over. */
  async end(): Promise<void> {
    await this.wait(30 * 1440);
    await this.compare();
    await payRefunds(this.portal);
    for (const one of this.all.filter(({ state }) => state === 'cancelled' || state === 'settled' || state === 'paid')) {
      // What was booked together was paid for at once.
      const all = one.together.length > 0 ? one.together : [one];
      const { paid, refunded } = await atProvider(this.portal, one.id);
      expect(refunded, `paid back of ${this.tell(one)}`).toBe(all.reduce((sum, each) => sum + backOf(each), 0));
      expect(paid, `paid for ${this.tell(one)}`).toBe(all.reduce((sum, each) => sum + each.price, one.extra));
      const parts = one.bought.months || (one.bought.meals > 0 || one.bought.settled.size > 0 ? 1 : 0);
      const isOver = one.state !== 'paid' || (parts > 0 && one.bought.settled.size === parts);
      if (!isOver) continue;
      const { sum, balance } = await booksOf(this.portal, one.id);
      expect({ sum, care: balance.prepaid_care ?? 0, meals: balance.prepaid_meals ?? 0 }).toEqual({ sum: 0, care: 0, meals: 0 });
    }
  }

  private async want({ who, wish, pays, servedBefore }: Extract<Step, { do: 'want' }>): Promise<void> {
    const { record } = this;
    const family = this.family(who);
    const { days, months, until } = this.untilThree(who, wish);
    const held = await hold(this.portal, family, requestOf(wish), { hadSameService: servedBefore });
    const tooMuch = this.isTooFarAhead(who, days);
    if (!held.ok) return this.refuse(held.code, { wish, days, tooMuch });
    expect(tooMuch, `the cap, ${JSON.stringify(wish)} ${days}`).toBe(false);
    expect(this.hasRoom(wish, days), `room for ${JSON.stringify(wish)}`).toBe(true);
    expect(held.booking.occasions.map(({ date }) => date)).toEqual(days);
    expect(days.filter((day) => cannotGive(record, day))).toEqual([]);
    const listed = price(record, wish);
    const total = listed && this.priceOf({ ...wish, ...listed, until }, months);
    expect(held.booking.total, `price of ${JSON.stringify(wish)}`).toBe(total);
    const one = this.keep(held.booking.id, { who, wish, days, months, until, total: total ?? 0, servedBefore });
    if (until) this.cut += 1;
    if (pays) await this.pay([one]);
  }

  protected refuse(code: string, { wish, days, tooMuch }: { wish: Wish; days: readonly string[]; tooMuch: boolean }): void {
    this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
    const told = JSON.stringify({ now: this.now, wish, days });
    if (code === 'prepaid_cap' || code === 'prepaid_cap_stay') expect(tooMuch, `the cap, ${told}`).toBe(true);
    else if (STOPPED.test(code))
      expect(
        days.some((day) => isStopped(this.record, day)),
        `stops, ${told}`,
      ).toBe(true);
    else if (FULL.test(code)) expect(this.hasRoom(wish, days), `room, ${told}`).toBe(false);
    else expect(code).toMatch(OTHER_REFUSALS);
  }

  /** Writes down what was held. */
  protected keep(
    id: string,
    asked: { who: number; wish: Wish; days: string[]; months: number; until?: string; total: number; servedBefore: boolean },
  ): Noted {
    const { who, wish, days, months, until, total, servedBefore } = asked;
    const listed = price(this.record, wish);
    const bought = {
      ...wish,
      months,
      until,
      care: listed?.care ?? 0,
      meals: listed?.meals ?? 0,
      paidAt: this.now,
      receivedBefore: servedBefore || this.hasReceived(who, wish),
      came: new Set<string>(),
      settled: new Map<number, { care: number; meals: number }>(),
      credited: new Map<string, number>(),
      booked: days,
      cannot: [],
      stopped: [],
    };
    const beside = { together: [], price: total, paidUntil: wish.to, extra: 0, away: new Map() };
    const one: Noted = { id, family: who, wish: { ...wish }, days, bought, state: 'held', heldAt: this.now, ...beside };
    this.all.push(one);
    return one;
  }

  /** What was booked together is signed and paid for together. */
  protected async pay(all: readonly Noted[]): Promise<void> {
    const [first] = all;
    if (!first) return;
    const family = this.family(first.family);
    const own = { bookingId: first.id, guardianId: family.guardianId };
    const signed = await signContract(this.portal, { ...own, name: family.name, readTerms: true, by: by(family) });
    if (!signed.ok) throw new Error(signed.code);
    await settlePayment(this.portal, await decide(this.portal, family, first.id, 'approve'));
    for (const one of all) one.state = 'paid';
    for (const one of all) this.isThere(one);
  }

  /** It has its places from now on, or has them no more. */
  protected isThere(_one: Noted): void {}
  protected isGone(_one: Noted): void {}
  /** Days that are over. */
  protected seeDays(): void {}

  /** The next period begins on the working day after the last; it is paid from the first day on which three months are enough. */
  private async next(one: Noted, wanted: number): Promise<void> {
    const family = this.family(one.family);
    const last = one.days.at(-1) ?? '';
    const own = this.live().filter((other) => other.family === one.family);
    const isFollowed = own.some(({ days, wish: { months } }) => months > 0 && (days[0] ?? '') > last);
    if (one.wish.months === 0 || isFollowed || this.births[one.family] !== undefined) return;
    const today = localDay(this.now);
    let day = nextDay(last, 1) < today ? today : nextDay(last, 1);
    while (!isWorkingDay(day, this.record.calendar)) day = nextDay(day, 1);
    const months = Math.min(wanted, one.wish.months);
    const wish = { ...one.wish, day, months };
    const whole = { from: day, to: nextDay(sameDayLater(day, months), -1) };
    const lastDay = nextDay(day, -3);
    let opens: string | undefined = today;
    while (opens !== undefined && this.isTooMuchOn(own, whole, opens)) opens = opens < lastDay ? nextDay(opens, 1) : undefined;
    const isOffered = opens === today || (opens !== undefined && day <= nextDay(today, 120));
    const held = await holdNext(this.portal, { bookingId: one.id, guardianId: family.guardianId, months });
    if (!held.ok) {
      this.refused.set(held.code, (this.refused.get(held.code) ?? 0) + 1);
      if (held.code === 'not_renewed') expect(isOffered && last >= today, `renewing ${this.tell(one)}`).toBe(false);
      return;
    }
    const { days } = this.untilThree(one.family, wish);
    expect(held.booking.occasions.map(({ date }) => date)).toEqual(days);
    const mayPayNow = !isPaidTooFarAhead([...own.map((other) => spanOf(other.days)), spanOf(days)], today);
    if (!mayPayNow) expect(held.booking, `renewing ${this.tell(one)}`).toMatchObject({ paysFrom: opens, paysTo: lastDay });
    else expect(held.booking.paysFrom).toBeUndefined();
    const asked = { who: one.family, wish, days, months, servedBefore: one.bought.receivedBefore };
    const next = this.keep(held.booking.id, { ...asked, total: held.booking.total });
    if (mayPayNow) return;
    const bookingId = next.id;
    const { guardianId, name } = family;
    const signed = await signContract(this.portal, { bookingId, guardianId, name, readTerms: true, by: by(family) });
    if (!signed.ok) throw new Error(signed.code);
    Object.assign(next, { state: 'ahead', follows: { one, opens: opens ?? '', last: lastDay } });
    this.ahead += 1;
  }

  private isTooMuchOn(own: readonly Noted[], wanted: Span, day: string): boolean {
    return isPaidTooFarAhead([...own.map(({ days }) => spanOf(days)), wanted], day);
  }

  private async payNext(who: number): Promise<void> {
    const family = this.family(who);
    for (const one of this.all.filter(({ family: whose, state }) => whose === who && state === 'ahead')) {
      const { guardianId } = family;
      const started = await startPayment(this.portal, { bookingId: one.id, guardianId, lang: 'zh' });
      const isStoppedThen = one.days.some((day) => isStopped(this.record, day));
      if (!isStoppedThen)
        expect(started.ok, `paying for ${this.tell(one)}`).toBe((one.follows?.opens ?? '') <= localDay(this.now));
      if (!started.ok) continue;
      await settlePayment(this.portal, await decide(this.portal, family, one.id, 'approve'));
      one.state = 'paid';
      one.bought.paidAt = this.now;
      this.isThere(one);
    }
  }

  /** What is not paid for on its last day is over, and so is what follows care that is cancelled. */
  private async lapse(): Promise<void> {
    const today = localDay(this.now);
    for (const one of this.all.filter(({ state }) => state === 'ahead')) {
      const { status } = await this.portal.bookings.get(one.id);
      const isOver = (one.follows?.last ?? '') < today || !['paid', 'held'].includes(one.follows?.one.state ?? '');
      const stopped = one.days.some((day) => isStopped(this.record, day));
      if (!stopped) expect(status === 'signed', `still kept: ${this.tell(one)}`).toBe(!isOver);
      if (status !== 'signed') one.state = 'lapsed';
    }
  }

  /** Care is for children under three: months go on to the day before, if a working day is left in the last. */
  private untilThree(who: number, wish: Wish): { days: string[]; months: number; until?: string } {
    const all = bookedDays(this.record, wish);
    const birth = this.births[who];
    if (birth === undefined || wish.months === 0) return { days: all, months: wish.months };
    const last = nextDay(sameDayLater(birth, 36), -1);
    const working = bookedDays({ ...this.record, closures: [], hours: EVERY_DAY }, wish).filter((day) => day <= last);
    const months = Array.from({ length: wish.months }, (_, month) => sameDayLater(wish.day, month)).filter((first) =>
      working.some((day) => first <= day),
    ).length;
    const isCut = last < nextDay(sameDayLater(wish.day, months), -1);
    return { days: all.filter((day) => day <= last), months, ...(isCut ? { until: last } : {}) };
  }

  private priceOf(bought: Pick<Purchase, 'day' | 'until' | 'care' | 'meals'>, months: number): number {
    const { calendar } = this.world.record;
    const fees = Array.from({ length: months || 1 }, (_, month) => (months ? feesOf(bought, month, calendar) : bought));
    return fees.reduce((sum, { care, meals }) => sum + care + meals, 0);
  }

  private async rush(wish: Wish): Promise<void> {
    for (const who of this.families.keys()) await this.want({ who, pick: 0, do: 'want', wish, pays: true, servedBefore: false });
  }

  /** From tomorrow on at the soonest, and written down as the centre, or its supervisor, would. */
  private async takeDaysOff({ do: what, after, days }: { do: 'shut' | 'stop'; after: number; days: number }): Promise<void> {
    const span = { from: nextDay(localDay(this.now), after), to: nextDay(localDay(this.now), after + days - 1) };
    const { facilityId: facility } = this.world;
    const { payload, supplies } = this.portal;
    if (what === 'shut') {
      this.shut.push(span);
      await payload.create({ collection: 'closures', data: { facility, ...span, reason: '停水' }, locale: 'zh' });
    } else {
      this.stops.push(span);
      const stops = this.stops.map((one) => ({ ...one, cause: 'suspended' as const }));
      await payload.update({ collection: 'facilities', id: facility, data: { stops } });
    }
    await supplies.refresh([facility]);
    for (const one of this.all) this.seeRecord(one);
  }

  /** What the centre cannot give of a booking, as its record now says. */
  private seeRecord({ bought, days }: Noted): void {
    const { record } = this;
    const cannot = days.filter((day) => cannotGive(record, day));
    Object.assign(bought, { booked: days, cannot, stopped: days.filter((day) => isStopped(record, day)) });
  }

  protected async wait(minutes: number): Promise<void> {
    this.now = new Date(Date.parse(this.now) + minutes * 60_000).toISOString();
    this.world.demo.setNow(this.now);
    const { bookings } = this.portal;
    await expireHolds(this.portal);
    for (const id of await bookings.givenBy(this.now)) await deliverCare(this.portal, id);
    this.seeDays();
    for (const id of await bookings.unansweredBy(this.now)) await settleCancellation(this.portal, id);
    for (let due = await bookings.settlableBy(this.now); due.length > 0; due = await bookings.settlableBy(this.now))
      for (const id of due) await settleMonth(this.portal, id);
    for (const { bought } of this.all.filter(({ state }) => state === 'paid'))
      for (const [month, back] of monthsToSettle(bought, this.now, this.world.record.calendar)) bought.settled.set(month, back);
    for (const one of this.all) if (one.state === 'asked' && (one.question?.until ?? '') <= this.now) this.settle(one);
  }

  private async approach({ days, wish }: Noted, minutes: number): Promise<void> {
    const begins = days
      .map((day) => Date.parse(momentOf(day, wish.from)))
      .find((start) => start - minutes * 60_000 > Date.parse(this.now));
    if (begins !== undefined) await this.wait((begins - Date.parse(this.now)) / 60_000 - minutes);
  }

  private async note(
    one: Noted,
    { do: what, days }: { do: 'attend' | 'undo' | 'cancel' | 'answer'; days: number },
  ): Promise<void> {
    const today = localDay(this.now);
    // A child that was said to stay away is not brought.
    const noted = (one.state === 'asked' ? (one.question?.days ?? []) : one.days).filter(
      (day) => day <= today && !one.away.has(day),
    );
    for (const date of noted.slice(-days)) {
      const mark = { bookingId: one.id, facilityId: this.world.facilityId, date, staffId: 'the-head' } as const;
      const done = await markAttendance(this.portal, { ...mark, what: what === 'attend' ? 'check_in' : 'undo_check_in' });
      if (!done.ok) continue;
      if (what === 'attend') this.came(one, date);
      else this.cameNot(one, date);
    }
    if (one.state === 'asked' && one.question?.days.every((day) => one.bought.came.has(day))) await this.wait(0);
    if (one.state === 'asked' && (await this.portal.bookings.get(one.id)).answerBy === undefined) this.settle(one);
  }

  private async cancel(one: Noted): Promise<void> {
    const expected = refund(one.bought, this.now, this.world.record.calendar);
    const question = this.question(one);
    const { guardianId, ...family } = this.family(one.family);
    const cancelled = await cancelBooking(this.portal, { bookingId: one.id, guardianId, by: by({ guardianId, ...family }) });
    const ended = one.days.every((day) => momentOf(day, one.wish.to) <= this.now);
    if (expected === undefined || ended) return expect(cancelled.ok, `cancelling ${this.tell(one)}`).toBe(false);
    expect(cancelled, `cancelling ${this.tell(one)}`).toMatchObject({ ok: true, refund: expected });
    this.leave(one, expected, question);
  }

  protected leave(one: Noted, due: number, question: Noted['question']): void {
    Object.assign(one, { state: question ? 'asked' : 'cancelled', cancelledAt: this.now, due, question });
    this.isGone(one);
  }

  private async answer(one: Noted, count: number): Promise<void> {
    const came = one.question?.days.slice(0, count) ?? [];
    const answered = await answerRosterQuestion(this.portal, {
      bookingId: one.id,
      facilityId: this.world.facilityId,
      came,
      staffId: 'the-head',
    });
    expect(answered.ok, `an answer about ${this.tell(one)}`).toBe(true);
    for (const day of came) this.came(one, day);
    this.settle(one);
  }

  private async move(one: Noted, days: number): Promise<void> {
    const day = nextDay(one.wish.day, days);
    const whole = refund(one.bought, this.now, this.world.record.calendar) === one.bought.care + one.bought.meals;
    const family = this.family(one.family);
    const moved = await rescheduleBooking(this.portal, {
      bookingId: one.id,
      guardianId: family.guardianId,
      request: requestOf({ ...one.wish, day }),
      name: family.name,
      by: by(family),
    });
    if (!moved.ok) {
      if (moved.code === 'reschedule_too_late') expect(whole, `moving ${this.tell(one)}`).toBe(false);
      if (moved.code === 'prepaid_cap_stay') expect(this.isTooFarAhead(one.family, [day], one), this.tell(one)).toBe(true);
      return;
    }
    expect(this.isTooFarAhead(one.family, [day], one), `the cap, moving ${this.tell(one)}`).toBe(false);
    expect(whole && one.wish.months === 0, `moving ${this.tell(one)}`).toBe(true);
    one.days = [day];
    one.wish = { ...one.wish, day };
    one.bought = { ...one.bought, day };
    // What was said of the day that it was on is over.
    one.away.clear();
    this.seeRecord(one);
    this.isGone(one);
    this.isThere(one);
  }

  /** Every sum that a family is shown now. */
  protected async compare(): Promise<void> {
    await this.lapse();
    for (const one of this.all.filter(({ state }) => state === 'paid')) {
      const expected = refund(one.bought, this.now, this.world.record.calendar);
      if (expected === undefined) continue;
      const shown = await refundPreview(this.portal, await this.portal.bookings.get(one.id));
      expect(shown?.total, `what comes back of ${this.tell(one)}`).toBe(expected);
      expect(shown?.asked, `what the centre is asked about ${this.tell(one)}`).toEqual(this.question(one));
    }
  }

  protected question(one: Noted) {
    const noted = new Set([...this.world.roster].filter(([, who]) => who.size > 0).map(([day]) => day));
    return askedDays(one.bought, { now: this.now, booked: one.days, noted }, this.world.record.calendar);
  }

  private settle(one: Noted): void {
    one.state = 'settled';
    one.due = refund(one.bought, one.cancelledAt ?? '', this.world.record.calendar);
  }

  protected came(one: Noted, day: string): void {
    one.bought.came.add(day);
    this.world.roster.set(day, (this.world.roster.get(day) ?? new Set()).add(one.id));
  }

  private cameNot(one: Noted, day: string): void {
    one.bought.came.delete(day);
    this.world.roster.get(day)?.delete(one.id);
  }

  protected live(): Noted[] {
    return this.all.filter(
      ({ state, heldAt }) =>
        state === 'paid' || state === 'ahead' || (state === 'held' && Date.parse(this.now) < Date.parse(heldAt) + HOLD_MS),
    );
  }

  protected hasRoom({ from, to }: Wish, days: readonly string[]): boolean {
    return days.every((day) => {
      for (let minute = from; minute < to; minute += 30) {
        const there = this.live().filter((one) => isIn(one, day, minute) && !one.away.has(day));
        if (there.length >= mostChildren(this.world.record, day, minute)) return false;
      }
      return true;
    });
  }

  protected isTooFarAhead(who: number, days: readonly string[], but?: Noted): boolean {
    const today = localDay(this.now);
    const own = this.live().filter((one) => one.family === who && one !== but);
    // On the day itself, and on each on which something can be paid for that was signed ahead.
    const later = own.flatMap(({ follows, state }) =>
      state === 'ahead' && follows && follows.opens > today ? [follows.opens] : [],
    );
    return [today, ...later].some((day) => {
      const paid = own.filter(({ follows, state }) => state !== 'ahead' || (follows?.opens ?? '') <= day);
      return this.isTooMuchOn(paid, spanOf(days), day);
    });
  }

  private hasReceived(who: number, { form }: Wish): boolean {
    const byMonth = (one: Wish['form']) => one === 'full_day' || one === 'half_day';
    return this.all.some(
      ({ family, wish, bought }) => family === who && bought.came.size > 0 && byMonth(wish.form) === byMonth(form),
    );
  }

  protected family(who: number): Family {
    const family = this.families[who];
    if (!family) throw new Error('no such family');
    return family;
  }

  protected tell = ({ wish, bought, state, question }: Noted) =>
    JSON.stringify({
      now: this.now,
      wish,
      bought: { ...bought, came: [...bought.came], settled: [...bought.settled], credited: [...bought.credited] },
      state,
      question,
    });
}

/** All that has come back of a booking. */
function backOf({ bought: { settled, credited }, due = 0 }: Noted): number {
  const months = [...settled.values()].reduce((sum, { care, meals }) => sum + care + meals, 0);
  return [...credited.values()].reduce((sum, back) => sum + back, due + months);
}

/** Whether a half hour of a day is booked. */
export const isIn = ({ wish, days }: Noted, day: string, minute: number) =>
  days.includes(day) && wish.from <= minute && minute < wish.to;

export function requestOf({ form, day: date, months, meals, from, to }: Wish): CareRequest {
  if (form === 'full_day') return { form, date, months, meals };
  if (form === 'half_day') return { form, date, months, meals, part: from < 720 ? 'morning' : 'afternoon' } as CareRequest;
  return { form, date, window: { from, to } };
}
