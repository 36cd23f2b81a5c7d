/**
 * When one test alone holds places at the example centre, so that tests side by side count right. Where a test runs
 * on a phone and on a desktop, each has a time of its own.
 */
export const TIMES = {
  /** Between one and three days ahead, when 80 % comes back. */
  journey: {
    desktop: { from: '09:00', to: '12:00' },
    phone: { from: '13:00', to: '16:00' },
  },
} as const;

/** February and March are sold by the month, Mondays and Wednesdays from 7 December to 3 January by the week: no test fills a day of these for long. */
export const DAYS = {
  journey: { zh: '2026-11-26', en: '2026-11-25' },
  heldFromSearch: { desktop: '2027-01-06', phone: '2026-12-15' },
  declined: '2026-12-16',
  withoutScript: '2026-12-18',
  english: '2026-12-21',
  counter: { hourly: '2026-12-08', temporary: '2026-12-11', half_day: '2026-12-14' },
  ownData: { zh: '2026-12-22', en: '2026-12-24' },
  employees: { zh: '2026-12-05', en: '2026-12-19' },
  calendar: { zh: '2027-01-11', en: '2027-01-12' },
  summary: '2027-01-15',
  moving: { zh: { was: '2027-01-18', now: '2027-01-19' }, en: { was: '2027-01-20', now: '2027-01-21' } },
  strip: { desktop: '2027-01-25', phone: '2027-01-26' },
  formErrors: '2027-01-22',
  contractPage: { zh: '2027-01-27', en: '2027-01-28', plain: '2027-01-29' },
  enrolled: '2027-01-07',
  infection: '2026-12-04',
  languages: '2027-01-04',
  holdClock: { desktop: '2027-01-08', phone: '2026-12-29' },
  steps: '2026-12-31',
  absence: { zh: '2027-01-05', en: '2026-12-25' },
  waitlist: '2027-03-03',
  bookedOut: { zh: '2027-01-13', en: '2027-01-14' },
  siblings: '2027-03-05',
  framework: { zh: ['2026-12-17', '2026-12-10'], en: ['2026-12-03', '2026-12-01'] },
  together: '2027-03-12',
  secondChild: { script: '2027-03-15', plain: '2027-03-16' },
  weekly: ['2027-02-18', '2027-02-25', '2027-03-04', '2027-03-11'],
  largeText: '2027-03-10',
  delegates: ['2027-02-02', '2027-02-03', '2027-02-04'],
  handOn: '2027-02-09',
  dispute: { zh: '2027-03-17', en: '2027-03-18' },
  /** The day after the portal's: between two hours and three days ahead. */
  coolingOff: '2026-11-24',
} as const;

const all = Object.values(DAYS).flatMap(function days(one: unknown): unknown[] {
  return typeof one === 'string' ? [one] : Object.values(one as object).flatMap(days);
});
if (new Set(all).size < all.length) throw new Error('two tests have one day');
