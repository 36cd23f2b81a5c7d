import {
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  isolateObjectProperty,
  type Payload,
  type PayloadRequest,
} from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { chooseCity } from '#cms/city/choose.ts';
import { createClock } from '#cms/core/clock.ts';
import { readEnvironment } from '#cms/core/environment.ts';
import { idOf } from '#cms/fields/hooks/id-of.ts';
import { say } from '#cms/fields/hooks/say.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { readSheets } from '#cms/records/claims.ts';
import { readSpecialDays } from '#cms/records/special-days.ts';
import { readSupplies } from '#cms/records/supply.ts';
import { type BookedDay, type BrokenStay, firstBrokenStay } from '#domain/places/supply-change.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';

/** As far ahead as places can have been sold. */
const DAYS_AHEAD = 250;
const clock = createClock(readEnvironment().startAt);

type Doc = { id?: unknown } & Record<string, unknown>;
interface Change {
  collection: string;
  facility: string | undefined;
  id: string | undefined;
  /** The document as it will be; nothing when it goes. */
  next: Doc | undefined;
}

/** What a centre changes must still hold the children who are booked (promises 1 and 4). */
export const keepBooked: CollectionBeforeChangeHook = async ({ collection, data, originalDoc, req }) => {
  const next = { ...originalDoc, ...data };
  await refuseBroken(req, { collection: collection.slug, facility: idOf(next.facility), id: idOf(originalDoc), next });
  return data;
};

export const keepBookedOnDelete: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const slug = collection.slug as 'shifts';
  const doc = await req.payload.findByID({ collection: slug, id: String(id), depth: 0, req, disableErrors: true });
  await refuseBroken(req, { collection: slug, facility: idOf(doc?.facility), id: String(id), next: undefined });
};

/** A span from something to something not before it. This runs ahead of the fields' own checks, which say what is wrong with any other. */
const isSpan = (from: unknown, to: unknown) => (from || to ? Boolean(from) && Boolean(to) && String(from) <= String(to) : true);

async function refuseBroken(req: PayloadRequest, change: Change): Promise<void> {
  const { facility, next } = change;
  if (!staffOf(req) || !facility || !isSpan(next?.from, next?.to) || !isSpan(next?.opens, next?.closes)) return;
  const { timeZone } = await chooseCity(readEnvironment().city);
  const read = (payload: Pick<Payload, 'find'>) => readSupplies(payload, timeZone, facility);
  const [[before], [after]] = await Promise.all([read(within(req)), read(within(req, change))]);
  if (!before || !after) return;
  const now = clock();
  const days = await bookedDays(req, change, {
    classIds: before.classes.map(({ id }) => id),
    today: toLocal(now, timeZone).date,
  });
  const broken = firstBrokenStay({ before, after }, { days, special: await readSpecialDays(req.payload), now: now as Instant });
  if (broken) throw new APIError(sentence(req, broken), 409, undefined, true);
}

/**
 * Reads as part of the request's own unit of work, as if the change had been made. A read in another
 * language leaves that language behind on the request, and the change would be written in it: the
 * language of the request is kept out of the reads' reach.
 */
function within(request: PayloadRequest, change?: Change): Pick<Payload, 'find'> {
  const find = async (args: { collection: string }) => {
    const req = isolateObjectProperty(request, ['locale', 'fallbackLocale']);
    const found = await req.payload.find({ ...args, req } as never);
    if (!change || args.collection !== change.collection) return found;
    const others = found.docs.filter((doc) => idOf(doc) !== change.id);
    return { ...found, docs: change.next ? [...others, change.next] : others };
  };
  return { find } as Pick<Payload, 'find'>;
}

/** A closure does not upset care by the month, whose contract knows of days off: only single stays count against it. */
async function bookedDays(
  req: PayloadRequest,
  { collection, facility }: Change,
  { classIds, today }: { classIds: readonly string[]; today: string },
): Promise<BookedDay[]> {
  const sheets = await readSheets(req.payload, { classIds, from: today, to: addDays(today, DAYS_AHEAD), req: req as Unit });
  if (collection !== 'closures') return sheets;
  const { docs } = await req.payload.find({
    collection: 'bookings',
    where: { facility: { equals: facility }, to: { greater_than_equal: today }, status: { in: ['held', 'signed', 'confirmed'] } },
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  });
  const single = new Set(docs.filter((doc) => doc.from === doc.to).map((doc) => doc.id));
  return sheets.map((sheet) => ({ ...sheet, claims: sheet.claims.filter(({ booking }) => single.has(booking)) }));
}

function sentence(req: PayloadRequest, broken: BrokenStay): string {
  const { date, children } = broken;
  switch (broken.why) {
    case 'class_gone':
      return say(
        req,
        `${date} 这个班还有 ${children} 个孩子，不能删`,
        `There are ${children} children in this class on ${date}: it cannot go`,
      );
    case 'not_open': {
      const when = `${date} ${formatTime(broken.window.from)}–${formatTime(broken.window.to)}`;
      return say(
        req,
        `${when} 还有 ${children} 个孩子订了，先和家长改期`,
        `${children} booked on ${when}: agree another time with the families first`,
      );
    }
    case 'too_many': {
      const when = `${date} ${formatTime(broken.minute)}`;
      return say(
        req,
        `${when} 有 ${children} 个孩子，改了以后只能收 ${broken.capacity} 个`,
        `There are ${children} children on ${when}, and only ${broken.capacity} could stay`,
      );
    }
  }
}
