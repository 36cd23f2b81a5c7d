import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { getPayload } from 'payload';
import { langOf } from '#domain/language/lang.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';
import { chooseSearch } from '#search/choose.ts';
import { chooseCity } from './city/choose.ts';
import { fingerprint } from './commands/fingerprint.mjs';
import { unsoldPrices } from './contracts/may-sell.ts';
import { createClock, machineTime } from './core/clock.ts';
import { type Environment, readEnvironment } from './core/environment.ts';
import { makePrivate, writePrivately } from './core/keep-private.ts';
import { createLog } from './core/log.ts';
import { followChanges } from './follow/follow-changes.ts';
import { createStartKeeper } from './follow/kept-index.ts';
import { readLog } from './follow/read-log.ts';
import config from './payload.config.ts';
import { forgetPortal, type Portal, sharePortal } from './portal/portal.ts';
import { silenceOf } from './ports/database/heed-silence.ts';
import { createKeptFile } from './ports/database/kept-file.ts';
import { folderOf } from './ports/database/sqlite.ts';
import { writeInUnits } from './ports/database/write-in-units.ts';
import { chooseFiles } from './ports/files/choose.ts';
import { chooseNotifier } from './ports/notify/choose.ts';
import { chooseWays } from './ports/payment/choose.ts';
import { createCentrePayment } from './ports/payment/pretend.ts';
import { severalWays } from './ports/payment/several-ways.ts';
import { chooseSeal } from './ports/seal/choose.ts';
import { tellSlow, watchedPort } from './ports/watch.ts';
import { createOccupancy } from './records/occupancy.ts';
import { outboxStore } from './records/outbox-store.ts';
import { readPlaceReadings } from './records/place-readings.ts';
import { directStore, pretendStore } from './records/pretend-store.ts';
import { createQueues } from './records/queues.ts';
import { createRecords } from './records/records.ts';
import { createSearchDocuments } from './records/search-documents.ts';
import { readSpecialDays } from './records/special-days.ts';
import { createSupplies } from './records/supplies.ts';
import type { Selling } from './records/supply.ts';

export interface PortalOptions {
  /** Leaves an index that outlives the process as it is found, to be looked at; otherwise it is mended at the start. */
  indexAsFound?: boolean;
  /** Other processes that want the same SQLite folder wait until `portal.folder.share()`: what is empty is to be seeded. */
  keepFolder?: boolean;
}

/** An engine of its own that takes longer to be brought up to date is not waited for: memory answers until then. */
const START_MS = 10_000;

/** Everything by which a centre's supply, its search document and what is found by that are made. */
const MAKERS = ['search', 'cms/city', 'cms/domain', 'cms/records', 'cms/ports/database', 'cms/migrations/index.ts'];
let sourcesHash: string | undefined;
const sources = () => (sourcesHash ??= fingerprint([...MAKERS, 'package-lock.json'], join(import.meta.dirname, '..')));

/** What is asked of engine and provider by others' waiting. */
const SEARCH_CALLS = ['searchFacilities', 'allFacilities', 'searchTexts', 'suggestPlaces', 'index', 'remove'] as const;
const PAYMENT_CALLS = ['startCheckout', 'state', 'cancelCheckout', 'refund', 'readEvent'] as const;

/** The one portal of this process. */
export function openPortal(options?: PortalOptions): Promise<Portal> {
  return sharePortal(() => createPortal(readEnvironment(), options));
}

