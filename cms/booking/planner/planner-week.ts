import { todayOf } from '#cms/core/clock.ts';
import { dayRoster, type RosterLine } from '#cms/places/roster.ts';
import { type RotaWeek, weekOfShifts } from '#cms/places/rota/week-of-shifts.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import type { Occasion } from '#domain/care/care.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { GrowingAhead } from '#domain/offers/growing.ts';
import { staysOfFamily } from '#domain/offers/waitlist.ts';
import { inLine } from '#domain/offers/waitlist-order.ts';
import type { SlotState } from '#domain/places/class-day.ts';
import { type HoursAlike, hoursAlike } from '#domain/places/free-places.ts';
import type { Gap } from '#domain/places/gaps.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import type { Window } from '#domain/time/time-of-day.ts';
import { growingOfAll } from '../tell-growing.ts';
import { type Suggested, waitingSuggestions } from './waiting-suggestions.ts';

/** A class's day: who comes, who is on shift, and how many places are free at what hours. */
export interface PlannerDay {
  date: CivilDate;
  slots: SlotState[];
  hours: HoursAlike[];
  gaps: Gap[];
  lines: RosterLine[];
  staff: (Window & { name: string })[];
}

export interface PlannerClass {
  id: string;
  name: InEveryLanguage;
  days: PlannerDay[];
}

/** Somebody on the waitlist, in the order that is public, with what it waits for in this week. */
export interface PlannerWait {
  wait: WaitRecord;
  children: string[];
  stays: Occasion[];
}

export interface PlannerWeek {
  dates: CivilDate[];
  classes: PlannerClass[];
  waits: PlannerWait[];
  /** What families have been asked and have not answered, by the booking. */
  suggested: ReadonlyMap<string, Suggested>;
  /** Children who come by the month and are soon too old for their class, by the booking. */
  growing: ReadonlyMap<string, GrowingAhead>;
}

export type Planning = Parameters<typeof weekOfShifts>[0] &
  Parameters<typeof dayRoster>[0] &
  Pick<Portal, 'children' | 'queues' | 'waits'>;

/** A centre's week, class by class, and who waits beside it. That this person read it is logged. */
export async function plannerWeek(
  portal: Planning,
  { facilityId, monday, reader }: { facilityId: string; monday: CivilDate; reader: string },
): Promise<PlannerWeek | undefined> {
  const rota = await weekOfShifts(portal, { facilityId, monday });
  if (!rota) return undefined;
  const lines = new Map<CivilDate, RosterLine[]>();
  for (const { date } of rota.days) lines.set(date, await dayRoster(portal, { facilityId, date, reader }));
  const classes = rota.classes.map(({ id, name }) => ({
    id,
    name,
    days: rota.days.map((day) => dayOf(rota, { id, day, lines })),
  }));
  const dates = rota.days.map(({ date }) => date);
  const waits = await waitsOf(portal, { facilityId, reader, last: addDays(monday, 6) });
  const shown = [...lines].flatMap(([date, all]) => all.map((line) => ({ ...line, date })));
  const suggested = await waitingSuggestions(portal, shown);
  return { dates, classes, waits, suggested, growing: await growingIn(portal, shown) };
}

async function growingIn(portal: Planning, lines: readonly RosterLine[]): Promise<Map<string, GrowingAhead>> {
  const monthly = lines.filter(({ monthly, changes }) => monthly && !changes);
  const ids = [...new Set(monthly.map(({ booking }) => booking))];
  const found = await growingOfAll(portal, ids.length > 0 ? await portal.bookings.findAll(ids) : []);
  return new Map(found.map(({ booking, grows }) => [booking.id, grows]));
}

function dayOf(
  { people }: RotaWeek,
  { id, day, lines }: { id: string; day: RotaWeek['days'][number]; lines: ReadonlyMap<CivilDate, RosterLine[]> },
): PlannerDay {
  const { date } = day;
  const { slots = [], gaps = [] } = day.classes.find((one) => one.id === id) ?? {};
  const staff = people.flatMap(({ name, days }) => {
    const own = days.find((one) => one.date === date);
    const shifts = own?.away ? [] : (own?.shifts ?? []);
    return shifts.filter(({ classId }) => classId === id).map(({ from, to }) => ({ name, from, to }));
  });
  // Whoever is kept at home has its place, and is seen to.
  const isShown = ({ classId, state, asked, keptOut }: RosterLine) =>
    classId === id && (state !== 'absent' || keptOut !== undefined) && !asked;
  const own = (lines.get(date) ?? []).filter(isShown);
  return { date, slots, gaps, hours: hoursAlike(slots), lines: own, staff: staff.sort((a, b) => a.from - b.from) };
}

/** Everybody who waits for something that begins by a day, in line. */
export async function waitsOf(
  portal: Pick<Portal, 'audit' | 'children' | 'city' | 'now' | 'queues' | 'special' | 'supplies' | 'waits'>,
  { facilityId, reader, last }: { facilityId: string; reader: string; last: CivilDate },
): Promise<PlannerWait[]> {
  const facility = portal.supplies.get(facilityId);
  if (!facility) return [];
  const today = todayOf(portal);
  const queues = await portal.queues.look();
  const found: PlannerWait[] = [];
  for (const wait of inLine(await portal.waits.liveAt(facilityId), queues.rules(today))) {
    const stays = staysOfFamily(wait, { facility, special: portal.special(), today });
    if (!stays.some(({ date }) => date <= last)) continue;
    const children = await Promise.all(wait.children.map(({ id }) => portal.children.find(id)));
    found.push({ wait, children: children.flatMap((child) => (child ? [child.name] : [])), stays });
  }
  const subject = `facility:${facilityId}`;
  if (found.length > 0)
    await portal.audit.write({ actor: reader, action: 'read_waits', subject, detail: { waits: found.length } });
  return found;
}
