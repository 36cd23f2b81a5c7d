/**
 * What a morning is made of, at rate 1: the busiest hour of a working day in a city of five million people. Each figure
 * says where it comes from; what is assumed says so. Everything else in this folder reads it from here.
 */

/** The city that the figures are of. */
const PEOPLE = 5_000_000;
/** Five births a year in a thousand people, over three years of age. */
const CHILDREN = (PEOPLE * 5 * 3) / 1000;
/** 4.5 places for a thousand people, as the plans of cities ask for. */
const PLACES = (PEOPLE * 4.5) / 1000;
/** Thirty places a centre, a little more than two classes of toddlers. */
const CENTRES = PLACES / 30;
/** Assumed: a family looks twice a week. */
const VISITS_A_DAY = (CHILDREN * 2) / 7;
/** Assumed: a seventh of a day's visits and bookings come in its busiest hour. */
const aMinuteOf = (aDay: number) => aDay / 7 / 60;
/** Assumed: a tenth of all places is sold by the hour or the day, and each of these once a day. */
const BOOKED_A_DAY = PLACES / 10;

export interface Part {
  /** How often it begins, at rate 1. */
  perMinute: number;
  why: string;
}

export const PROPORTIONS = {
  search: {
    perMinute: aMinuteOf(VISITS_A_DAY) * 0.5,
    why: 'half of all visits look for care: the first page, words as they are typed, a search, a search with a time, two centres',
  },
  read: {
    perMinute: aMinuteOf(VISITS_A_DAY) * 0.3,
    why: 'three in ten read: an article, the month of their child, the policy in plain words',
  },
  account: {
    perMinute: aMinuteOf(VISITS_A_DAY) * 0.2,
    why: 'one in five looks at what it has booked, signed in since an earlier day',
  },
  book: {
    perMinute: aMinuteOf(BOOKED_A_DAY),
    why: 'each of those places is found, quoted, held, signed for and paid once a day',
  },
  abandon: {
    perMinute: aMinuteOf(BOOKED_A_DAY) / 4,
    why: 'assumed: for four families that pay one gives its hold up at the contract',
  },
  cancel: {
    perMinute: aMinuteOf(BOOKED_A_DAY) / 10,
    why: 'assumed: one booking in ten is cancelled, after a look at what comes back',
  },
  door: {
    perMinute: (CENTRES / 5) * 3,
    why: 'assumed: at any moment of the morning a phone lies open at the door of one centre in five; its page asks anew every 20 seconds',
  },
  tap: {
    perMinute: (PLACES * 0.6) / 90,
    why: 'six places in ten are filled, and their children come within an hour and a half, a tap each',
  },
  board: {
    perMinute: CENTRES / 15,
    why: 'assumed: the board of each centre is looked at once in a quarter of an hour',
  },
  planner: {
    perMinute: CENTRES / 120,
    why: 'assumed: each head looks at the week once in two hours',
  },
  office: {
    perMinute: 1,
    why: 'assumed: supervisors, nurses and editors of a city open a page a minute between them',
  },
} as const satisfies Record<string, Part>;

export type Deed = keyof typeof PROPORTIONS;

/** Of those who book, how many sign in anew: a session lasts for weeks. */
export const SIGNS_IN = 0.25;
/** Milliseconds that people take from one step to the next; shorter than people are, so that a short morning holds whole ways. */
export const PAUSE = { least: 150, most: 900 };
/** Bookings of one family in a morning, then another family comes. */
export const BOOKINGS_OF_ONE = 3;
/** Phones at doors of the demonstration; the children on their lists come over and over. */
export const STAFFED = 12;

/** What people type, search around and read. */
export const WORDS = ['托育', '凤城河', '海陵', '社区', '家庭', 'tuoyu', '银杏', '中心'];
export const PLACE_NAMES = ['凤城河', '泰州老街', '泰州火车站'];
export const READINGS = [
  '/guidance',
  '/guidance/separation-anxiety',
  '/guidance/checklist-safe-home',
  '/calendar?month=8',
  '/calendar?month=14',
  '/policy/tz-2021-71',
  '/refund-rules',
  '/activities',
];
/** Staff by their account in the demonstration, each at the page that their day begins with. */
export const OFFICES = [
  { who: 'district', path: '/admin' },
  { who: 'district', path: '/admin/collections/facilities' },
  { who: 'nurse', path: '/admin' },
  { who: 'reviewer', path: '/admin' },
  { who: 'city', path: '/admin' },
] as const;
