import { sum } from '../money/money.ts';
import { paysNow } from './booking-state.ts';
import type { Mismatch, MoneyOfBooking } from './books.ts';
import type { MismatchCode } from './remedies.ts';
import { foldStatus } from './status-table.ts';

/** The booking against its own history and the contract that was signed for it. */
export function contractChecks({ booking, contract }: MoneyOfBooking): Mismatch[] {
  const found: Mismatch[] = [];
  const about = booking.id;
  const say = (code: MismatchCode, here?: number, there?: number) => found.push({ code, about, here, there });
  if (foldStatus(booking.actions) !== booking.status) say('status_differs');
  const priced = sum(booking.lines.map(({ amount }) => amount));
  if (priced !== booking.total) say('booking_lines_differ', priced, booking.total);
  const paid = booking.actions.find(({ type }) => type === 'pay');
  if (!booking.contractId) {
    if (paid) say('paid_without_contract');
    return found;
  }
  if (!contract) return [...found, { code: 'contract_missing', about }];
  if (contract.bookingId !== booking.id) say('contract_other_booking');
  if (contract.facilityId !== booking.facilityId) say('contract_other_centre');
  if (contract.total !== booking.total) say('contract_other_total', contract.total, booking.total);
  const lines = sum(contract.lines.map(({ amount }) => amount));
  if (lines !== contract.total) say('contract_lines_differ', lines, contract.total);
  if (JSON.stringify(contract.lines) !== JSON.stringify(booking.lines) && lines === priced) say('contract_other_lines');
  if (JSON.stringify(contract.terms) !== JSON.stringify(booking.terms)) say('contract_other_terms');
  if (contract.hash !== contract.keptHash) say('contract_changed');
  if (contract.chain === 'missing') say('framework_missing');
  if (contract.chain === 'broken') say('chain_broken');
  if (
    paid &&
    contract.signedAt > paid.at &&
    !booking.actions.some((action) => action.type !== 'sign' && 'contract' in action && action.contract)
  )
    say('paid_before_signed');
  if (paid && !paysNow(booking.actions, paid.at)) say('paid_before_its_day');
  return found;
}
