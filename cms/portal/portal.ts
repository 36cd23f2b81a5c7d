import type { Payload } from 'payload';
import type { CityPack } from '#cms/city/city-pack.ts';
import type { Clock } from '#cms/core/clock.ts';
import type { Environment } from '#cms/core/environment.ts';
import type { Folder } from '#cms/ports/database/shared-folder.ts';
import type { FilesPort } from '#cms/ports/files/port.ts';
import type { NotifierPort } from '#cms/ports/notify/port.ts';
import type { DirectPayment } from '#cms/ports/payment/direct.ts';
import type { OnlineProvider, PaymentPort } from '#cms/ports/payment/port.ts';
import type { CentrePayment, PretendPayment } from '#cms/ports/payment/pretend.ts';
import type { SealPort } from '#cms/ports/seal/port.ts';
import type { Occupancy } from '#cms/records/occupancy.ts';
import type { KeptQueues } from '#cms/records/queues.ts';
import type { Records } from '#cms/records/records.ts';
import type { SearchDocuments } from '#cms/records/search-documents.ts';
import type { Supplies } from '#cms/records/supplies.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { SearchPort } from '#search/port.ts';
import type { FoundNothing } from './found-nothing.ts';

/** What a portal is made of, as far as whoever uses it would notice: writing, finding, and what is done in the background. */
export const HEALTH_PARTS = ['database', 'search', 'jobs'] as const;
export type HealthPart = (typeof HEALTH_PARTS)[number];

export interface Health {
  /** Parts that do not do what they should; which, and nothing of why. */
  troubled: HealthPart[];
  asOf: Instant;
}

/** The product, assembled. A verb names the parts of it that it needs. */
export interface Portal extends Records {
  environment: Environment;
  city: CityPack;
  payload: Payload;
  now: Clock;
  search: SearchPort;
  supplies: Supplies;
  documents: SearchDocuments;
  /** The SQLite file's folder; none on MongoDB. */
  folder?: Folder;
  occupancy: Occupancy;
  queues: KeptQueues;
  payment: PaymentPort;
  /** By which a family can pay online, the usual one first. */
  online: readonly OnlineProvider[];
  /** The same, and by which nothing more is paid, but what was paid is still asked about and given back. */
  answered: readonly OnlineProvider[];
  /** What is paid at centres, and handed back there: their counters record it. */
  atCentre: CentrePayment;
  /** Present only while the pretend provider is the chosen one. */
  pretend?: PretendPayment;
  /** Those ways to pay of which our own page opens the app. */
  apps: readonly DirectPayment[];
  notify: NotifierPort;
  files: FilesPort;
  /** What signed papers are sealed with; a live portal may have none. */
  seal?: SealPort;
  special(): SpecialDays;
  refreshSpecialDays(): Promise<void>;
  /** Spells the whole index anew where the city reads a place name otherwise than before. */
  refreshReadings(): Promise<void>;
  log: {
    info: (fields: object, message: string) => void;
    warn: (fields: object, message: string) => void;
    error: (fields: object, message: string) => void;
  };
  /** What works and what does not, as `/readyz` knows it: whoever serves finds out. */
  health(): Promise<Health>;
  /** Somebody searched for a time and saw no free centre: whoever serves counts it. */
  foundNothing(search: FoundNothing): void;
  /** The database is a server, and does not answer. */
  isDatabaseAway(): boolean;
  /** Settles when everything written so far has been followed: memory, index and pages of this process say the same as the database. */
  followed(): Promise<void>;
  close(): Promise<void>;
}

/** The code is bundled once for the site and once for the staff pages, but there is one portal per process. */
const shared = globalThis as typeof globalThis & { [key: symbol]: Promise<Portal> | undefined };
const KEY = Symbol.for('jintuo.portal');

/** The portal that this process has opened. */
export function getPortal(): Promise<Portal> {
  return shared[KEY] ?? Promise.reject(new Error('The portal of this process has not been opened yet.'));
}

/** Opens a portal unless this process has one, and makes it known to whoever asks. */
export function sharePortal(open: () => Promise<Portal>): Promise<Portal> {
  return (shared[KEY] ??= open());
}

export function forgetPortal(): void {
  shared[KEY] = undefined;
}
