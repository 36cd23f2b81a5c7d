import { endMandate } from '#cms/accounts/mandates/give-mandate.ts';
import { readMandate, takeMandate } from '#cms/accounts/mandates/take-mandate.ts';
import { collectForFamily, payForFamily, releaseForFamily } from '#cms/booking/delegate/act-for-family.ts';
import { bookForFamily } from '#cms/booking/delegate/book-for-family.ts';
import type { SigningDoor } from '#cms/contracts/signing-evidence.ts';
import type { Problem } from '#cms/core/problem.ts';
import type { DelegateRecord } from '#cms/records/delegate-codes.ts';
import type { MandateRecord } from '#cms/records/mandates.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import type { PageContext } from '../ui/page-context.ts';

/** What came of a form of who helps: where to go on, or what is shown. */
export interface HelpingAnswer {
  next?: string;
  problem?: Problem;
  /** Whose mandate the code is. */
  found?: MandateRecord;
  made?: { code: string; delegate: DelegateRecord };
}

export const fieldOf = (form: FormData | undefined, name: string) => String(form?.get(name) ?? '').slice(0, 80);

export async function sendHelping(
  { lang, portal, to }: PageContext,
  { delegateId, door, form, from }: { delegateId: string; door: SigningDoor; form: FormData; from: string },
): Promise<HelpingAnswer> {
  const here = to('/account/helping');
  const text = (name: string) => fieldOf(form, name);
  const action = text('action');
  const trying = { delegateId, code: text('code'), from };
  const own = { delegateId, bookingId: text('booking') };
  const mandateId = text('mandate');
  if (action === 'look') {
    const read = await readMandate(portal, trying);
    return read.ok ? { found: read.mandate } : { problem: read };
  }
  if (action === 'take') {
    const taken = await takeMandate(portal, { ...trying, name: text('name'), adult: form.has('adult') });
    if (taken.ok) return { next: `${here}?taken=1` };
    const again = await readMandate(portal, trying);
    return { problem: taken, ...(again.ok ? { found: again.mandate } : {}) };
  }
  if (action === 'leave') {
    const ended = await endMandate(portal, { by: delegateId, id: mandateId });
    return ended.ok ? { next: here } : { problem: ended };
  }
  if (action === 'pay') {
    const payment = await payForFamily(portal, { ...own, lang });
    return payment.ok ? { next: payment.payment.url ?? here } : { problem: payment };
  }
  if (action === 'give_up') {
    const released = await releaseForFamily(portal, own);
    return released.ok ? { next: here } : { problem: released };
  }
  if (action.startsWith('collect:')) {
    const made = await collectForFamily(portal, { ...own, mandateId, date: action.slice('collect:'.length) });
    return made.ok ? { made } : { problem: made };
  }
  const [childId = '', frameworkId = ''] = text('place').split(':');
  const window = { from: parseTime(text('from')) ?? 0, to: parseTime(text('to')) ?? 0 };
  const booked = await bookForFamily(portal, { delegateId, mandateId, childId, frameworkId, date: text('date'), window, door });
  if (!booked.ok) return { problem: booked };
  return { next: `${here}${booked.asks ? `?asks=${booked.asks}` : ''}#stay-${booked.booking.id}` };
}
