import type { CollectionSlug } from 'payload';
import type { Place } from './access-documents.ts';
import { STAFF, type StaffName } from './staff.ts';

export const OPERATIONS = ['read', 'create', 'update', 'delete'] as const;
export type Operation = (typeof OPERATIONS)[number];

/**
 * Over which documents somebody may do something: none, their own account, their own centre's, their
 * district's, all.
 */
export type Scope = '-' | 'self' | 'own' | 'area' | 'all';

/** Whose documents a scope reaches, of the three centres'. One's own account is none of them. */
export const REACH: Record<Scope, readonly Place[]> = {
  '-': [],
  self: [],
  own: ['own'],
  area: ['own', 'near'],
  all: ['own', 'near', 'far'],
};

type Row = Record<Operation, string>;
const NONE = '- - - - - - - - - -';
const ADMIN = '- - - - - - - all - -';
const READER = 'all all all all all all all all all -';
const LAWYERS = '- - - - - - all all - -';
const WRITERS = 'all all - - - - - all - -';

/** What a centre's head keeps, its counter sees and its supervisors watch. */
const kept: Row = {
  read: '- - own own area all - all - -',
  create: '- - own - - - - all - -',
  update: '- - own - - - - all - -',
  delete: '- - own - - - - all - -',
};
/** Written by the product alone; read by those who serve the family. */
const record: Row = { read: '- - own own - - - all - -', create: NONE, update: NONE, delete: NONE };
const secret: Row = { read: NONE, create: NONE, update: NONE, delete: NONE };
const personal: Row = { ...secret, read: ADMIN };
const cityData: Row = { read: READER, create: ADMIN, update: ADMIN, delete: ADMIN };
const guidance: Row = { read: READER, create: WRITERS, update: WRITERS, delete: ADMIN };
const supervised: Row = { read: '- - - - area all - all - -', create: NONE, update: '- - - - area all - all - -', delete: NONE };

/**
 * Who may do what. The columns are author, reviewer, head, counter, district and city supervisor, legal
 * editor, administrator, community nurse, organiser.
 */
const TABLE: Partial<Record<CollectionSlug, Row>> = {
  facilities: {
    read: 'all all own own area all all all - -',
    create: ADMIN,
    update: '- - own - area all - all - -',
    delete: ADMIN,
  },
  classes: kept,
  staff: kept,
  shifts: kept,
  absences: { ...kept, create: NONE, update: NONE, delete: NONE },
  'opening-hours': kept,
  'tour-slots': kept,
  closures: kept,
  'price-items': kept,
  discounts: kept,
  'employee-lists': { ...kept, read: '- - own - - - - all - -' },
  'credential-events': {
    read: '- - own own area all - all - -',
    create: '- - - - area all - all - -',
    update: NONE,
    delete: NONE,
  },
  takeovers: supervised,
  'filed-changes': { read: '- - own - area all - all - -', create: NONE, update: NONE, delete: NONE },
  complaints: supervised,
  'register-doubts': supervised,
  bookings: record,
  contracts: record,
  payments: record,
  refunds: record,
  'outside-returns': record,
  receipts: record,
  'till-entries': record,
  'daily-closings': record,
  'ledger-entries': record,
  'enrolled-children': record,
  'place-claims': { ...secret, read: '- - own - area all - all - -' },
  guardians: personal,
  children: personal,
  messages: personal,
  'audit-log': personal,
  changes: personal,
  'payload-jobs': personal,
  'sign-in-codes': secret,
  'guardian-sessions': secret,
  'pickup-photos': secret,
  'delegate-codes': secret,
  mandates: secret,
  'subsidy-asks': secret,
  'subsidy-lists': secret,
  'door-taps': secret,
  'family-places': secret,
  favourites: secret,
  'saved-searches': secret,
  'month-messages': secret,
  waits: secret,
  'idempotency-keys': secret,
  letters: secret,
  'pretend-payments': secret,
  'centre-payments': secret,
  'direct-payments': secret,
  'former-addresses': secret,
  'activity-signups': secret,
  'activity-sheets': secret,
  'home-visits': secret,
  'consult-slots': secret,
  'doctor-requests': secret,
  disputes: secret,
  'offer-signatures': record,
  consults: secret,
  tours: secret,
  infections: secret,
  'centre-ends': secret,
  'given-days': secret,
  'article-reads': secret,
  'unmet-demand': secret,
  'rate-limits': secret,
  'second-factors': secret,
  'contract-templates': { read: READER, create: LAWYERS, update: LAWYERS, delete: NONE },
  'centre-terms': {
    read: '- - own own area all all all - -',
    create: '- - own - - - - all - -',
    update: '- - own - - - all all - -',
    delete: NONE,
  },
  'refund-rules': { read: READER, create: LAWYERS, update: LAWYERS, delete: NONE },
  articles: { ...guidance, create: 'all all - - - - - all - all' },
  policies: guidance,
  activities: {
    ...guidance,
    read: 'all all all all all all all all all all',
    create: 'all all - - - - - all - all',
    update: 'all all - - - - - all - all',
  },
  organisers: {
    read: 'all all all all all all all all all -',
    create: '- - - - - all - all - -',
    update: '- - - - - all - all - -',
    delete: ADMIN,
  },
  'family-supports': guidance,
  'growth-standards': guidance,
  'schedule-entries': guidance,
  'danger-signs': guidance,
  'month-tips': guidance,
  'onward-rules': guidance,
  'article-plans': secret,
  'review-comments': { ...secret, read: WRITERS },
  questions: { read: '- all - - - - - all all -', create: NONE, update: '- all - - - - - all all -', delete: NONE },
  media: { read: READER, create: 'all all all - - - - all - -', update: WRITERS, delete: ADMIN },
  areas: cityData,
  'area-figures': cityData,
  'brand-names': cityData,
  'gazetteer-places': cityData,
  'special-days': cityData,
  'class-standards': cityData,
  'staff-standards': cityData,
  'waitlist-rules': cityData,
  'request-rules': cityData,
  'booking-windows': cityData,
  'hour-quotas': cityData,
  'centre-pay-rules': cityData,
  'centre-end-rules': cityData,
  'ahead-pay-rules': cityData,
  'nap-rules': cityData,
  'place-limits': cityData,
  'price-ceilings': cityData,
  'charge-lists': cityData,
  'care-subsidies': cityData,
  'visit-rules': cityData,
  'visit-checks': cityData,
  clinics: cityData,
  'infection-rules': cityData,
  users: {
    read: 'self self self self self self self all self self',
    create: ADMIN,
    update: 'self self self self self self self all self self',
    delete: ADMIN,
  },
};

export const COLLECTIONS = Object.keys(TABLE) as CollectionSlug[];

export function scopeOf(collection: CollectionSlug, operation: Operation, who: StaffName): Scope {
  const cells = TABLE[collection]?.[operation].split(' ');
  const scope = cells?.[STAFF.indexOf(who)];
  if (!scope) throw new Error(`no cell for ${who}, ${operation}, ${collection}`);
  return scope as Scope;
}
