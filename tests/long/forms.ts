/** A test in its long form: rounds, each of which is a run of test files from a seed of its own. */
export interface LongForm {
  name: string;
  what: string;
  rounds: number;
  /** Whether the portal has to be built first. */
  built?: boolean;
  suites: readonly Suite[];
}

export interface Suite {
  runner: 'vitest' | 'playwright';
  config: string;
  /** Left out: all that the configuration names. */
  files?: readonly string[];
}

const unit = (...files: string[]): Suite => ({ runner: 'vitest', config: 'vitest.config.ts', files });

/** Widths of phones, tablets and desktops; the first is a desktop at 400 % zoom. */
export const WIDTHS = [320, 360, 390, 430, 768, 1024, 1280, 1440, 1920];

export const FORMS: readonly LongForm[] = [
  {
    name: 'refunds',
    what: 'the properties of refunds, a hundred times as many cases',
    rounds: 100,
    suites: [unit('tests/domain/refund-properties.test.ts', 'tests/domain/refund.test.ts')],
  },
  {
    name: 'capacity',
    what: 'the properties of places and of wanted times, a hundred times as many cases',
    rounds: 100,
    suites: [unit('tests/domain/capacity.test.ts', 'tests/domain/availability.test.ts', 'tests/domain/wanted-time.test.ts')],
  },
  {
    name: 'rules',
    what: 'every property of the rules, fifty times as many cases',
    rounds: 50,
    suites: [unit('tests/domain')],
  },
  {
    name: 'money',
    what: 'whatever families, bank and clock do, forty times as many stories',
    rounds: 40,
    suites: [unit('tests/payments/money-model.test.ts', 'tests/payments/payment-events.test.ts')],
  },
  {
    name: 'places',
    what: 'a hundred thousand sequences of hold, pay, cancel, expire, wait and refund by two families each, in two processes, against a model of one place',
    rounds: 50,
    suites: [unit('tests/booking/places-model.test.ts')],
  },
  {
    name: 'oracle',
    what: 'a second calculator against every price, place, cap and refund of random lives of bookings, forty times as many',
    rounds: 40,
    suites: [unit('tests/oracle/lives.test.ts')],
  },
  {
    name: 'kills',
    what: 'a thousand kills at random points of hold, sign, pay, cancel, an offer of the waitlist and days that are closed, and four hundred more with moves and care signed ahead: all that was broken off is sent again',
    rounds: 20,
    suites: [unit('tests/booking/kills-day.test.ts', 'tests/booking/kills.test.ts')],
  },
  {
    name: 'last-place',
    what: 'a thousand races of two hundred families for the last place in two processes, of five hundred for seven, and the control, in which each oversells',
    rounds: 20,
    suites: [
      unit('tests/booking/last-place.test.ts', 'tests/booking/last-place-two-processes.test.ts'),
      unit('tests/booking/last-place-control.test.ts'),
    ],
  },
  {
    name: 'search',
    what: 'filters, order and times of search against looking at every centre, and what pages, roster and counter offer against selling it, forty times as many questions',
    rounds: 40,
    suites: [
      unit('tests/search/embedded.test.ts', 'tests/search/same-answers.test.ts'),
      unit('tests/finding/search-times.test.ts', 'tests/booking/offered-is-sold.test.ts'),
    ],
  },
  {
    name: 'mutated',
    what: 'mutated addresses, hosts and forwarded headers against a started server, 50,000 in ten rounds',
    rounds: 10,
    built: true,
    suites: [{ runner: 'vitest', config: 'tests/e2e/vitest.config.ts', files: ['tests/e2e/api/mutated.test.ts'] }],
  },
  {
    name: 'scripts',
    what: 'names and texts that hold scripts, five thousand, each shown as it is written',
    rounds: 25,
    built: true,
    suites: [{ runner: 'playwright', config: 'tests/e2e/playwright.config.ts', files: ['tests/e2e/text/scripts.spec.ts'] }],
  },
  {
    name: 'browser',
    what: 'the tests over HTTP and in the browser, twenty times, each time on a new portal',
    rounds: 20,
    built: true,
    suites: [
      { runner: 'vitest', config: 'tests/e2e/vitest.config.ts' },
      { runner: 'playwright', config: 'tests/e2e/playwright.config.ts' },
    ],
  },
  {
    name: 'morning',
    what: 'thirty minutes of a morning at twice the rate that a city of five million would see: no error, nothing sold twice, memory flat',
    rounds: 1,
    built: true,
    suites: [{ runner: 'vitest', config: 'tests/e2e/vitest.config.ts', files: ['tests/e2e/morning.test.ts'] }],
  },
  {
    name: 'every-page',
    what: 'every address of the sitemap and every page of a family, in both languages, in usual and in large letters; a round a width',
    rounds: WIDTHS.length,
    built: true,
    suites: [{ runner: 'playwright', config: 'tests/long/every-page.config.ts' }],
  },
];
