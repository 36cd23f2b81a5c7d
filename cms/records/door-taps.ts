import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { AttendanceMark } from '#domain/booking/booking-state.ts';
import type { TapState } from '#domain/booking/door-tap.ts';
import type { Collected } from '#domain/booking/handover.ts';
import type { HealthCheck } from '#domain/booking/health-check.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { isId, type Kept } from './kept.ts';
import type { DoorTap as Row } from './payload-types.ts';
import { idOf } from './supply.ts';

/** A tap that came from a door, and what has become of it. */
export interface TapRecord {
  id: string;
  tap: string;
  facilityId: string;
  /** As the roster names the stay. */
  booking: string;
  date: CivilDate;
  what: AttendanceMark;
  at: Instant;
  /** The member of staff who made it. */
  by: string;
  /** To whom the child was given, and what they told or showed; the code itself is kept nowhere. */
  name?: string;
  checked?: Collected['checked'];
  /** What was seen of the child, until it stands in its day or the head has read it. */
  check?: HealthCheck;
  state: TapState;
  /** Why it is asked about, and what fills the sentence. */
  problem?: string;
  params?: Record<string, string | number>;
}

export interface DoorTaps {
  find(id: string, facilityId: string, unit?: Unit): Promise<TapRecord | undefined>;
  /** By the name that its phone gave it. */
  findTap(facilityId: string, tap: string, unit?: Unit): Promise<TapRecord | undefined>;
  /** What the head of a centre is asked, the first first. */
  asked(facilityId: string): Promise<TapRecord[]>;
  countAsked(facilityId: string): Promise<number>;
  /** Throws where the centre has a tap of the same name. */
  add(tap: Omit<TapRecord, 'id'>, unit: Unit): Promise<TapRecord>;
  /** What is not said of `check` is forgotten with it. */
  set(
    id: string,
    to: Pick<TapRecord, 'state' | 'check' | 'problem' | 'params'> & { decidedBy?: string },
    unit: Unit,
  ): Promise<void>;
  removeBefore(date: CivilDate): Promise<void>;
}

export function createDoorTaps({ payload }: Kept): DoorTaps {
  const collection = 'door-taps';
  const list = async (where: Where, req?: Unit) => {
    const asked = { collection, where, sort: 'at', depth: 0, pagination: false, limit: 0, req } as const;
    return (await payload.find(asked)).docs.map(toRecord);
  };
  const open = (facilityId: string): Where => ({ facility: { equals: facilityId }, state: { equals: 'question' } });
  return {
    find: async (id, facilityId, req) =>
      isId(id) ? (await list({ id: { equals: id }, facility: { equals: facilityId } }, req))[0] : undefined,
    findTap: async (facilityId, tap, req) => (await list({ facility: { equals: facilityId }, tap: { equals: tap } }, req))[0],
    asked: (facilityId) => list(open(facilityId)),
    countAsked: async (facilityId) => (await payload.count({ collection, where: open(facilityId) })).totalDocs,
    add: async ({ facilityId: facility, ...tap }, req) =>
      toRecord(await payload.create({ collection, depth: 0, data: { ...tap, facility }, req })),
    set: async (id, { check = null, ...to }, req) => {
      await payload.db.updateOne({ collection, id, data: { ...to, check }, req });
    },
    removeBefore: async (date) => {
      await payload.db.deleteMany({ collection, where: { date: { less_than: date } } });
    },
  };
}

const toRecord = (row: Row): TapRecord => ({
  id: row.id,
  tap: row.tap,
  facilityId: idOf(row.facility),
  booking: row.booking,
  date: row.date,
  what: row.what as AttendanceMark,
  at: row.at,
  by: row.by,
  name: row.name ?? undefined,
  checked: (row.checked as Collected['checked'] | null) ?? undefined,
  check: (row.check as HealthCheck | null) ?? undefined,
  state: row.state as TapState,
  problem: row.problem ?? undefined,
  params: (row.params as TapRecord['params'] | null) ?? undefined,
});
