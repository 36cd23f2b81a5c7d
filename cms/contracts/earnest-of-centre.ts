import type { Portal } from '#cms/portal/portal.ts';
import { onlineWaysOf, type Paid } from '#cms/portal/ways-to-pay.ts';
import type { AheadPayRule } from '#domain/booking/prepayment.ts';
import type { RefundTerms } from '#domain/contract/refund-rules.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/**
 * Where a centre asks for earnest money: by when the rest is paid. It is paid online, so a centre that is paid so has it alone.
 */
export async function earnestPaysBy(
  portal: Parameters<typeof onlineWaysOf>[0] & Pick<Portal, 'terms'>,
  { centre, terms, today }: { centre: Paid; terms: RefundTerms; today: CivilDate },
): Promise<AheadPayRule | undefined> {
  const asks = terms.rules.some((rule) => rule.kind === 'earnest' && rule.asks);
  return asks && onlineWaysOf(portal, centre).length > 0 ? portal.terms.aheadPayOn(today) : undefined;
}
