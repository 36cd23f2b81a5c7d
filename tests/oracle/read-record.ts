import type { Portal } from '#cms/portal/portal.ts';
import type { PublicRecord } from './public-record.ts';

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** What a centre has published, row by row as it stands in the tables, for one of its classes. */
export async function readRecord(
  { payload }: Pick<Portal, 'payload'>,
  { facility, classId }: { facility: string; classId: string },
): Promise<PublicRecord> {
  const own = { where: { facility: { equals: facility } }, pagination: false, depth: 0 } as const;
  const [days, prices, hours, closures, shifts, room] = await Promise.all([
    payload.find({ collection: 'special-days', pagination: false, depth: 0 }),
    payload.find({ collection: 'price-items', ...own }),
    payload.find({ collection: 'opening-hours', ...own }),
    payload.find({ collection: 'closures', ...own }),
    payload.find({ collection: 'shifts', ...own }),
    payload.findByID({ collection: 'classes', id: classId, depth: 0 }),
  ]);
  const of = (kind: string) => new Set(days.docs.filter((day) => day.kind === kind).map(({ date }) => date));
  return {
    calendar: { holidays: of('holiday'), makeUpDays: of('workday') },
    prices: prices.docs.filter((one) => !one.class || one.class === classId),
    hours: hours.docs.map(({ weekdays, opens, closes }) => ({ weekdays, opens: minutes(opens), closes: minutes(closes) })),
    closures: closures.docs.map(({ from, to }) => ({ from, to })),
    stops: [],
    places: room.places,
    maxSize: room.maxSize,
    childrenPerStaff: room.childrenPerStaff,
    shifts: shifts.docs
      .filter((shift) => shift.class === classId)
      .map(({ weekdays, from, to }) => ({ weekdays, from: minutes(from), to: minutes(to) })),
  };
}
