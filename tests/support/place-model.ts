import type { Said } from './place-commands.ts';

/** What is thought of one place for which two families try, in minutes since the run began; it knows no code of the product. */
interface ModelBooking {
  id: string;
  who: number;
  until: number;
  status: 'held' | 'signed' | 'confirmed' | 'released' | 'expired' | 'cancelled';
  /** The provider has the family's money, and the portal may not have heard of it. */
  paid: boolean;
  heard: boolean;
  givenUpAt?: number;
  /** Money is to go back, or has gone. */
  back?: 'owed' | 'sent';
}

interface ModelWait {
  id: string;
  who: number;
  joinedAt: number;
  offeredAt?: number;
  isOver: boolean;
}

export type Act = 'hold' | 'pay' | 'pay_unheard' | 'tell' | 'cancel' | 'wait';
/** What the clock's work does, and what it leaves undone. */
export type Work = 'none' | 'expire' | 'offer' | 'refund';

const HOLD = 15;
const OFFER = 240;
const DAY = 1440;

/** One place, two families: it says what each command has to answer, and what stands where afterwards. */
export class PlaceModel {
  readonly bookings: ModelBooking[] = [];
  readonly waits: ModelWait[] = [];
  now = 0;
  /** The provider gives no money back now. */
  away = false;

  isLive = ({ status, until }: ModelBooking) =>
    status === 'confirmed' || ((status === 'held' || status === 'signed') && this.now < until);

  last = (who: number) => this.bookings.findLast((one) => one.who === who);
  waitOf = (who: number) => this.waits.find((one) => one.who === who && !one.isOver);

  /** Those of the other family, or of both, that keep the place from who asks. */
  private taken(who?: number): boolean {
    const isHeld = this.bookings.some((one) => this.isLive(one) && one.who !== who);
    return isHeld || this.waits.some((one) => !one.isOver && one.offeredAt !== undefined && one.who !== who);
  }

  /** Who is first of those who wait and have not been offered it. */
  private first = () =>
    this.waits.filter((one) => !one.isOver && one.offeredAt === undefined).sort((a, b) => a.joinedAt - b.joinedAt)[0];

  /** After two holds that ended unpaid within a day a pause, which doubles; the first that was given up is not counted. */
  private isPaused(who: number): boolean {
    const counts = (end: number) => end <= this.now && this.now - end < DAY;
    const own = this.bookings.filter((one) => one.who === who);
    const givenUp = own.flatMap(({ givenUpAt }) => givenUpAt ?? []).filter(counts);
    const ranOut = own.filter(({ status }) => status === 'held' || status === 'signed' || status === 'expired');
    const ends = ranOut.map(({ until }) => until).filter(counts);
    const unpaid = [...givenUp.sort((a, b) => a - b).slice(1), ...ends].sort((a, b) => a - b);
    const last = unpaid.at(-1);
    return last !== undefined && unpaid.length >= 2 && this.now < last + 15 * 2 ** (unpaid.length - 2);
  }

  /** Whether there is anything that the command could be about. */
  can(act: Act, who: number): boolean {
    const own = this.last(who);
    if (act === 'wait') return true;
    // Money that nobody has heard of yet is heard of before its family books anew.
    if (act === 'hold') return !(own?.status === 'signed' && own.paid && !own.heard);
    return own !== undefined && (act !== 'tell' || own.paid);
  }

  /** What has to be answered; what the command does is then true of the model. */
  expect(act: Act, who: number): Said {
    if (act === 'hold') return { said: this.hold(who) };
    if (act === 'wait') return { said: this.wait(who) };
    const own = this.last(who) as ModelBooking;
    if (act === 'tell') return { said: this.hear(own) };
    return act === 'cancel' ? this.cancel(own) : { said: this.pay(own, act === 'pay') };
  }

