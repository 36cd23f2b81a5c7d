import type { Change } from '#cms/core/changes.ts';
import type { Config } from '#cms/records/payload-types.ts';

const TAGS = [
  ...['activities', 'activity-signups', 'articles', 'care-subsidies', 'city', 'facilities', 'growth-standards'],
  ...['onward-rules', 'photos', 'places', 'policies', 'schedule-entries', 'waits', 'words'],
] as const;

/**
 * What a page shows, by which it is forgotten. `facilities` are many centres, `facility:…` is one, and `city` what holds for
 * each. `places` are what several centres have left, `places:…` what one has, `waits` a centre at which families wait.
 * `words` change with a release alone.
 */
export type Tag = (typeof TAGS)[number] | `facility:${string}` | `places:${string}`;

type Logged = keyof Config['collections'];
type Shown = readonly Tag[] | ((change: Change) => readonly Tag[]);

const TEXTS = ['articles', 'policies', 'activities'] as const;
const OF_EVERY_CENTRE = ['city', 'facilities'] as const;
const NOWHERE = [] as const;

/** Of one centre; where it is not said which, of any. */
const ofCentre = ({ facility }: Change): Tag[] => [facility ? `facility:${facility}` : 'city'];
const centres = ({ ids }: Change): Tag[] => [
  'facilities',
  ...(ids.length > 0 ? ids.map((id) => `facility:${id}` as const) : OF_EVERY_CENTRE),
];
const ofSupply = (change: Change): Tag[] => ['facilities', ...ofCentre(change)];
/** A place is sold or given back: no list of centres, text or map shows that. */
const places = ({ facility }: Change): Tag[] => ['places', facility ? `places:${facility}` : 'city'];

/** What each collection in the change log is shown by, on pages that are kept. */
export const SHOWN_BY: Partial<Record<Logged, Shown>> = {
  facilities: centres,
  ...all(['classes', 'staff', 'shifts', 'absences', 'opening-hours', 'closures', 'price-items', 'discounts'], ofSupply),
  'offer-signatures': ofSupply,
  ...all(['tour-slots', 'credential-events', 'centre-terms'], ofCentre),
  'place-claims': places,
  waits: places,
  // The ages of who waits decide what is kept for whom.
  children: ['places', 'waits'],
  'waitlist-rules': ['places', 'city'],
  // They decide what every centre can sell.
  ...all(['staff-standards', 'class-standards', 'nap-rules', 'place-limits'], OF_EVERY_CENTRE),
  ...all(['request-rules', 'booking-windows', 'hour-quotas', 'special-days', 'areas', 'refund-rules'], OF_EVERY_CENTRE),
  // A price outside them is not sold, nor what is declared of no text of today, or can be paid nowhere.
  ...all(['price-ceilings', 'charge-lists', 'contract-templates', 'centre-pay-rules'], OF_EVERY_CENTRE),
  'family-supports': [...OF_EVERY_CENTRE, 'policies'],
  'care-subsidies': ['care-subsidies'],
  articles: ['articles'],
  policies: ['policies'],
  activities: ['activities'],
  'activity-signups': ['activity-signups'],
  // What a body outside holds and has written comes and goes with its approval.
  organisers: TEXTS,
  media: [...TEXTS, 'photos'],
  // Texts and the calendar's months name them.
  'danger-signs': ['articles'],
  'schedule-entries': ['schedule-entries'],
  'growth-standards': ['growth-standards'],
  'onward-rules': ['onward-rules'],
  ...all(['employee-lists', 'takeovers', 'filed-changes', 'complaints', 'disputes'], NOWHERE),
  ...all(['month-tips', 'questions', 'area-figures', 'brand-names', 'gazetteer-places'], NOWHERE),
  ...all(['ahead-pay-rules', 'centre-end-rules', 'clinics', 'infection-rules', 'visit-checks', 'visit-rules'], NOWHERE),
  ...all(['register-doubts', 'users'], NOWHERE),
};

function all<Name extends Logged>(names: readonly Name[], shown: Shown): Record<Name, Shown> {
  return Object.fromEntries(names.map((name) => [name, shown])) as Record<Name, Shown>;
}

/** Tags of the pages that show something of what has changed; what nobody knows could stand on any page. */
export function tagsOf(change: Change): readonly Tag[] {
  const shown = (SHOWN_BY as Record<string, Shown | undefined>)[change.collection] ?? TAGS;
  return typeof shown === 'function' ? shown(change) : shown;
}

/** Whether a page says how many places are left: what it says is true for a second, and not longer by luck. */
export const showsPlaces = (tags: readonly string[]): boolean =>
  tags.some((tag) => tag === 'places' || tag.startsWith('places:'));