export async function createPortal(
  environment: Environment = readEnvironment(),
  { indexAsFound = false, keepFolder = false }: PortalOptions = {},
): Promise<Portal> {
  const filesDir = process.env.FILES_DIR || join(environment.dataDir, 'files');
  writePrivately();
  makePrivate({ ...environment, filesDir });
  const city = await chooseCity(environment.city);
  const payload = writeInUnits(await getPayload({ config }));
  const now = createClock(environment.startAt);
  const log = createLog(process.env.LOG_LEVEL || 'info');
  const folder = folderOf(payload.db);
  const silence = silenceOf(payload.db);
  if (folder && !folder.alone)
    log.info(
      { database: environment.databaseUri, first: folder.first },
      'this SQLite folder is shared: nothing is migrated or seeded here',
    );
  const seal = await chooseSeal(process.env, { ...environment, holder: city.name[langOf(city.languages[0])] });
  if (!seal) log.warn({}, 'signed contracts are not sealed: set SEAL_P12 and SEAL_PASSPHRASE to the city’s certificate');
  const records = createRecords({ payload, now: () => portal.now() });
  // Before anything is read that it keeps up to date.
  const reader = await readLog(records.changes, { log });
  const documents = createSearchDocuments({ payload, now: () => portal.now(), city });
  const readReadings = async () => ({ ...city.readings, ...(await readPlaceReadings(payload)) });
  let readings = await readReadings();
  const keptFile = (name: string) => folder && createKeptFile(`${environment.databaseUri.replace(/^file:/, '')}-${name}`);
  const chosen = chooseSearch(process.env, {
    ...{ city: environment.city, readings: () => readings, read: documents.readAll, log },
    file: keptFile('search'),
  });
  const search = watchedPort('search', chosen, SEARCH_CALLS);
  const selling: Selling = (centres) => unsoldPrices(portal)(centres);
  const supplies = createSupplies(payload, { timeZone: city.timeZone, selling }, keptFile('supplies'));
  const { ways, offered } = chooseWays(process.env, {
    ...{ store: pretendStore(payload), direct: directStore(payload) },
    ...{ now: () => portal.now(), baseUrl: '', origin: environment.origin },
  });
  const untold = tellSlow(log, environment.slowMs);
  const atCentre = createCentrePayment({ store: pretendStore(payload, 'centre-payments'), now: () => portal.now() });
  const caughtUp = () => (silence ? silence.ending(reader.caughtUp) : reader.caughtUp());
  let special: SpecialDays = await readSpecialDays(payload);

  const portal: Portal = {
    ...records,
    environment,
    city,
    payload,
    now,
    search,
    supplies,
    documents,
    folder,
    occupancy: createOccupancy(payload, { caughtUp }),
    queues: createQueues(records.waits, { caughtUp }),
    payment: watchedPort('payment', severalWays(ways, atCentre), PAYMENT_CALLS),
    atCentre,
    online: offered,
    answered: ways.map(({ name }) => name),
    pretend: ways.find((way) => 'decide' in way),
    apps: ways.filter((way) => 'open' in way),
    notify: chooseNotifier(process.env, {
      outbox: outboxStore(payload),
      now: () => portal.now(),
      country: city.country,
      clock: machineTime,
      warn: (about, words) => log.warn(about, words),
    }),
    files: chooseFiles({ ...process.env, FILES_DIR: filesDir }),
    seal,
    special: () => special,
    refreshSpecialDays: async () => {
      special = await readSpecialDays(payload);
    },
    refreshReadings: async () => {
      const edited = await readReadings();
      if (JSON.stringify(edited) === JSON.stringify(readings)) return;
      readings = edited;
      await search.swap(documents.readAll);
    },
    log,
    foundNothing: () => {},
    health: async () => ({ troubled: [], asOf: portal.now() }),
    isDatabaseAway: () => silence?.awaySince() !== undefined,
    followed: async () => {
      await reader.look();
      await following.done();
    },
    close: async () => {
      untold();
      await keeper.keep().catch((err) => log.warn({ err }, 'the search index could not be kept: the next start makes it anew'));
      await reader.stop();
      await following.stop();
      await search.close();
      await payload.destroy();
      forgetPortal();
    },
  };
  // Hooks of collections ask for it, whoever has opened it.
  void sharePortal(async () => portal);
  const following = followChanges(portal);
  // By which ways centres can be paid decides what is kept of them as on sale.
  const paidBy = [environment.mode, offered, process.env.ALIPAY_CENTRES];
  const madeBy = () =>
    `${sources()} ${environment.city} ${createHash('sha256')
      .update(JSON.stringify([readings, paidBy]))
      .digest('hex')}`;
  const keeper = createStartKeeper(portal, { following, madeBy });
  if (indexAsFound && search.status().engine !== 'embedded') await supplies.refreshAll();
  else log.info(await keeper.start(START_MS), 'centres and search index are ready');
  reader.start(following.take);
  if (!keepFolder) folder?.share();
  return portal;
}
