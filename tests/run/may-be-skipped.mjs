/**
 * The tests that may be skipped, and why. Anything else that is skipped fails the run. `unless` names the environment
 * variables that make a test run: with one of them set, it may not be skipped either.
 */
const MAY_BE_SKIPPED = [
  {
    step: 'integration on MongoDB',
    unless: ['MONGODB_TEST_URI', 'MONGOD_BIN'],
    why: 'no MongoDB was given: MONGODB_TEST_URI=mongodb://… (a replica set) or MONGOD_BIN=/…/mongod',
  },
  {
    file: 'tests/ports/contracts/payment.test.ts',
    test: /STRIPE_TEST_KEY/,
    unless: ['STRIPE_TEST_KEY'],
    why: 'no account in Stripe’s test mode was given: STRIPE_TEST_KEY=sk_test_…; the pretend provider and a stand-in for Stripe were tested',
  },
  {
    file: 'tests/ports/contracts/payment.test.ts',
    test: /Stripe \(test mode\) (the payer|refunds|events)/,
    unless: [],
    why: 'nobody pays on Stripe’s own page in a test',
  },
  {
    file: 'tests/search/meilisearch.test.ts',
    test: /MEILI_TEST_HOST/,
    unless: ['MEILI_TEST_HOST'],
    why: 'no Meilisearch was given: MEILI_TEST_HOST=http://…; the embedded engine and a stand-in that answers in recorded shapes were tested',
  },
  {
    file: 'tests/ports/contracts/files.test.ts',
    test: /S3_TEST_BUCKET/,
    unless: ['S3_TEST_BUCKET'],
    why: 'no bucket was given: S3_TEST_BUCKET=… and its like; the disk and a stand-in for an S3 server were tested',
  },
  ...[
    'tests/registry/register-real.test.ts',
    'tests/city/british-columbia.test.ts',
    'tests/search/register.test.ts',
    'tests/search/recall.test.ts',
  ].map((file) => ({
    file,
    test: /needs REGISTER_DIR/,
    unless: ['REGISTER_DIR'],
    why: 'no real register was given: REGISTER_DIR=/… (a folder with both days of British Columbia’s)',
  })),
  {
    step: 'integration on MongoDB',
    file: 'tests/records/schema.test.ts',
    test: /migrations of SQLite|the generated types/,
    unless: [],
    why: 'MongoDB has no migrations, and the types are made on SQLite',
  },
  {
    step: 'integration on MongoDB',
    file: 'tests/records/rate-limit.test.ts',
    test: /forgets what is over/,
    unless: [],
    why: 'an index of its own forgets there what limits have counted',
  },
  {
    step: 'integration on MongoDB',
    file: 'tests/records/kept-by-log.test.ts',
    test: /what has been read is not read again|a log that could not be read/,
    unless: [],
    why: 'nothing is kept there by the log, which is not in the order in which was committed',
  },
  {
    step: 'integration on MongoDB',
    file: 'tests/records/limits-by-snapshot.test.ts',
    test: /on a database that shows each who asks a moment of its own/,
    unless: [],
    why: 'SQLite is made to show each a moment of its own; MongoDB does, and is asked by twenty at once (limits-at-once)',
  },
  {
    step: 'integration on MongoDB',
    file: 'tests/contracts/reconcile-planted.test.ts',
    test: /what somebody writes past the program/,
    unless: [],
    why: 'rows are put back by SQL; MongoDB has the same checks over the same records',
  },
  {
    step: 'integration on MongoDB',
    file: 'tests/follow/kept-index.test.ts',
    test: /the index of one process, in the next/,
    unless: [],
    why: 'an index is kept beside a SQLite file alone',
  },
  {
    step: 'integration on MongoDB',
    file: 'tests/ports/another-version.test.ts',
    test: /a database that lacks what this version reads/,
    unless: [],
    why: 'MongoDB has no columns that could be missing',
  },
  {
    file: 'tests/ports/contracts/mongod.test.ts',
    test: /a MongoDB for the tests/,
    unless: process.platform === 'win32' ? [] : ['PATH'],
    why: 'the stand-in for mongod is a script of a Unix shell',
  },
];

/**
 * Why a test, or a whole step when it has no `file`, may be skipped; nothing when it may not.
 * @param {{ step?: string, file?: string, test?: string }} what
 * @param {Record<string, string | undefined>} given
 */
export function mayBeSkipped({ step, file, test = '' }, given) {
  return MAY_BE_SKIPPED.find(
    (one) =>
      (one.step === undefined || one.step === step) &&
      one.file === file &&
      (one.test === undefined || one.test.test(test)) &&
      !one.unless.some((name) => given[name]),
  )?.why;
}
