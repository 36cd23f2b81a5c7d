import type { Portal } from '#cms/portal/portal.ts';
import { readDocuments } from '#cms/records/search-documents.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { countDifferences } from '#search/compare.ts';

/** Three in the morning: fewest people search, and the day's edits are in. */
const CHECK_AT = 3 * 60;

/**
 * Compares index and database once a night and mends what differs: but for prices that begin or end with the day,
 * nothing should. What it finds, it says. It also brings what another process has written to an index that is in this one's memory. Call it as often as you like.
 */
export function createNightlyCheck(portal: Portal): () => Promise<void> {
  let checked: CivilDate = nightOf(portal);
  return async () => {
    const night = nightOf(portal);
    if (night === checked) return;
    const { missing, surplus, different } = await portal.search.mend(() => readDocuments(portal));
    checked = night;
    const found = { missing: missing.length, surplus: surplus.length, different: different.length };
    if (countDifferences({ missing, surplus, different }) > 0)
      portal.log.warn(found, 'the search index differed from the database and was mended');
    else portal.log.info(found, 'the search index agrees with the database');
  };
}

/** The last day whose check is due: it changes at the hour of the check. */
function nightOf({ now, city }: Portal): CivilDate {
  return toLocal(new Date(Date.parse(now()) - CHECK_AT * 60_000).toISOString(), city.timeZone).date;
}
