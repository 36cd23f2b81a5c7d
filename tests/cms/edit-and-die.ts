import { openPortal } from '#cms/assemble.ts';

/** Renames a centre and is killed before anybody could be told: what a crash or a power cut does. */
const [id = '', name = ''] = process.argv.slice(2);
const { payload } = await openPortal();
await payload.update({ collection: 'facilities', id, data: { name }, locale: 'zh' });
process.kill(process.pid, 'SIGKILL');
