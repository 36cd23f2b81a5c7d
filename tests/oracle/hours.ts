import type { Wish } from './public-record.ts';

/** X2: fifteen minutes are nobody's matter; then 15.00 for every half hour begun, 90.00 a day at most. */
export const latePickupFee = (minutesLate: number): number =>
  minutesLate <= 15 ? 0 : Math.min(9000, 1500 * Math.ceil((minutesLate - 15) / 30));

/** X1: while the child is there, until an hour before the end, by half hours; sold by the hour, at the contract's price. */
export const mayBeLonger = ({ form, to: ends }: Wish, { to, minute }: { to: number; minute: number }): boolean =>
  form === 'hourly' && to > ends && (to - ends) % 30 === 0 && minute <= ends - 60;

/** It may end earlier too, for nothing: an hour at least is what is sold, and what is over is not given up. */
export const mayBeShorter = ({ from, to: ends }: Wish, { to, minute }: { to: number; minute: number }): boolean =>
  to < ends && to - from >= 60 && to > minute;