  private hold(who: number): string {
    if (this.isPaused(who)) return 'holds_unpaid';
    if (this.bookings.some((one) => one.who === who && this.isLive(one))) return 'child_booked_then';
    if (this.taken(who)) return 'full';
    const first = this.first();
    if (first && first.who !== who && this.waitOf(who)?.offeredAt === undefined) return 'full';
    const until = this.now + HOLD;
    this.bookings.push({ id: '', who, until, status: 'held', paid: false, heard: false });
    return 'held';
  }

  private wait(who: number): string {
    if (this.waitOf(who)) return 'ok';
    if (this.bookings.some((one) => one.who === who && one.status === 'confirmed')) return 'child_booked_then';
    if (!this.taken() && !this.first()) return 'wait_place_free';
    this.waits.push({ id: '', who, joinedAt: this.now, isOver: false });
    return 'ok';
  }

  private pay(own: ModelBooking, isHeard: boolean): string {
    const isOpen = own.status === 'held' || own.status === 'signed';
    if (!isOpen) return 'cannot_sign_now';
    if (!this.isLive(own)) return 'hold_expired';
    Object.assign(own, { status: 'signed', paid: true });
    return isHeard ? this.hear(own) : 'unheard';
  }

  /** Paid in time it is confirmed, if its place is still to be had; otherwise the money goes back. */
  private hear(own: ModelBooking): string {
    if (own.heard) return 'unchanged';
    own.heard = true;
    if (this.isLive(own) || !this.taken(own.who)) {
      own.status = 'confirmed';
      return 'confirmed';
    }
    own.back = this.away ? 'owed' : 'sent';
    return 'refunding';
  }

  private cancel(own: ModelBooking): Said {
    if (own.status === 'cancelled') return { said: 'ok', refund: own.paid ? 1 : 0 };
    if (own.status === 'confirmed') {
      Object.assign(own, { status: 'cancelled', back: this.away ? 'owed' : 'sent' });
      return { said: 'ok', refund: 1 };
    }
    if (!this.isLive(own)) return { said: 'cannot_cancel_now' };
    if (own.paid) {
      this.hear(own);
      return { said: 'paid_meanwhile' };
    }
    Object.assign(own, { status: 'released', givenUpAt: this.now });
    return { said: 'ok', refund: 0 };
  }

  /** What of it the clock has to see to. */
  due(work: Work): string[] {
    if (work === 'refund') return this.bookings.filter(({ back }) => back === 'owed').map(({ id }) => id);
    const isOver = (one: ModelBooking) => (one.status === 'held' || one.status === 'signed') && !this.isLive(one);
    return work === 'expire' ? this.bookings.filter(isOver).map(({ id }) => id) : [];
  }

  /** The clock's work is done. */
  work(work: Work): void {
    if (work === 'offer') this.offer();
    for (const id of this.due(work)) {
      const one = this.bookings.find((booking) => booking.id === id) as ModelBooking;
      if (work === 'refund') {
        if (!this.away) one.back = 'sent';
        continue;
      }
      if (one.paid && this.hear(one) === 'confirmed') continue;
      one.status = 'expired';
    }
  }

  private offer(): void {
    for (const wait of this.waits.filter(({ isOver }) => !isOver)) {
      const own = this.bookings.filter(({ who }) => who === wait.who);
      if (own.some(({ status }) => status === 'confirmed')) wait.isOver = true;
      else if (wait.offeredAt !== undefined && this.now - wait.offeredAt >= OFFER) wait.isOver = true;
    }
    const first = this.first();
    if (first && !this.taken()) first.offeredAt = this.now;
  }

  /** Names that stand on the class's day and count. */
  claims(childOf: (who: number) => string): string[] {
    const isBooked = (who: number) => this.bookings.some((one) => one.who === who && this.isLive(one));
    // What is kept for a family is taken over by its booking.
    const kept = this.waits.filter((one) => !one.isOver && one.offeredAt !== undefined && !isBooked(one.who));
    return [
      ...this.bookings.filter(this.isLive).map(({ id }) => id),
      ...kept.map(({ id, who }) => `wait:${id}:${childOf(who)}`),
    ].sort();
  }
}
