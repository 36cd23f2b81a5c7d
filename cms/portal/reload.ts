import type { Portal } from './portal.ts';

/** Reads anew what is kept in memory and brings the search index in line with the database: after bulk work. */
export async function reload(
  portal: Pick<Portal, 'documents' | 'refreshReadings' | 'refreshSpecialDays' | 'search' | 'supplies'>,
): Promise<void> {
  await portal.refreshSpecialDays();
  await portal.refreshReadings();
  await portal.supplies.refreshAll();
  await portal.search.mend(portal.documents.readAll);
}
