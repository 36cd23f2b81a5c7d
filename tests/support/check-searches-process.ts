import { createPortal } from '#cms/assemble.ts';
import { checkSavedSearches } from './due.ts';

/**
 * Another process of the portal that looks at the saved searches, and is killed at a given moment:
 * `node tests/support/check-searches-process.ts before-sending|after-sending`. Or it waits for a line, looks, and says
 * how many messages it sent: `… whole`.
 */
const [moment] = process.argv.slice(2);
const portal = await createPortal();
const startAt = process.env.PORTAL_NOW ?? '';
portal.now = () => startAt;
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still alive');
};
let sent = 0;
const send = portal.notify.send.bind(portal.notify);
portal.notify.send = async (notification) => {
  if (moment === 'before-sending') die();
  const result = await send(notification);
  if (moment === 'after-sending') die();
  sent++;
  return result;
};
if (moment === 'whole') {
  console.log('ready');
  await new Promise((resolve) => process.stdin.once('data', resolve));
}
await checkSavedSearches(portal);
console.log(sent);
process.exit(0);
