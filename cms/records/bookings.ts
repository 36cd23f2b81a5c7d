import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { ConflictError } from '#cms/ports/database/is-conflict.ts';
import { addPlain, changePlain, findPlain } from '#cms/ports/database/plain-rows.ts';
import { isId, type Kept } from '#cms/records/kept.ts';

import { attendedDates, BOOKING_STATUSES, type BookingAction, isAtDoor, isLive } from '#domain/booking/booking-state.ts';
import { withoutCollectors } from '#domain/booking/handover.ts';
import { foldStatus, mayFollow } from '#domain/booking/status-table.ts';

import { type CareForm, weekdaysOf } from '#domain/care/care.ts';
import { longestAsked, longestHold } from '#domain/places/hold-time.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { type BookingRecord, toBooking } from './booking.ts';
import { signedInNameOf } from './contracts.ts';
import { familyOf, isOfFamily } from './family-of.ts';
import type { Child } from './payload-types.ts';
import { recordsOf, samePerson } from './same-person.ts';
import { idOf } from './supply.ts';

/** A booking with what a roster says beside it. */
export interface RosterRow {
  booking: BookingRecord;
  child: Child | undefined;
  className: string;
}

type UnpaidHold = Pick<
  BookingRecord,
  'status' | 'holdUntil' | 'replyBy' | 'paysBy' | 'asksBy' | 'paysFrom' | 'order' | 'childId'
> & {
  givenUpAt?: Instant;
};

type NewBooking = Omit<BookingRecord, 'id' | 'revision' | 'contractId'> & { id?: string };

