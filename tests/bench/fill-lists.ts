import { createPortal } from '#cms/assemble.ts';
import { addDue, addTexts } from '../support/many-texts.ts';
import { staffOf } from '../support/staff.ts';

/**
 * Fills a city that has been seeded with so many texts and activities, and with as many texts, questions and home visits
 * that are due: `fill-lists.ts COUNT`.
 */
const count = Number(process.argv[2]);
const STEP = 1000;

const portal = await createPortal();
const staff = await staffOf(portal);
for (let from = 0; from < count; from += STEP) {
  const part = [from, Math.min(count, from + STEP)] as const;
  await addTexts(portal, part);
  await addDue(portal, staff, part);
}
await portal.bulk.keepStatistics();
await portal.close();
process.exit(0);
