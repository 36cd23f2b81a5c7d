import type { Portal } from '#cms/portal/portal.ts';
import { readSheets } from '#cms/records/claims.ts';

/** Every place that is taken, by class and day, in one order on every database. */
export async function capacityOf(payload: Portal['payload']) {
  const sheets = await readSheets(payload, { from: '2026-11-01', to: '2027-12-31' });
  const inOrder = <T>(some: readonly T[]) => some.map((one) => JSON.stringify(one)).sort();
  return inOrder(sheets.map(({ claims, ...sheet }) => ({ ...sheet, claims: inOrder(claims) })));
}
