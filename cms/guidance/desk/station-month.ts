import type { StaffUser } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { VISIT_FIGURES } from '#domain/guidance/home-visit.ts';
import type { Lang } from '#domain/language/lang.ts';
import { addMonths } from '#domain/time/civil-date.ts';
import { toInstant } from '#domain/time/zoned-time.ts';
import { dutyFigures } from '../activities/duty.ts';
import { isOfStation } from '../visits/station.ts';

type Reading = Parameters<typeof dutyFigures>[0] & Pick<Portal, 'homeVisits'>;

/** What a station did in this month and year against what it is to do: visits to those who asked (R13), meetings held (R14). */
export async function stationMonth(portal: Reading, { user, lang }: { user: StaffUser; lang: Lang }) {
  if (!isOfStation(user)) return undefined;
  const today = todayOf(portal);
  const { timeZone } = portal.city;
  const first = `${today.slice(0, 7)}-01`;
  const [from, before] = [first, addMonths(first, 1)].map((date) => toInstant({ date, minute: 0 }, timeZone));
  const count = (figure: keyof typeof VISIT_FIGURES) =>
    portal.homeVisits.countOf(user.territory ?? undefined, { states: VISIT_FIGURES[figure], from, before });
  const visits = {
    asked: await count('asked'),
    done: await count('done'),
    absent: await count('absent'),
    waiting: await count('waiting'),
  };
  const rows = await dutyFigures(portal, { year: Number(today.slice(0, 4)), user, lang });
  const own = rows.find(({ code }) => code === user.territory);
  return { visits, held: own?.held ?? 0, came: own?.came ?? 0 };
}
