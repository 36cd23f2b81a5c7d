import { createPortal } from '#cms/assemble.ts';
import { joinActivity } from '#cms/guidance/activities/join.ts';
import type { Family } from './family.ts';

/** A second process of the portal whose families, too, want a class's places: it says `ready`, waits for a line, and tells how each stands. */
const families = JSON.parse(process.argv[2] ?? '[]') as Family[];
const activityId = process.argv[3] ?? '';
const portal = await createPortal();
const startAt = process.env.PORTAL_NOW ?? '';
portal.now = () => startAt;
console.log('ready');
await new Promise((resolve) => process.stdin.once('data', resolve));
const answers = await Promise.all(
  families.map(({ guardianId, childId }) => joinActivity(portal, { activityId, guardianId, childIds: [childId] })),
);
console.log(JSON.stringify(answers.map((answer) => (answer.ok ? answer.signup.state : answer.code))));
process.exit(0);
