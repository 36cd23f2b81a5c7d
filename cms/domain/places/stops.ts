import { addDays, type CivilDate } from '../time/civil-date.ts';

/** Why a centre takes no child for some days: what has become of its credential, or of its work. */
export const STOP_CAUSES = ['suspended', 'withdrawn', 'expired', 'paused', 'closed', 'other'] as const;
export type StopCause = (typeof STOP_CAUSES)[number];

/** Days on which a centre takes no child, known ahead or since; without an end while nobody knows when it will again. */
export interface Stop {
  from: CivilDate;
  /** The last of them. */
  to?: CivilDate | null;
  cause: StopCause;
}

/** The stop that a day lies in. */
export const stopOn = <S extends Stop>(stops: readonly S[], on: CivilDate): S | undefined =>
  stops.find(({ from, to }) => from <= on && (!to || on <= to));

/** How a centre stands, as far as its stops hang on it. */
export interface Allowed<S extends Stop> {
  /** Why it takes no child at present, whatever the day. */
  barred?: StopCause;
  /** The last day on which its credential holds. */
  expiresOn?: CivilDate;
  stops: readonly S[];
}

/**
 * The stops after a change to a centre's standing that says nothing of days: one begins today, or was over yesterday. That
 * a credential had run out before it was renewed stays on record too.
 */
export function stopsAfter<S extends Stop>(
  { before, after }: { before: Allowed<S>; after: Allowed<S> },
  today: CivilDate,
): readonly (S | Stop)[] {
  const yesterday = addDays(today, -1);
  const gap = { from: addDays(before.expiresOn ?? today, 1), to: yesterday, cause: 'expired' } as const;
  const isRenewed = gap.from <= gap.to && (after.expiresOn ?? today) >= today;
  const stops = isRenewed && !stopOn(after.stops, gap.from) ? [...after.stops, gap] : after.stops;
  const saysDays = daysOf(before.stops) !== daysOf(after.stops);
  if (saysDays || Boolean(before.barred) === Boolean(after.barred)) return stops;
  const running = stopOn(stops, today);
  if (after.barred) return running ? stops : [...stops, { from: today, cause: after.barred }];
  if (!running) return stops;
  // One that was set by mistake is taken back on the same day.
  return stops.flatMap((one) => (one !== running ? one : one.from === today ? [] : { ...one, to: yesterday }));
}

const daysOf = (stops: readonly Stop[]) => stops.map(({ from, to }) => `${from} ${to ?? ''}`).join();

/** When each stop began, and when the centre took children again, the newest first. */
export function stopEvents<S extends Stop>(stops: readonly S[]): { on: CivilDate; what: 'stopped' | 'reinstated'; stop: S }[] {
  return stops
    .flatMap((stop) => [
      ...(stop.to ? [{ on: addDays(stop.to, 1), what: 'reinstated' as const, stop }] : []),
      { on: stop.from, what: 'stopped' as const, stop },
    ])
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
