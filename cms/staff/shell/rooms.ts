import type { CollectionSlug } from 'payload';
import { hasRole, type Role, type StaffUser } from '#cms/access/roles.ts';

const PATHS = {
  today: '/admin',
  week: '/admin/occupancy',
  planner: '/admin/planner',
  enrolled: '/admin/enrolled',
  counter: '/admin/counter',
  bookings: listPath('bookings'),
  asked: '/admin/asked',
  tours: '/admin/tours',
  staff: listPath('staff'),
  shifts: '/admin/rota',
  hours: listPath('opening-hours'),
  prices: listPath('price-items'),
  money: '/admin/prepaid',
  books: '/admin/books',
  reconcile: '/admin/reconcile',
  receipts: '/admin/receipts',
  till: '/admin/till',
  centre: listPath('facilities'),
  due: '/admin/due',
  review: listPath('articles', { review: { equals: 'in_review' } }),
  articles: listPath('articles'),
  activities: listPath('activities'),
  door: '/admin/door',
  duty: '/admin/duty',
  figures: '/admin/figures',
  facts: '/admin/facts',
  organisers: listPath('organisers'),
  visits: '/admin/visits',
  consults: '/admin/consults',
  doctors: '/admin/doctors',
  policies: listPath('policies'),
  pictures: listPath('media'),
  questions: listPath('questions', { state: { equals: 'received' } }),
  complaints: listPath('complaints'),
  offer: '/admin/offer',
  disputes: '/admin/disputes',
  filed: '/admin/filed',
  nearCap: '/admin/near-cap',
  unmet: '/admin/unmet',
  subsidies: '/admin/subsidies',
  takeovers: listPath('takeovers'),
  doubts: listPath('register-doubts'),
  centres: listPath('facilities'),
  templates: listPath('contract-templates'),
  ownTerms: listPath('centre-terms'),
  rules: listPath('refund-rules'),
  jobs: listPath('payload-jobs'),
  accounts: listPath('users'),
};

/** A place in which somebody does a part of the day's work, as the menu names it. */
export type Room = keyof typeof PATHS;
export const ROOM_NAMES = Object.keys(PATHS) as Room[];

/** The rooms of each role, in the order of its day: at most what stands on a screen. Records stand below them. */
const ROOMS: Record<Role, readonly Room[]> = {
  head: [
    'today',
    'week',
    'planner',
    'enrolled',
    'counter',
    'bookings',
    'asked',
    'tours',
    'staff',
    'shifts',
    'hours',
    'prices',
    'offer',
    'ownTerms',
    'money',
    'till',
    'receipts',
    'books',
    'disputes',
    'centre',
  ],
  counter: ['today', 'week', 'enrolled', 'counter', 'bookings', 'asked', 'tours', 'money', 'till', 'receipts', 'disputes'],
  reviewer: [
    'today',
    'questions',
    'consults',
    'review',
    'due',
    'articles',
    'activities',
    'door',
    'policies',
    'pictures',
    'figures',
    'facts',
  ],
  nurse: ['today', 'visits', 'questions', 'consults', 'doctors', 'door', 'articles', 'duty', 'figures'],
  organiser: ['today', 'activities', 'door', 'articles'],
  author: ['today', 'due', 'articles', 'activities', 'door', 'policies', 'pictures', 'figures', 'facts'],
  supervisor: [
    'today',
    'complaints',
    'disputes',
    'filed',
    'takeovers',
    'doubts',
    'nearCap',
    'unmet',
    'subsidies',
    'centres',
    'organisers',
    'duty',
    'figures',
  ],
  legal_editor: ['today', 'templates', 'ownTerms', 'rules'],
  administrator: [
    'today',
    'money',
    'books',
    'reconcile',
    'complaints',
    'disputes',
    'filed',
    'takeovers',
    'doubts',
    'nearCap',
    'unmet',
    'subsidies',
    'centres',
    'review',
    'due',
    'figures',
    'facts',
    'jobs',
    'accounts',
  ],
};

export interface RoomLink {
  room: Room;
  href: string;
}

/** Everywhere that somebody's roles lead, each once. */
export function roomsOf(user: StaffUser, facilityId: string | undefined): RoomLink[] {
  const roles = Object.keys(ROOMS).filter((role): role is Role => hasRole(user, role as Role));
  return [...new Set(roles.flatMap((role) => ROOMS[role]))].map((room) => ({ room, href: pathOf(room, user, facilityId) }));
}

function pathOf(room: Room, user: StaffUser, facilityId: string | undefined): string {
  if (room === 'centre' && facilityId) return `${PATHS.centre}/${facilityId}`;
  // A centre's prepaid money; the city's that waits.
  if (room === 'money' && !facilityId && hasRole(user, 'administrator')) return '/admin/money';
  return PATHS[room];
}

/** The list of a collection, filtered. */
export function listPath(collection: CollectionSlug, where: Record<string, Record<string, string>> = {}): string {
  const query = new URLSearchParams();
  Object.entries(where).forEach(([field, condition], index) => {
    for (const [operator, value] of Object.entries(condition))
      query.set(`where[or][0][and][${index}][${field}][${operator}]`, value);
  });
  const text = query.toString();
  return `/admin/collections/${collection}${text ? `?${text}` : ''}`;
}
