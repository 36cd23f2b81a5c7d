import { openFolder } from '#cms/ports/database/shared-folder.ts';

/** Another process that opens a SQLite file's folder, says how it found it, and never lets others in: `… FILE`. */
const folder = await openFolder(process.argv[2] ?? '');
console.log(JSON.stringify({ alone: folder.alone }));
process.stdin.resume();
