import { createPortal } from '#cms/assemble.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { aroundWrites } from './around-writes.ts';
import { by, decide, type Family, hold, holdAndSign } from './family.ts';

/**
 * A process of its own that is killed at a given moment, without a chance to tidy up:
 * `node tests/support/crash-process.ts MOMENT FAMILY-AS-JSON BOOKING`. Run against a database that a
 * test has filled, with that test's environment.
 */
const [moment = '', family = '{}', bookingId = ''] = process.argv.slice(2);
const parents = JSON.parse(family) as Family;
const portal = await createPortal();
const startAt = process.env.PORTAL_NOW ?? '';
portal.now = () => startAt;
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still alive');
};
/** Not in the month: what a killed process had under way keeps those days busy on MongoDB until it notices. */
const HOURLY = { form: 'hourly', date: '2027-02-03', window: { from: 600, to: 720 } } as const;
const MONTH = { form: 'full_day', date: '2026-12-01', months: 1, meals: true } as const;

/** Lets the product do its work up to the n-th write of a kind, and dies after it. */
function dieAtWrite(collection: string, nth: number) {
  const { db } = portal.payload;
  let seen = 0;
  const written = async (what: string, write: () => Promise<unknown>) => {
    const last = what.replaceAll('_', '-') === collection && ++seen === nth;
    const result = await write();
    if (last) die();
    return result;
  };
  if (aroundWrites(db, written)) return;
  for (const verb of ['create', 'updateOne'] as const) {
    const write = db[verb].bind(db) as (args: { collection: string }) => Promise<unknown>;
    db[verb] = ((args: { collection: string }) => written(args.collection, () => write(args))) as never;
  }
}

switch (moment) {
  case 'half-way-through-a-hold':
    dieAtWrite('place-claims', 10);
    await hold(portal, parents, MONTH);
    break;
  case 'between-pdf-and-record': {
    const put = portal.files.put.bind(portal.files);
    portal.files.put = async (...args) => {
      await put(...args);
      die();
    };
    await holdAndSign(portal, parents, HOURLY);
    break;
  }
  case 'while-confirming-a-payment': {
    const booking = await holdAndSign(portal, parents, HOURLY);
    const paid = await decide(portal, parents, booking.id, 'approve');
    dieAtWrite('receipts', 1);
    await settlePayment(portal, paid);
    break;
  }
  case 'between-refund-and-record': {
    const refund = portal.payment.refund.bind(portal.payment);
    portal.payment.refund = async (...args) => {
      await refund(...args);
      return die();
    };
    await cancelBooking(portal, { bookingId, guardianId: parents.guardianId, by: by(parents) });
    break;
  }
  default:
    throw new Error(`no moment ${moment}`);
}
