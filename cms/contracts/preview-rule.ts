import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { CARE_FORMS, isMonthly } from '#domain/care/care.ts';
import type { RefundRule } from '#domain/contract/refund-rules.ts';
import { termsFor } from './current-terms.ts';
import { refundPreview } from './refund-preview.ts';

interface RuleTried {
  booking: BookingRecord;
  paid: number;
  /** What cancelling now would give back were the rule in its contract, and what its contract gives. */
  byThis: number;
  asSigned: number;
}

type Needs = Parameters<typeof refundPreview>[0] & Pick<Portal, 'audit'>;

/** A rule tried on the newest booking that it speaks of. That its family's booking was looked at is logged. */
export async function previewRule(portal: Needs, rule: RefundRule, reader: string): Promise<RuleTried | undefined> {
  const paidFor = await portal.bookings.newestPaid(CARE_FORMS);
  for (const booking of paidFor.filter((one) => speaksOf(rule, one))) {
    const asSigned = await refundPreview(portal, booking);
    const byThis = await refundPreview(portal, booking, { instead: rule });
    if (!asSigned || !byThis) continue;
    await portal.audit.write({ actor: reader, action: 'try_refund_rule', subject: `booking:${booking.id}` });
    return { booking, paid: asSigned.paid, byThis: byThis.total, asSigned: asSigned.total };
  }
  return undefined;
}

function speaksOf(rule: RefundRule, { form, request, lines, terms }: BookingRecord): boolean {
  const care = {
    form,
    monthly: isMonthly(request),
    meals: lines.some((line) => line.kind === 'meals'),
    cut: lines.some(({ part }) => part !== undefined),
    discount: lines.some(({ listAmount }) => listAmount !== undefined),
  };
  return termsFor({ ...terms, rules: [rule] }, care).rules.length > 0;
}
