import { createPortal } from '#cms/assemble.ts';
import { type Family, hold } from './family.ts';

/** A second process of the portal whose families, too, want the last places: it says `ready`, waits for a line, and tells what each heard. */
const families = JSON.parse(process.argv[2] ?? '[]') as Family[];
const request = JSON.parse(process.argv[3] ?? '{}');
const portal = await createPortal();
const startAt = process.env.PORTAL_NOW ?? '';
portal.now = () => startAt;
console.log('ready');
await new Promise((resolve) => process.stdin.once('data', resolve));
const answers = await Promise.all(families.map((family) => hold(portal, family, request)));
console.log(JSON.stringify(answers.map((answer) => (answer.ok ? 200 : answer.status))));
process.exit(0);
