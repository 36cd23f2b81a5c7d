import type { Portal } from '../portal.ts';
import { readDocuments } from '../records/search-documents.ts';
import { runCommand } from './boot.ts';

type Check = [name: string, ok: boolean, words: string];

/** `npm run doctor`: what is configured, reachable, migrated and indexed; exit code 1 when something is not. */
await runCommand(async (portal) => {
  const checks = [
    ...(await configured(portal)),
    await migrated(portal),
    await indexed(portal),
    await files(portal),
    await ledger(portal),
  ];
  for (const [name, ok, words] of checks) console.log(`${ok ? '✓' : '✗'} ${name.padEnd(10)} ${words}`);
  return checks.every(([, ok]) => ok) ? 0 : 1;
});

async function configured({ environment, city, payload, payment, notify }: Portal): Promise<Check[]> {
  const database = payload.db.name === 'mongoose' ? 'MongoDB' : `SQLite ${environment.databaseUri.replace(/^file:/, '')}`;
  return [
    ['runtime', true, `Node ${process.versions.node}`],
    ['city', true, `${city.name.en} (${environment.city}), ${environment.mode} mode, ${city.timeZone}`],
    ['database', true, database],
    ['search', true, 'embedded (SQLite FTS5)'],
    ['payment', environment.mode === 'demo' || payment.name !== 'pretend', payment.name],
    ['notify', true, notify.name],
  ];
}

async function migrated({ payload }: Portal): Promise<Check> {
  if (payload.db.name === 'mongoose') return ['schema', true, 'MongoDB: indexes are kept by the models'];
  const { docs } = await payload.find({ collection: 'payload-migrations', pagination: false });
  return ['schema', docs.length > 0, `${docs.length} migration${docs.length === 1 ? '' : 's'} applied`];
}

async function indexed({ payload, search }: Portal): Promise<Check> {
  const documents = await readDocuments(payload);
  const counts = await search.counts();
  const held = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return ['index', held === documents.length, `${held} of ${documents.length} documents`];
}

async function files({ files: port }: Portal): Promise<Check> {
  const key = 'doctor/check.txt';
  await port.put(key, Buffer.from('ok'), 'text/plain');
  const back = await port.get(key);
  await port.delete(key);
  return ['files', back?.bytes.toString() === 'ok', 'written and read back'];
}

async function ledger({ payload }: Portal): Promise<Check> {
  const { docs } = await payload.find({ collection: 'ledger-entries', pagination: false, limit: 0, depth: 0 });
  const off = docs.filter(
    (doc) => (doc.postings as unknown as { amount: number }[]).reduce((sum, { amount }) => sum + amount, 0) !== 0,
  );
  return ['ledger', off.length === 0, `${docs.length} entries, ${off.length} out of balance`];
}
