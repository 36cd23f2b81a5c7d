import { openPortal } from '#cms/assemble.ts';

/**
 * Renames a centre and is killed before anybody could be told: what a crash or a power cut does. Nothing is in the
 * change log, as though no other process had been there to follow it.
 */
const [id = '', name = ''] = process.argv.slice(2);
const { payload } = await openPortal();
await payload.update({ collection: 'facilities', id, data: { name }, locale: 'zh', context: { quiet: true } });
process.kill(process.pid, 'SIGKILL');
