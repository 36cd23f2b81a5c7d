import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Problem, type Result } from '#cms/core/problem.ts';
import type { SheetRow } from '#cms/input/enrolled-in-text.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { EnrolledRecord } from '#cms/records/enrolled.ts';
import { isWorse, type Over } from '#domain/places/over.ts';
import { type CheckedRow, checkRows } from './check-rows.ts';
import { planClaims } from './keep-claims.ts';

export interface Pasted {
  facilityId: string;
  rows: readonly SheetRow[];
}

export interface Preview {
  rows: CheckedRow[];
  /** What is over once they are entered. */
  over: Over[];
}

type Entering = Parameters<typeof checkRows>[0] & Parameters<typeof planClaims>[0] & Pick<Portal, 'supplies'>;

/** What entering a list would do; writes nothing. */
export async function previewChildren(portal: Entering, { facilityId, rows }: Pasted): Promise<Result<Preview>> {
  const facility = await portal.supplies.fresh(facilityId);
  if (!facility) return notFound('facility_not_found');
  const checked = await checkRows(portal, { facility, rows });
  const children = checked.flatMap(({ right, line }) => (right ? [{ ...right, id: `row-${line}`, handedOver: [] }] : []));
  const { over } = await planClaims(portal, { facility, children });
  return { ok: true, rows: checked, over };
}

interface Entry extends Pasted {
  staffId: string;
  /** One for each preview: sent twice, a list is entered once. */
  batch: string;
  /** What whoever enters has been told is over, and wants entered all the same. */
  seen?: Over[];
}

/**
 * Enters a list whole, or nothing of it: who comes is a fact, so that a class may be over afterwards; but only when
 * whoever enters has said so, and nothing of it is sold then.
 */
export async function enterChildren(
  portal: Entering & Pick<Portal, 'audit' | 'facilities' | 'work'>,
  { facilityId, rows, staffId, batch, seen = [] }: Entry,
): Promise<Result<{ children: EnrolledRecord[]; over: Over[] }> | (Problem & { over: Over[] })> {
  const { audit, enrolled, facilities, now, sheets, supplies, work } = portal;
  return work(
    async (unit) => {
      // Other processes have lines of their own, and children who come on other days take nothing from each other.
      await facilities.takeTurn(facilityId, unit);
      const facility = await supplies.fresh(facilityId);
      if (!facility) return notFound('facility_not_found');
      const before = await enrolled.ofBatch(facilityId, batch, unit);
      if (before.length > 0) return { ok: true as const, children: before, over: [] };
      const checked = await checkRows(portal, { facility, rows }, unit);
      const right = checked.flatMap((row) => row.right ?? []);
      if (right.length === 0 || right.length < rows.length) return conflict('enrolled_rows_wrong');
      const about = { facilityId, batch, enteredAt: now(), enteredBy: staffId, pickups: [] };
      const children = await enrolled.add(
        right.map((row) => ({ ...row, ...about })),
        unit,
      );
      const { changed, over } = await planClaims(portal, { facility, children }, unit);
      if (isWorse(over, seen)) return { ...conflict('enrolled_over'), over };
      await sheets.write(changed, unit);
      const detail = { batch, children: children.map(({ id }) => id), over };
      await audit.write({ actor: staffId, action: 'enter_enrolled', subject: `facility:${facilityId}`, detail }, unit);
      return { ok: true as const, children, over };
    },
    { line: facilityId },
  );
}

/** Takes a whole list back, as long as nothing has come of it: no day noted, no family joined. */
export async function undoEntry(
  portal: Parameters<typeof planClaims>[0] & Pick<Portal, 'audit' | 'enrolled' | 'supplies' | 'work'>,
  { facilityId, batch, staffId }: { facilityId: string; batch: string; staffId: string },
): Promise<Result<{ count: number }>> {
  const { audit, enrolled, sheets, supplies, work } = portal;
  const facility = await supplies.fresh(facilityId);
  if (!facility) return notFound('facility_not_found');
  return work(
    async (unit): Promise<Result<{ count: number }>> => {
      const children = await enrolled.ofBatch(facilityId, batch, unit);
      if (children.length === 0) return notFound();
      const kept = children.find(({ actions, guardianId }) => actions.length > 0 || guardianId);
      if (kept) return conflict('enrolled_in_use', { params: { name: kept.name } });
      const gone = children.map(({ id }) => id);
      const { changed } = await planClaims(portal, { facility, children: [], gone }, unit);
      await sheets.write(changed, unit);
      await enrolled.remove(gone, unit);
      const detail = { batch, children: gone, on: todayOf(portal) };
      await audit.write({ actor: staffId, action: 'undo_enrolled', subject: `facility:${facilityId}`, detail }, unit);
      return { ok: true, count: gone.length };
    },
    { line: facilityId },
  );
}
