import { join } from 'node:path';
import { openPortal } from '#cms/assemble.ts';
import { findOpenToOthers } from '#cms/core/keep-private.ts';
import { latePlans } from '#cms/guidance/publication/plan-publication.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { unpayable } from '#cms/portal/ways-to-pay.ts';
import { words } from '#cms/records/words.ts';
import { langOf } from '#domain/language/lang.ts';
import { compareIndex, countDifferences } from '#search/compare.ts';
import { runCommand } from './boot.ts';
import { readArguments } from './read-arguments.ts';

type Check = [name: string, ok: boolean, words: string];

type Needs<Part extends keyof Portal> = Pick<Portal, Part>;

const IDS_SHOWN = 3;
/** A live portal without a younger backup than that is not well. */
const OLD_HOURS = 48;
/** A certificate that ends sooner wants a new one now. */
const SEAL_DAYS = 30;

/** Any other start mends the index; here it is looked at. */
openPortal({ indexAsFound: true });

/** `npm run doctor`: what is configured, reachable, migrated and indexed; exit code 1 when something is not. */
await runCommand(
  (args) => readArguments('npm run doctor', { args }),
  async (portal) => {
    const checks = [
      ...(await configured(portal)),
      ...(await transacting(portal)),
      await migrated(portal),
      await indexed(portal),
      ...(await searched(portal)),
      await files(portal),
      ...(await payable(portal)),
      sealed(portal),
      ownersAlone(portal),
      await published(portal),
      await balanced(portal),
      await backedUp(portal),
    ];
    for (const [name, ok, words] of checks) console.log(`${ok ? '✓' : '✗'} ${name.padEnd(10)} ${words}`);
    return checks.every(([, ok]) => ok) ? 0 : 1;
  },
);

async function configured({
  answered,
  environment,
  city,
  online,
  payment,
  notify,
  schema,
}: Needs<'answered' | 'environment' | 'city' | 'online' | 'payment' | 'notify' | 'schema'>): Promise<Check[]> {
  const database = schema.database === 'mongoose' ? 'MongoDB' : `SQLite ${environment.databaseUri.replace(/^file:/, '')}`;
  const closed = answered.filter((way) => !online.includes(way)).map((way) => `${way} for what it was paid by before`);
  return [
    ['runtime', true, `Node ${process.versions.node}`],
    ['city', true, `${city.name.en} (${environment.city}), ${environment.mode} mode, ${city.timeZone}`],
    ['database', true, database],
    ['payment', environment.mode === 'demo' || payment.name !== 'pretend', [...online, 'at the centre', ...closed].join(', ')],
    ['notify', true, notify.name],
  ];
}

/** Whether what every booking and payment relies on holds; a server that cannot is refused at the start already. */
async function transacting({ schema }: Needs<'schema'>): Promise<Check[]> {
  if (schema.database === 'sqlite') return [];
  const why = await schema.tryTransaction();
  return [['units', !why, why ?? 'transactions see one moment, and most members acknowledge them']];
}

async function migrated({ schema }: Needs<'schema'>): Promise<Check> {
  if (schema.database === 'mongoose') return ['schema', true, 'MongoDB: indexes are kept by the models'];
  const count = await schema.countMigrations();
  return ['schema', count > 0, `${count} migration${count === 1 ? '' : 's'} applied`];
}

async function indexed({ schema }: Needs<'schema'>): Promise<Check> {
  const missing = await schema.missingIndexes();
  if (missing.length === 0) return ['indexes', true, 'as the code needs them'];
  return ['indexes', false, `${missing.length} missing or different (${missing.slice(0, IDS_SHOWN).join('; ')})`];
}

/** Asked first, because only an answer tells whether an engine of its own is there. */
async function searched(portal: Needs<'documents' | 'search'>): Promise<Check[]> {
  const { search } = portal;
  const documents = await portal.documents.readAll();
  const held = await search.hashes();
  const { engine, answering, address, why } = search.status();
  if (engine === 'meilisearch' && answering !== engine) {
    const away = `${address}: ${why}; an index in memory answers until it is back`;
    return [
      ['search', false, away],
      ['index', false, 'not compared'],
    ];
  }
  const differences = compareIndex(documents, held);
  return [
    [
      'search',
      true,
      engine === 'meilisearch' ? `Meilisearch at ${address}` : 'embedded (SQLite FTS5), in the memory of each process',
    ],
    [
      'index',
      countDifferences(differences) === 0,
      [`${held.size} of ${documents.length} documents`, ...Object.entries(differences).flatMap(named)].join(', '),
    ],
  ];
}

