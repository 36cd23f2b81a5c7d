import { todayOf } from '#cms/core/clock.ts';
import type { RosterLine } from '#cms/places/roster.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Occasion } from '#domain/care/care.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { hasPassed } from '#domain/time/zoned-time.ts';

/** What a family has been asked to agree to and has not answered: another time for a stay, or another class from a day on. */
export type Suggested = { next: Occasion } | { classId: string; from: CivilDate };

/** A child on a day: who could have been asked, and how things stand there. */
type Line = Pick<RosterLine, 'booking' | 'from' | 'to' | 'classId' | 'changes'> & { date: CivilDate };

/**
 * The last suggestion for each booking of a week that is still open: the stay is where it was and the new time is to come, or
 * the child is in the class it was in and the day has not come. A family that agrees or lets it pass has nothing to undo.
 */
export async function waitingSuggestions(
  portal: Pick<Portal, 'audit' | 'city' | 'now'>,
  lines: readonly Line[],
): Promise<Map<string, Suggested>> {
  const ids = [...new Set(lines.map(({ booking }) => booking))];
  const last = await portal.audit.lastOn(
    ['suggest_move', 'suggest_class'],
    ids.map((id) => `booking:${id}`),
  );
  const found = new Map<string, Suggested>();
  for (const line of lines) {
    const said = last.get(`booking:${line.booking}`);
    const open = said && stillOpen(said as Said, line, portal);
    if (open) found.set(line.booking, open);
  }
  return found;
}

type Said = { was: Occasion; next: Occasion } | { classId: string; from: CivilDate };

function stillOpen(said: Said, line: Line, portal: Pick<Portal, 'city' | 'now'>): Suggested | undefined {
  if ('next' in said) {
    const { was, next } = said;
    const isThere = line.date === was.date && line.from === was.from && line.to === was.to;
    const moment = { now: portal.now(), timeZone: portal.city.timeZone };
    return isThere && !hasPassed({ date: next.date, minute: next.from }, moment) ? { next } : undefined;
  }
  const { classId, from } = said;
  return line.classId !== classId && !line.changes && todayOf(portal) < from ? { classId, from } : undefined;
}
