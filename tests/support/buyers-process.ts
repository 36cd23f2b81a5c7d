import { createInterface } from 'node:readline';
import { createPortal } from '#cms/assemble.ts';
import { comingAgain } from './crowd.ts';
import { type Family, hold } from './family.ts';

/**
 * A second process of the portal whose families, too, want the last places: it says `ready`, and at each line tells what
 * each of them heard this time.
 */
const families = JSON.parse(process.argv[2] ?? '[]') as Family[];
const request = JSON.parse(process.argv[3] ?? '{}');
const portal = await createPortal();
const startAt = process.env.PORTAL_NOW ?? '';
portal.now = () => startAt;
console.log('ready');
for await (const _ of createInterface({ input: process.stdin })) {
  const answers = await Promise.all(families.map((family) => comingAgain(() => hold(portal, family, request))));
  console.log(JSON.stringify(answers.map((answer) => (answer.ok ? 200 : answer.status))));
}
process.exit(0);