/** @example named(['missing', ['a', 'b']]) // ['2 missing (a, b)'] */
function named([how, ids]: [string, string[]]): string[] {
  if (ids.length === 0) return [];
  const more = ids.length > IDS_SHOWN ? ', …' : '';
  return [`${ids.length} ${how} (${ids.slice(0, IDS_SHOWN).join(', ')}${more})`];
}

async function files({ files: port }: Needs<'files'>): Promise<Check> {
  const [key, contract] = ['doctor/check.txt', 'contracts/doctor-check.txt'];
  await Promise.all([key, contract].map((one) => port.put(one, Buffer.from('ok'), 'text/plain')));
  const altered = await port.put(contract, Buffer.from('altered'), 'text/plain').then(
    () => true,
    () => false,
  );
  const back = await port.get(key);
  await Promise.all([key, contract].map((one) => port.delete(one)));
  if (altered) return ['files', false, `${port.name}: lets a signed contract be written over`];
  return ['files', back?.bytes.toString() === 'ok', `${port.name}: written and read back`];
}

/** Where money is real, a centre that nobody can pay sells no place. */
async function payable(
  portal: Needs<'apps' | 'city' | 'environment' | 'facilities' | 'now' | 'online' | 'supplies' | 'till'>,
): Promise<Check[]> {
  if (portal.environment.mode === 'demo') return [];
  const centres = await portal.facilities.paidBy(portal.supplies.all().map(({ id }) => id));
  const found = await unpayable(portal, centres);
  if (found.length === 0) return [['payable', true, `${centres.length} of ${centres.length} centres with places can be paid`]];
  const some = found.slice(0, IDS_SHOWN).map(({ name }) => words(name)[langOf(portal.city.languages[0])]);
  const more = found.length > IDS_SHOWN ? ', …' : '';
  return [
    ['payable', false, `${found.length} of ${centres.length} centres with places cannot be paid: ${some.join(', ')}${more}`],
  ];
}

/** A live portal may run without a seal, but whoever keeps it is told. */
function sealed({ environment, now, seal }: Needs<'environment' | 'now' | 'seal'>): Check {
  if (!seal)
    return ['seal', environment.mode === 'demo', 'none: contracts are signed without a seal; set SEAL_P12, SEAL_PASSPHRASE'];
  const days = Math.floor((Date.parse(seal.validUntil) - Date.parse(now())) / 86_400_000);
  const isValid = seal.validFrom <= now() && days >= SEAL_DAYS;
  return ['seal', isValid, `${seal.name} of ${seal.holder}, valid until ${seal.validUntil.slice(0, 10)}`];
}

/** A start takes the rights away; what is left belongs to another user, or the disk knows no rights. */
function ownersAlone({ environment }: Needs<'environment'>): Check {
  const filesDir = process.env.FILES_DIR || join(environment.dataDir, 'files');
  const open = findOpenToOthers({ ...environment, filesDir });
  if (open.length === 0) return ['private', true, 'database, journals, files and pictures are readable by their owner alone'];
  const some = open.slice(0, IDS_SHOWN).join(', ');
  return ['private', false, `${open.length} can be read or written by others: ${some}`];
}

/** A text that was to be public at a time and is not, or a correction that nobody has reviewed. */
async function published(portal: Needs<'articlePlans' | 'articles' | 'city' | 'now'>): Promise<Check> {
  const late = await latePlans(portal, langOf(portal.city.languages[0]));
  if (late.length === 0) return ['guidance', true, 'all that was to be published or reviewed by now is'];
  const some = late.slice(0, IDS_SHOWN).map(({ kind, title, dueAt }) => `${kind} of ${title}, due ${dueAt}`);
  return ['guidance', false, `${late.length} late: ${some.join('; ')}`];
}

async function balanced({ ledger }: Needs<'ledger'>): Promise<Check> {
  const { entries, unbalanced } = await ledger.checkBalance();
  return ['ledger', unbalanced === 0, `${entries} entries, ${unbalanced} out of balance`];
}

/** A demonstration may be lost; what families have signed and paid may not. */
async function backedUp({ audit, environment: { mode } }: Needs<'audit' | 'environment'>): Promise<Check> {
  const last = await audit.lastOf('back_up');
  const optional = mode === 'demo';
  if (!last) return ['backup', optional, 'none has been made: npm run backup -- FILE'];
  const hours = Math.floor((Date.now() - Date.parse(last.at)) / 3_600_000);
  const { file, host } = last.detail;
  const age = hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
  return ['backup', optional || hours < OLD_HOURS, `${age} old, ${file} on ${host}, of ${last.at}`];
}
