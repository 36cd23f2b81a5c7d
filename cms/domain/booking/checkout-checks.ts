import { sum } from '../money/money.ts';
import { type CheckoutPart, type Mismatch, type MoneyOfBooking, wasPaid } from './books.ts';
import type { MismatchCode } from './remedies.ts';

/** One payment at the provider against the several bookings that it covers: said once, with the first of them. */
export function checkoutChecks({ payments, checkouts }: Pick<MoneyOfBooking, 'payments' | 'checkouts'>): Mismatch[] {
  const found: Mismatch[] = [];
  for (const { reference, checkout: about } of payments) {
    const parts = checkouts.get(about) ?? [];
    const [first] = parts;
    if (first?.reference !== reference) continue;
    const say = (code: MismatchCode, here?: number, there?: number) => found.push({ code, about, here, there });
    const differ = (of: (part: CheckoutPart) => unknown) => new Set(parts.map(of)).size > 1;
    const asked = sum(parts.map(({ amount }) => amount));
    if (parts.some(({ total }) => total !== asked)) say('checkout_parts_differ', asked, first.total);
    if (differ((part) => wasPaid(part))) say('checkout_half_paid');
    if (differ(({ providerRef }) => providerRef)) say('checkout_other_number');
    if (differ(({ order }) => order) || (parts.length > 1 && !first.order)) say('checkout_other_order');
    if (differ(({ facilityId }) => facilityId)) say('checkout_other_centre');
    if (new Set(parts.map((part) => part.bookingId)).size < parts.length) say('checkout_booking_twice');
    for (const part of parts)
      if (part.back > part.received)
        found.push({ code: 'checkout_back_of_others', about: part.reference, here: part.back, there: part.received });
  }
  return found;
}
