import { createInterface } from 'node:readline';
import { createPortal } from '#cms/assemble.ts';
import { placeCommands } from './place-commands.ts';

/**
 * A second process of the portal on the same database: it says `ready`, and carries out the commands of a moment at each
 * line, which it answers with what was said to each.
 */
const portal = await createPortal();
const carryOut = placeCommands(portal);
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const answers = await carryOut(JSON.parse(line)).catch((error: unknown) => ({ error: String((error as Error).stack) }));
  console.log(JSON.stringify(answers));
}
process.exit(0);
