import type { Where } from 'payload';
import { z } from 'zod';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { CENTRE_METHODS, type CentreMethod, type CentrePayRule, type TillSum } from '#domain/money/at-centre.ts';
import type { Fen } from '#domain/money/money.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { takeTurnOf } from './facilities.ts';
import type { Kept } from './kept.ts';
import type { DailyClosing as ClosingRow, TillEntry as EntryRow } from './payload-types.ts';
import { fen } from './shapes/values.ts';
import { idOf } from './supply.ts';

const tillSum: z.ZodType<TillSum> = z.object({ method: z.enum(CENTRE_METHODS), taken: fen, given: fen, left: fen });
export const tillSumsShape = z.array(tillSum);

/** One movement at a centre's counter. */
export interface TillEntry {
  /** Of the payment, or of the refund's attempt: one movement each. */
  key: string;
  facilityId: string;
  bookingId: string;
  method: CentreMethod;
  /** What came is positive, what was handed back negative. */
  amount: Fen;
  at: Instant;
  by: string;
  proof?: string;
  /** The number of the closing that it is in. */
  closing?: string;
}

export interface DailyClosing {
  number: string;
  facilityId: string;
  sums: TillSum[];
  expected: Fen;
  counted: Fen;
  difference: Fen;
  reason?: string;
  closedBy: string;
  closedAt: Instant;
}

/** Counters of centres: what came and was handed back there, and their closed days. */
export interface Till {
  rules(): Promise<CentrePayRule[]>;
  find(key: string, unit?: Unit): Promise<TillEntry | undefined>;
  /** Of these keys those under which something was recorded. */
  recorded(keys: readonly string[]): Promise<Set<string>>;
  ofBooking(bookingId: string): Promise<TillEntry[]>;
  /** What is in no closing yet, the first first. */
  open(facilityId: string, unit?: Unit): Promise<TillEntry[]>;
  /** One after the other at one centre. */
  add(entry: TillEntry, unit: Unit): Promise<void>;
  closings(facilityId: string): Promise<DailyClosing[]>;
  /** Puts what is open into a closing, numbered by its day at the centre. Only the caller who has the centre's turn does so. */
  close(closing: Omit<DailyClosing, 'number'>, day: CivilDate, unit: Unit): Promise<DailyClosing>;
  takeTurn(facilityId: string, unit: Unit): Promise<void>;
}

const ASKED_AT_ONCE = 500;

export function createTill({ payload }: Pick<Kept, 'payload'>): Till {
  const asked = { depth: 0, pagination: false, limit: 0 } as const;
  const list = async (where: Where, req?: Unit) =>
    (await payload.find({ collection: 'till-entries', ...asked, where, sort: 'at', ...(req ? { req } : {}) })).docs.map(toEntry);
  const openOf = (facilityId: string): Where => ({ facility: { equals: facilityId }, closing: { exists: false } });
  const closings = async (facilityId: string, req?: Unit) => {
    const where = { facility: { equals: facilityId } };
    const found = { collection: 'daily-closings', ...asked, where, sort: '-closedAt', ...(req ? { req } : {}) } as const;
    return (await payload.find(found)).docs.map(toClosing);
  };
  return {
    rules: async () => {
      const { docs } = await payload.find({ collection: 'centre-pay-rules', ...asked });
      return docs.map(({ payHours, leastMinutes, source, effectiveOn }) => ({
        ...{ payHours, leastMinutes, source },
        effectiveOn: effectiveOn ?? '',
      }));
    },
    find: async (key, req) => (await list({ key: { equals: key } }, req))[0],
    recorded: async (keys) => {
      const found = new Set<string>();
      for (let n = 0; n < keys.length; n += ASKED_AT_ONCE)
        for (const { key } of await list({ key: { in: keys.slice(n, n + ASKED_AT_ONCE) } })) found.add(key);
      return found;
    },
    ofBooking: (bookingId) => list({ booking: { equals: bookingId } }),
    open: (facilityId, req) => list(openOf(facilityId), req),
    add: async ({ facilityId: facility, bookingId: booking, ...entry }, req) => {
      await takeTurnOf(payload, facility, req);
      await payload.create({ collection: 'till-entries', depth: 0, data: { ...entry, facility, booking }, req });
    },
    closings: (facilityId) => closings(facilityId),
    close: async ({ facilityId, ...closing }, day, req) => {
      const before = await closings(facilityId, req);
      const number = `${day}-${facilityId.slice(-6)}-${before.length + 1}`;
      const data = { ...closing, number, facility: facilityId };
      await payload.create({ collection: 'daily-closings', depth: 0, data, req });
      for (const { key } of await list(openOf(facilityId), req))
        await payload.db.updateOne({
          collection: 'till-entries',
          where: { key: { equals: key } },
          data: { closing: number },
          req,
        });
      return { ...closing, facilityId, number };
    },
    takeTurn: (facilityId, req) => takeTurnOf(payload, facilityId, req),
  };
}

const toEntry = ({ key, facility, booking, method, amount, at, by, proof, closing }: EntryRow): TillEntry => ({
  ...{ key, method, amount, at, by },
  facilityId: idOf(facility),
  bookingId: idOf(booking),
  ...(proof ? { proof } : {}),
  ...(closing ? { closing } : {}),
});

const toClosing = ({
  number,
  facility,
  sums,
  expected,
  counted,
  difference,
  reason,
  closedBy,
  closedAt,
}: ClosingRow): DailyClosing => ({
  ...{ number, expected, counted, difference, closedBy, closedAt },
  facilityId: idOf(facility),
  sums: tillSumsShape.parse(sums),
  ...(reason ? { reason } : {}),
});
