import { addMonths, type CivilDate } from '../time/civil-date.ts';

/** A claim from a contract can be made for three years (民法典 art. 188): so long both sides need what they signed. */
export function contractKeptUntil(lastDay: CivilDate): CivilDate {
  return addMonths(lastDay, 36);
}

/** Receipts and the ledger behind them, for five years (发票管理办法 art. 28). */
export function receiptKeptUntil(issuedOn: CivilDate): CivilDate {
  return addMonths(issuedOn, 60);
}