/** Bookings, each a list of what has happened to it. */
export interface Bookings {
  /** For the family it belongs to, and whom is linked with it; anybody else's is as good as absent (promise 7). */
  find(id: string, guardianId: string | undefined, unit?: Unit): Promise<BookingRecord | undefined>;
  /** For the centre that it is at; any other's is as good as absent. */
  findAt(id: string, facilityId: string | undefined, unit?: Unit): Promise<BookingRecord | undefined>;
  get(id: string, unit?: Unit): Promise<BookingRecord>;
  findAll(ids: readonly string[], unit?: Unit): Promise<BookingRecord[]>;
  /** All of a family's, the earliest stay first. */
  listOf(guardianId: string, unit?: Unit): Promise<BookingRecord[]>;
  /** Of one order, the first made first: all, or what a family, and whom is linked with it, has of it. */
  listOfOrder(order: string, guardianId?: string, unit?: Unit): Promise<BookingRecord[]>;
  /** A booking as it is by now, with all that its guardian booked together with it, in the order they were made. */
  together(booking: Pick<BookingRecord, 'id' | 'order'>, unit?: Unit): Promise<BookingRecord[]>;
  /** A child's at every centre: held, signed or paid for, those that ran out unnoticed too. */
  liveOf(childId: string, unit?: Unit): Promise<BookingRecord[]>;
  liveOfAll(childIds: readonly string[]): Promise<BookingRecord[]>;
  /** A child's at every centre that count as had: like `liveOf`, and what is completed. */
  countedOf(childId: string, unit?: Unit): Promise<BookingRecord[]>;
  /**
   * The same of a child that a guardian who is not linked has written down too: it is one child, by name and birth date. With
   * a unit of work those who sell to it at once wait for each other.
   */
  countedElsewhere(childId: string, unit?: Unit): Promise<BookingRecord[]>;
  /** A child's at one centre, whatever became of them. */
  ofChildAt(childId: string, facilityId: string, unit?: Unit): Promise<BookingRecord[]>;
  /** A family's, and of whom is linked with it, that wait for payment, ran out unpaid or were given up by it, as far as their time ends after an instant. */
  unpaidOf(guardianId: string, after: Instant, unit: Unit): Promise<UnpaidHold[]>;
  /** Forms of care that a child, by its record or its name, has received: it came once at least, whatever became of the booking. */
  attendedForms(childId: string): Promise<CareForm[]>;
  /** Ids of those whose time to sign and pay has run out, or would last longer than any can, the first to run out first. */
  ranOutBy(at: Instant): Promise<string[]>;
  /** Ids of those of which a day has been given that is not in the books. */
  givenBy(at: Instant): Promise<string[]>;
  /** Ids of those of which a service month is over, and its time to be settled has come. */
  settlableBy(at: Instant): Promise<string[]>;
  /** Ids of those whose family is to be reminded of what comes next. */
  remindableBy(at: Instant): Promise<string[]>;
  /** What any centre is still asked for. */
  requested(): Promise<BookingRecord[]>;
  /** What was signed ahead and is not paid for, at all centres. */
  signedAhead(): Promise<BookingRecord[]>;
  /** What a centre is asked for and is in time to answer, the most urgent first. */
  waitingForReply(facilityId: string, at: Instant, unit?: Unit): Promise<BookingRecord[]>;
  /** Whether a centre's people were told of anything that it is asked for after an instant. */
  wasAskTold(facilityId: string, after: Instant, unit?: Unit): Promise<boolean>;
  /** What happened to what centres were asked for since an instant, by centre: what was asked for together is one answer. */
  repliesOf(facilityIds: readonly string[], since: Instant): Promise<Map<string, BookingAction[][]>>;
  /** What centres have declined, of all that was to be answered since an instant or later. */
  declinedSince(since: Instant): Promise<BookingRecord[]>;
  /** A centre's of which a service month is settled by then, or should have been. */
  settlingBy(facilityId: string, at: Instant): Promise<BookingRecord[]>;
  /** Of some days, those on which a centre noted anybody's coming. */
  notedDays(facilityId: string, days: readonly CivilDate[]): Promise<Set<CivilDate>>;
  /** Ids of the cancelled ones whose refund has waited long enough for the centre's answer. */
  unansweredBy(at: Instant): Promise<string[]>;
  /** A centre's whose refund waits for its answer, the most urgent first. */
  waitingForAnswer(facilityId: string): Promise<BookingRecord[]>;
  countWaitingForAnswer(facilityId: string): Promise<number>;
  /** Who comes to a centre within whose span a day lies, with the children's names; and whose coming it is asked about. */
  onDay(facilityId: string, date: CivilDate): Promise<RosterRow[]>;
  /** What families have signed and paid for and what lasts to a day or longer. */
  confirmedAhead(guardianIds: readonly string[], from: CivilDate, unit?: Unit): Promise<BookingRecord[]>;
  /** What is signed and kept until it is paid at its centre. */
  keptToPay(facilityId: string, at: Instant, unit: Unit): Promise<BookingRecord[]>;
  /** A centre's that are held, signed or paid for and last to a day or longer, with whose they are. */
  liveAt(facilityId: string, from: CivilDate): Promise<{ id: string; childId: string }[]>;
  /** Of some children what was paid for and lies at least in part between two days, whatever became of it. */
  paidBetween(childIds: readonly string[], span: { from: CivilDate; to: CivilDate }, unit?: Unit): Promise<BookingRecord[]>;
  /** Of some children those for whom anything is held, signed or paid for. */
  bookedOf(childIds: readonly string[]): Promise<Set<string>>;
  /** What is signed and paid for at some centres and lasts to a day or longer. */
  paidAhead(facilityIds: readonly string[], from: CivilDate): Promise<BookingRecord[]>;
  /** Everywhere, of the forms that are sold by the month, what is signed and paid for and lasts to a day or longer. */
  monthlyAhead(from: CivilDate): Promise<BookingRecord[]>;
  /**
   * All that is paid for and ends from a day on, of the children of whom some reaches another day. One that guardians who are
   * not linked have written down is one child, by name and birth date.
   */
  paidReaching(day: CivilDate, from: CivilDate): Promise<{ childIds: ReadonlySet<string>; paid: BookingRecord[] }[]>;
  /** What happens and has happened to those who come on a day, without whose children they are. */
  attendanceOn(facilityId: string, date: CivilDate): Promise<Pick<BookingRecord, 'occasions' | 'actions'>[]>;
  /** Ids of bookings, the newest first, by a part of the child’s or guardian’s name or of the contact. */
  findByFamily(words: string, facilityId?: string): Promise<string[]>;
  /** The newest that are paid for and are for one of these forms of care: a few. */
  newestPaid(forms: readonly CareForm[]): Promise<BookingRecord[]>;
  findByNumber(number: string): Promise<BookingRecord | undefined>;
  /** How many families hold places of a centre and have yet to pay. */
  countHolds(facilityId: string, at: Instant): Promise<number>;
  /**
   * Whether anything of a form of care that begins on a day or later, in a class if one is named, is held, signed or
   * paid for, and was so, or was moved, since an instant. Care by the month on so many weekdays is another than of whole weeks.
   */
  isSoldFrom(
    care: { facilityId: string; form: CareForm; classId?: string; daysPerWeek?: number; from: CivilDate; since: Instant },
    unit: Unit,
  ): Promise<boolean>;
  create(booking: NewBooking, unit: Unit): Promise<BookingRecord>;
  /** Sets what stands beside what happened to it: when something is due, and what was agreed to. */
  set(
    id: string,
    to: Partial<
      Pick<
        BookingRecord,
        'answerBy' | 'askTold' | 'consents' | 'growTold' | 'nextDeliveryAt' | 'pickups' | 'remindAt' | 'shutTold' | 'stopTold'
      >
    >,
    unit: Unit,
  ): Promise<void>;
  /** Takes out of a stay who might collect the child and who did; when, and how they were known, stays. */
  forgetPickups(booking: BookingRecord, unit: Unit): Promise<void>;
  /**
   * Adds what happened, if nobody has changed the booking since it was read; its status follows from the list.
   * Gives the booking as it then is. Throws a `ConflictError` when somebody was faster, and where the table of statuses
   * lets it not be done next, or not by this one: a verb that comes here has answered that before.
   */
  addAction(booking: BookingRecord, action: BookingAction, unit: Unit, also?: Partial<BookingRecord>): Promise<BookingRecord>;
}

