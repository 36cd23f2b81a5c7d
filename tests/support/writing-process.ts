import { createQueuedClient } from '#cms/ports/database/queued-client.ts';

/** Another process that writes so many rows to a SQLite file: `… FILE COUNT`. */
const [file = '', count = '0'] = process.argv.slice(2);
const client = await createQueuedClient(`file:${file}`);
for (let n = 0; n < Number(count); n++) await client.execute("insert into rows values ('there', null)");
process.exit(0);
