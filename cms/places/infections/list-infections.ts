import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { InfectionRecord } from '#cms/records/infections.ts';
import { clusterOf, type InfectionRule, rulesOn, whyKeptOut } from '#domain/booking/infection.ts';
import { enrolledIdOf } from '#domain/places/enrolled.ts';

export interface InfectionLine extends InfectionRecord {
  name: string;
  rule?: InfectionRule;
  /** It is not taken in today. */
  open: boolean;
  /** Only its certificate is missing. */
  mayCome: boolean;
}

/** How many children of a class have the same, where they are enough to think of closing it. */
export interface ClusterLine {
  classId: string;
  rule: InfectionRule;
  count: number;
}

type Listing = Pick<Portal, 'audit' | 'bookings' | 'children' | 'city' | 'enrolled' | 'infections' | 'now'>;

/** Whom a centre keeps at home, and of whom it is kept that it did. Reading children's data is logged (PIPL art. 36, promise 8). */
export async function listInfections(
  portal: Listing,
  { facilityId, reader }: { facilityId: string; reader: string },
): Promise<{ lines: InfectionLine[]; rules: InfectionRule[]; clusters: ClusterLine[] }> {
  const { audit, infections } = portal;
  const today = todayOf(portal);
  const every = await infections.rules();
  const rules = rulesOn(every, today);
  const all = await infections.listAt(facilityId);
  const lines: InfectionLine[] = [];
  for (const one of all)
    lines.push({
      ...one,
      name: await nameOf(portal, one),
      rule: every.find(({ code }) => code === one.disease),
      open: whyKeptOut(one, today) !== undefined,
      mayCome: whyKeptOut(one, today) === 'kept_out_proof',
    });
  const detail = { infections: all.length };
  await audit.write({ actor: reader, action: 'read_infections', subject: `facility:${facilityId}`, detail });
  const clusters = [...Map.groupBy(all, ({ classId }) => classId)].flatMap(([classId, its]) =>
    rules.flatMap((rule): ClusterLine[] => {
      const same = its.filter(({ disease }) => disease === rule.code);
      const count = clusterOf(same, { ...rule, from: rule.watchCases }, today);
      return count === undefined ? [] : [{ classId, rule, count }];
    }),
  );
  return { lines, rules, clusters };
}

async function nameOf({ bookings, children, enrolled }: Listing, { booking, facilityId }: InfectionRecord): Promise<string> {
  const id = enrolledIdOf(booking);
  if (id !== undefined) return (await enrolled.find(id))?.name ?? '';
  const stay = await bookings.findAt(booking, facilityId);
  return (stay && (await children.find(stay.childId))?.name) ?? '';
}