const MOST_FOUND = 500;
const ASKED_AT_ONCE = 500;
const FEW = 50;

/** In the order in which they were made. */
const MADE = ['createdAt', 'number'];
/** Still to come, or under way. */
export const LIVE = BOOKING_STATUSES.filter(isLive);

export function createBookings({ payload }: Kept): Bookings {
  const collection = 'bookings';
  const all = { collection, depth: 0, pagination: false, limit: 0 } as const;
  return {
    find: async (id, guardianId, unit) => {
      if (!guardianId || !isId(id)) return undefined;
      const doc = await payload.findByID({ collection, id, depth: 0, disableErrors: true, req: unit });
      const booking = doc ? toBooking(doc) : undefined;
      return booking && (await isOfFamily(payload, booking, { guardianId, req: unit })) ? booking : undefined;
    },
    findAt: async (id, facilityId, unit) => {
      if (!facilityId || !isId(id)) return undefined;
      const doc = await payload.findByID({ collection, id, depth: 0, disableErrors: true, req: unit });
      return doc && idOf(doc.facility) === facilityId ? toBooking(doc) : undefined;
    },
    get: async (id, unit) => toBooking(await payload.findByID({ collection, id, depth: 0, req: unit })),
    findAll: async (ids, req) => {
      const found: BookingRecord[] = [];
      for (let n = 0; n < ids.length; n += ASKED_AT_ONCE)
        found.push(
          ...(await payload.find({ ...all, where: { id: { in: ids.slice(n, n + ASKED_AT_ONCE) } }, req })).docs.map(toBooking),
        );
      return found;
    },
    listOf: async (guardianId, req) => {
      const where = { guardian: { equals: guardianId } };
      return (await payload.find({ ...all, where, sort: 'startsAt', req })).docs.map(toBooking);
    },
    listOfOrder: async (order, guardianId, req) => {
      const where: Where = { order: { equals: order } };
      if (guardianId) where.guardian = { in: await familyOf(payload, guardianId, req) };
      return order ? (await payload.find({ ...all, where, sort: MADE, req })).docs.map(toBooking) : [];
    },
    together: async ({ id, order }, req) => {
      const where: Where = order ? { order: { equals: order } } : { id: { equals: id } };
      const found = (await payload.find({ ...all, where, sort: MADE, req })).docs.map(toBooking);
      const own = found.find((one) => one.id === id);
      return found.filter(({ guardianId }) => guardianId === own?.guardianId);
    },
    liveOf: async (childId, unit) => {
      const where = { child: { equals: childId }, status: { in: LIVE } };
      return (await findPlain(payload, { collection, where, req: unit })).map(toBooking);
    },
    countedOf: async (childId, req) => {
      const where = { child: { equals: childId }, status: { in: [...LIVE, 'completed'] } };
      return (await findPlain(payload, { collection, where, req })).map(toBooking);
    },
    countedElsewhere: async (childId, req) => {
      const others = await samePerson(payload, childId, req);
      if (others.length === 0) return [];
      const where = { child: { in: others }, status: { in: [...LIVE, 'completed'] } };
      return (await payload.find({ ...all, where, req })).docs.map(toBooking);
    },
    ofChildAt: async (childId, facilityId, req) => {
      const where = { child: { equals: childId }, facility: { equals: facilityId } };
      return (await payload.find({ ...all, where, req })).docs.map(toBooking);
    },
    liveOfAll: async (childIds) => {
      const found: BookingRecord[] = [];
      for (let n = 0; n < childIds.length; n += ASKED_AT_ONCE) {
        const where = { child: { in: childIds.slice(n, n + ASKED_AT_ONCE) }, status: { in: LIVE } };
        found.push(...(await payload.find({ ...all, where })).docs.map(toBooking));
      }
      return found;
    },
    unpaidOf: async (guardianId, after, unit) => {
      const status = { in: ['requested', 'held', 'signed', 'expired', 'released'] };
      const guardian = { in: await familyOf(payload, guardianId, unit) };
      const where = { guardian, status, holdUntil: { greater_than: after } };
      const select = {
        status: true,
        holdUntil: true,
        replyBy: true,
        paysBy: true,
        asksBy: true,
        paysFrom: true,
        order: true,
        child: true,
        actions: true,
      } as const;
      const docs = await findPlain(payload, { collection, where, select, req: unit });
      return docs.map((doc) => ({
        status: doc.status,
        order: doc.order ?? undefined,
        childId: idOf(doc.child),
        holdUntil: doc.holdUntil ?? undefined,
        replyBy: doc.replyBy ?? undefined,
        paysBy: doc.paysBy ?? undefined,
        asksBy: doc.asksBy ?? undefined,
        paysFrom: doc.paysFrom ?? undefined,
        givenUpAt: givenUpAt(doc.actions ?? []),
      }));
    },
    attendedForms: async (childId) => {
      const or: Where[] = [{ child: { equals: childId } }, { id: { in: await signedInNameOf(payload, childId) } }];
      const where: Where = { or, status: { in: ['confirmed', 'completed', 'cancelled'] } };
      const docs = await findPlain(payload, { collection, where, select: { form: true, actions: true } });
      return docs.flatMap(({ form, actions }) => (attendedDates(actions ?? []).length > 0 ? [form] : []));
    },
    ranOutBy: async (at) => {
      const over: Where[] = [
        { holdUntil: { less_than_equal: at } },
        {
          holdUntil: { greater_than: longestHold(at) },
          ...{ replyBy: { exists: false }, paysBy: { exists: false }, asksBy: { exists: false }, paysFrom: { exists: false } },
        },
        { holdUntil: { greater_than: longestAsked(at) } },
      ];
      const where: Where = { status: { in: ['requested', 'held', 'signed'] }, or: over };
      const { docs } = await payload.find({ ...all, where, sort: 'holdUntil', select: {} });
      return docs.map(({ id }) => id);
    },
    givenBy: async (at) => {
      const where: Where = { status: { equals: 'confirmed' }, nextDeliveryAt: { less_than_equal: at } };
      const { docs } = await payload.find({ ...all, where, sort: 'nextDeliveryAt', select: {} });
      return docs.map(({ id }) => id);
    },
    settlableBy: async (at) => {
      const where: Where = { status: { in: ['confirmed', 'completed'] }, nextSettlementAt: { less_than_equal: at } };
      return (await payload.find({ ...all, where, sort: 'nextSettlementAt', select: {} })).docs.map(({ id }) => id);
    },
    remindableBy: async (at) => {
      const where: Where = { status: { in: LIVE }, remindAt: { less_than_equal: at } };
      return (await payload.find({ ...all, where, sort: 'remindAt', select: {} })).docs.map(({ id }) => id);
    },
    requested: async () => (await payload.find({ ...all, where: { status: { equals: 'requested' } } })).docs.map(toBooking),
    signedAhead: async () => {
      const where: Where = { status: { equals: 'signed' }, paysFrom: { exists: true } };
      return (await payload.find({ ...all, where })).docs.map(toBooking);
    },
    wasAskTold: async (facilityId, after, req) => {
      const where = { facility: { equals: facilityId }, askTold: { greater_than: after } };
      return (await payload.count({ collection, where, req })).totalDocs > 0;
    },
    waitingForReply: async (facilityId, at, req) => {
      const { docs } = await payload.find({ ...all, where: unanswered(facilityId, at), sort: 'holdUntil', req });
      return docs.map(toBooking);
    },
    repliesOf: async (facilityIds, since) => {
      const where: Where = { facility: { in: [...facilityIds] }, replyBy: { greater_than: since } };
      const { docs } = await payload.find({ ...all, where, select: { facility: true, order: true, actions: true } });
      const asked = [...new Map(docs.map((doc) => [doc.order || doc.id, doc])).values()];
      const of = Map.groupBy(asked, ({ facility }) => idOf(facility));
      return new Map([...of].map(([id, its]) => [id, its.map(({ actions }) => actions ?? [])]));
    },
    declinedSince: async (since) => {
      const where: Where = { status: { equals: 'declined' }, replyBy: { greater_than: since } };
      return (await payload.find({ ...all, where })).docs.map(toBooking);
    },
    settlingBy: async (facilityId, at) => {
      const due = { facility: { equals: facilityId }, nextSettlementAt: { less_than_equal: at } };
      const { docs } = await payload.find({ ...all, where: { ...due, status: { in: ['confirmed', 'completed'] } } });
      return docs.map(toBooking);
    },
    notedDays: async (facilityId, days) => {
      const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
      if (!first || !last) return new Set();
      const where: Where = {
        facility: { equals: facilityId },
        from: { less_than_equal: last },
        to: { greater_than_equal: first },
      };
      const { docs } = await payload.find({ ...all, where, select: { actions: true } });
      const noted = docs.flatMap(({ actions }) => attendedDates(actions ?? []));
      return new Set(noted.filter((date) => days.includes(date)));
    },
    unansweredBy: async (at) => {
      const where: Where = { status: { equals: 'cancelled' }, answerBy: { less_than_equal: at } };
      return (await payload.find({ ...all, where, sort: 'answerBy', select: {} })).docs.map(({ id }) => id);
    },
    waitingForAnswer: async (facilityId) => {
      const { docs } = await payload.find({ ...all, where: waiting(facilityId), sort: 'answerBy' });
      return docs.map(toBooking);
    },
    countWaitingForAnswer: async (facilityId) => (await payload.count({ collection, where: waiting(facilityId) })).totalDocs,
    onDay: async (facilityId, date) => {
      const { status, ...where } = comingOn(facilityId, date);
      const { docs } = await payload.find({ ...all, depth: 1, where: { ...where, status: { in: [...status.in, 'cancelled'] } } });
      const rows = docs.map((doc) => ({
        booking: toBooking(doc),
        child: typeof doc.child === 'object' ? (doc.child ?? undefined) : undefined,
        className: typeof doc.class === 'object' ? doc.class.name : '',
      }));
      return rows.filter(({ booking }) => booking.status !== 'cancelled' || isAtDoor(booking, date));
    },
    confirmedAhead: async (guardianIds, from, req) => {
      const where = { guardian: { in: [...guardianIds] }, status: { equals: 'confirmed' }, to: { greater_than_equal: from } };
      return (await payload.find({ ...all, where, req })).docs.map(toBooking);
    },
    keptToPay: async (facilityId, at, req) => {
      const where = { facility: { equals: facilityId }, status: { equals: 'signed' }, paysBy: { greater_than: at } };
      return (await payload.find({ ...all, where, req })).docs.map(toBooking);
    },
    liveAt: async (facilityId, from) => {
      const where = { facility: { equals: facilityId }, status: { in: LIVE }, to: { greater_than_equal: from } };
      const { docs } = await payload.find({ ...all, where, select: { child: true } });
      return docs.map(({ id, child }) => ({ id, childId: idOf(child) }));
    },
    bookedOf: async (childIds) => {
      const booked = new Set<string>();
      for (let n = 0; n < childIds.length; n += ASKED_AT_ONCE) {
        const where = { child: { in: childIds.slice(n, n + ASKED_AT_ONCE) }, status: { in: LIVE } };
        for (const { child } of (await payload.find({ ...all, where, select: { child: true } })).docs) booked.add(idOf(child));
      }
      return booked;
    },
    paidAhead: async (facilityIds, from) => {
      if (facilityIds.length === 0) return [];
      const where = { facility: { in: [...facilityIds] }, status: { equals: 'confirmed' }, to: { greater_than_equal: from } };
      return (await payload.find({ ...all, where })).docs.map(toBooking);
    },
    paidBetween: async (childIds, { from, to }, req) => {
      const found: BookingRecord[] = [];
      for (let n = 0; n < childIds.length; n += ASKED_AT_ONCE) {
        const child = { in: childIds.slice(n, n + ASKED_AT_ONCE) };
        const status = { in: ['confirmed', 'completed', 'cancelled'] };
        const where: Where = { child, status, from: { less_than_equal: to }, to: { greater_than_equal: from } };
        found.push(...(await payload.find({ ...all, where, req })).docs.map(toBooking));
      }
      return found;
    },
    monthlyAhead: async (from) => {
      const where: Where = {
        form: { in: ['full_day', 'half_day'] },
        status: { equals: 'confirmed' },
        to: { greater_than_equal: from },
      };
      return (await payload.find({ ...all, where })).docs.map(toBooking);
    },
    paidReaching: async (day, from) => {
      const reaching: Where = { status: { equals: 'confirmed' }, to: { greater_than_equal: day } };
      const { docs } = await payload.find({ ...all, where: reaching, select: { child: true } });
      const persons = await recordsOf(payload, [...new Set(docs.map(({ child }) => idOf(child)))]);
      const childIds = persons.flatMap((ids) => [...ids]);
      const found: BookingRecord[] = [];
      for (let n = 0; n < childIds.length; n += ASKED_AT_ONCE) {
        const child = { in: childIds.slice(n, n + ASKED_AT_ONCE) };
        const where: Where = { child, status: { equals: 'confirmed' }, to: { greater_than_equal: from } };
        found.push(...(await payload.find({ ...all, where })).docs.map(toBooking));
      }
      const of = Map.groupBy(found, ({ childId }) => childId);
      return persons.map((ids) => ({ childIds: ids, paid: [...ids].flatMap((id) => of.get(id) ?? []) }));
    },
    attendanceOn: async (facilityId, date) => {
      const { docs } = await payload.find({
        ...all,
        where: comingOn(facilityId, date),
        select: { occasions: true, actions: true },
      });
      return docs
        .map(({ occasions, actions }) => ({ occasions: occasions ?? [], actions: actions ?? [] }))
        .filter(({ occasions }) => occasions.some((occasion) => occasion.date === date));
    },
    findByFamily: async (words, facilityId) => {
      const asked = words.trim();
      if (!asked) return [];
      const or: Where[] = ['child.name', 'guardian.name', 'guardian.contact'].map((path) => ({ [path]: { like: asked } }));
      const where: Where = { and: [{ or }, ...(facilityId ? [{ facility: { equals: facilityId } }] : [])] };
      const { docs } = await payload.find({ ...all, where, sort: '-createdAt', select: {}, limit: MOST_FOUND });
      return docs.map(({ id }) => id);
    },
    newestPaid: async (forms) => {
      const where: Where = { form: { in: [...forms] }, status: { equals: 'confirmed' } };
      const { docs } = await payload.find({ ...all, where, sort: '-createdAt', limit: FEW });
      return docs.map(toBooking);
    },
    findByNumber: async (number) => {
      const { docs } = await payload.find({ ...all, where: { number: { equals: number } }, limit: 1 });
      return docs[0] && toBooking(docs[0]);
    },
    countHolds: async (facilityId, at) => {
      const status = { in: ['held', 'signed'] };
      const where: Where = {
        facility: { equals: facilityId },
        status,
        holdUntil: { greater_than: at },
        or: [
          { holdUntil: { less_than_equal: longestHold(at) } },
          ...['replyBy', 'paysBy', 'asksBy'].map((kept): Where => ({ [kept]: { exists: true } })),
        ],
      };
      const { docs } = await payload.find({ ...all, where, select: { guardian: true } });
      return new Set(docs.map(({ guardian }) => idOf(guardian))).size;
    },
    isSoldFrom: async ({ facilityId, form, classId, daysPerWeek, from, since }, req) => {
      const and: Where[] = [
        { facility: { equals: facilityId } },
        { form: { equals: form } },
        { from: { greater_than_equal: from } },
        { updatedAt: { greater_than_equal: since } },
        // What a centre gives free of charge has asked no price.
        { total: { greater_than: 0 } },
        { status: { in: LIVE } },
        ...(classId ? [{ class: { equals: classId } }] : []),
      ];
      const { docs } = await payload.find({ ...all, where: { and }, select: { request: true }, req });
      return docs.some(({ request }) => request && weekdaysOf(request)?.length === daysPerWeek);
    },
    // Read as any other it is judged too: what has not the shapes that it must have takes the unit of work back.
    create: async (booking, req) =>
      toBooking(await addPlain(payload, { collection, data: { ...columnsOf(booking), revision: 0 }, req })),
    set: async (id, data, req) => {
      await payload.db.updateOne({ collection, id, data, req });
    },
    forgetPickups: async ({ id, actions }, req) => {
      const data = { pickups: [], actions: withoutCollectors(actions) };
      await payload.db.updateOne({ collection, id, data, req });
      await payload.db.deleteMany({ collection: 'delegate-codes', where: { booking: { equals: id } }, req });
      await payload.db.deleteMany({ collection: 'door-taps', where: { booking: { equals: id } }, req });
    },
    addAction: async (booking, action, req, also = {}) => {
      const from = foldStatus(booking.actions);
      if (!mayFollow(from, action))
        throw new Error(`booking ${booking.number} is ${from}: no ${action.type} by ${action.by.kind}`);
      const actions = [...booking.actions, action];
      const next = { ...also, actions, status: foldStatus(actions), revision: booking.revision + 1 };
      const { contractId, guardianId, ...same } = next;
      const where = { id: { equals: booking.id }, revision: { equals: booking.revision } };
      const data = {
        ...same,
        ...(contractId ? { contract: contractId } : {}),
        ...(guardianId ? { guardian: guardianId } : {}),
      };
      const updated = await changePlain(payload, { collection, where, data, req });
      if (!updated) throw new ConflictError(`booking ${booking.number} has been changed by somebody else`);
      return { ...booking, ...next };
    },
  };
}

/** When the family itself gave its places up; what the centre gave up for it is not held against it. */
const givenUpAt = (actions: readonly BookingAction[]): Instant | undefined =>
  actions.find(({ type, by }) => type === 'release' && by.kind === 'guardian')?.at;

const waiting = (facilityId: string): Where => ({
  facility: { equals: facilityId },
  status: { equals: 'cancelled' },
  answerBy: { exists: true },
});

const unanswered = (facilityId: string, at: Instant): Where => ({
  facility: { equals: facilityId },
  status: { equals: 'requested' },
  holdUntil: { greater_than: at },
});

/** Within whose span the day lies, though they need not come on it. */
function comingOn(facilityId: string, date: CivilDate) {
  const span = { from: { less_than_equal: date }, to: { greater_than_equal: date } };
  return { facility: { equals: facilityId }, status: { in: ['confirmed', 'completed'] }, ...span } satisfies Where;
}

function columnsOf({ facilityId, classId, guardianId, childId, ...same }: NewBooking) {
  return { ...same, facility: facilityId, class: classId, guardian: guardianId, child: childId };
}
