import { join } from 'node:path';
import { getPayload, type Payload } from 'payload';
import type { SpecialDays } from '#domain/workdays.ts';
import { chooseSearch } from '#search/choose.ts';
import type { SearchPort } from '#search/port.ts';
import { onChange } from './changes.ts';
import { chooseCity } from './city/choose.ts';
import type { CityPack } from './city/city-pack.ts';
import { type Clock, createClock } from './clock.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { chooseFiles } from './files/choose.ts';
import type { FilesPort } from './files/port.ts';
import { followChange } from './follow-change.ts';
import { createLog } from './log.ts';
import { chooseNotifier } from './notify/choose.ts';
import type { NotifierPort } from './notify/port.ts';
import { createOccupancy, type Occupancy } from './occupancy.ts';
import config from './payload.config.ts';
import { choosePayment } from './payment/choose.ts';
import type { PaymentPort } from './payment/port.ts';
import type { PretendPayment } from './payment/pretend.ts';
import { outboxStore } from './records/outbox-store.ts';
import { readPlaceReadings } from './records/place-readings.ts';
import { pretendStore } from './records/pretend-store.ts';
import { readDocuments } from './records/search-documents.ts';
import { readSpecialDays } from './records/special-days.ts';
import { createSupplies, type Supplies } from './supplies.ts';

/** The product, assembled: what every use case is given. */
export interface Portal {
  environment: Environment;
  city: CityPack;
  payload: Payload;
  now: Clock;
  search: SearchPort;
  supplies: Supplies;
  occupancy: Occupancy;
  payment: PaymentPort;
  /** Present only while the pretend provider is the chosen one. */
  pretend?: PretendPayment;
  notify: NotifierPort;
  files: FilesPort;
  special(): SpecialDays;
  refreshSpecialDays(): Promise<void>;
  /** Spells the whole index anew where the city reads a place name otherwise than before. */
  refreshReadings(): Promise<void>;
  log: {
    info: (fields: object, message: string) => void;
    warn: (fields: object, message: string) => void;
    error: (fields: object, message: string) => void;
  };
  close(): Promise<void>;
}

const shared = globalThis as typeof globalThis & { [key: symbol]: Promise<Portal> | undefined };
const KEY = Symbol.for('jintuo.portal');

export interface PortalOptions {
  /** Leaves an index that outlives the process as it is found, to be looked at; otherwise it is mended at the start. */
  indexAsFound?: boolean;
}

/** One portal per process, whichever bundle asks for it first. */
export function getPortal(options?: PortalOptions): Promise<Portal> {
  return (shared[KEY] ??= createPortal(readEnvironment(), options));
}

export async function createPortal(
  environment: Environment = readEnvironment(),
  { indexAsFound = false }: PortalOptions = {},
): Promise<Portal> {
  const [city, payload] = await Promise.all([chooseCity(environment.city), getPayload({ config })]);
  const now = createClock(environment.startAt);
  const log = createLog(process.env.LOG_LEVEL || 'info');
  const read = () => readDocuments({ payload, now, city });
  const readReadings = async () => ({ ...city.readings, ...(await readPlaceReadings(payload)) });
  let readings = await readReadings();
  const search = chooseSearch(process.env, { city: environment.city, readings: () => readings, read, log });
  const supplies = createSupplies(payload, city.timeZone);
  const payment = choosePayment(process.env, { store: pretendStore(payload), now, baseUrl: '' });
  let special: SpecialDays = await readSpecialDays(payload);

  const portal: Portal = {
    environment,
    city,
    payload,
    now,
    search,
    supplies,
    occupancy: createOccupancy(payload),
    payment,
    pretend: payment.name === 'pretend' ? payment : undefined,
    notify: chooseNotifier(process.env, { outbox: outboxStore(payload), now }),
    files: chooseFiles({ FILES_DIR: process.env.FILES_DIR || join(environment.dataDir, 'files') }),
    special: () => special,
    refreshSpecialDays: async () => {
      special = await readSpecialDays(payload);
    },
    refreshReadings: async () => {
      const edited = await readReadings();
      if (JSON.stringify(edited) === JSON.stringify(readings)) return;
      readings = edited;
      await search.swap(read);
    },
    log,
    close: async () => {
      stop();
      await search.close();
      await payload.destroy();
      shared[KEY] = undefined;
    },
  };
  const stop = onChange((change) => followChange(portal, change));
  await bringIn(portal, { indexAsFound: indexAsFound && search.status().engine !== 'embedded' });
  return portal;
}

/** Reads anew what is kept in memory and brings the search index in line with the database: after bulk work. */
export async function reload(portal: Portal): Promise<void> {
  await portal.refreshSpecialDays();
  await portal.refreshReadings();
  await bringIn(portal);
}

async function bringIn(portal: Portal, { indexAsFound = false }: PortalOptions = {}): Promise<void> {
  await portal.supplies.refreshAll();
  if (!indexAsFound) await portal.search.mend(() => readDocuments(portal));
}
