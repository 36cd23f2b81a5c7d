import { mkdtempSync } from 'node:fs';
const dir = mkdtempSync('/tmp/prof-'); process.env.DATA_DIR = dir; process.env.NODE_ENV='production'; process.env.LOG_LEVEL='silent';
const { createPortal, reload } = await import('#cms/portal.ts');
const { seedCity } = await import('#cms/seed/seed-city.ts');
const { readSupplies } = await import('#cms/records/supply.ts');
const { readDocuments } = await import('#cms/records/search-documents.ts');
const portal = await createPortal();
const t = async (name: string, work: () => Promise<unknown>) => { const f = performance.now(); await work(); console.log(name, Math.round(performance.now()-f), 'ms'); };
await t('seed', () => seedCity(portal, { facilities: 2000, onProgress: (l, d, n) => { if (d === n || d === 0) console.log(' ', l, d, Math.round(performance.now())); } }));
await t('supplies', () => readSupplies(portal.payload, portal.city.timeZone));
await t('documents', () => readDocuments(portal.payload));
const docs = await readDocuments(portal.payload);
await t('swap', () => portal.search.swap(docs));
await t('special', () => portal.refreshSpecialDays());
for (const c of ['facilities','classes','shifts','opening-hours','closures','price-items','areas'] as const) {
  await t('find '+c, () => portal.payload.find({ collection: c, pagination: false, limit: 0, depth: 0, locale: 'all' }));
  await t('db.find '+c, () => portal.payload.db.find({ collection: c, pagination: false, limit: 0, locale: 'all' }));
}
const one: any = await portal.payload.db.find({ collection: 'classes', pagination: false, limit: 1, locale: 'all' });
console.log(JSON.stringify(one.docs[0]));
const f1: any = await portal.payload.db.find({ collection: 'facilities', pagination: false, limit: 1, locale: 'all' });
console.log(JSON.stringify(f1.docs[0]).slice(0, 600));
await portal.close(); process.exit(0);
