import { addMonths, type CivilDate } from '../time/civil-date.ts';
import type { ContractSnapshot } from './contract.ts';

/**
 * A claim from a contract can be made for three years (民法典 art. 188): so long both sides need what they signed. A
 * framework and its annexes are one chain, and are kept as long as the last of them may be needed.
 */
export function contractKeptUntil({
  service,
  framework,
  annex,
}: Pick<ContractSnapshot, 'service' | 'framework' | 'annex'>): CivilDate {
  const until = framework?.until ?? annex?.framework.until;
  return addMonths(until && until > service.to ? until : service.to, 36);
}

/** Receipts and the ledger behind them, for five years (发票管理办法 art. 28). */
export function receiptKeptUntil(issuedOn: CivilDate): CivilDate {
  return addMonths(issuedOn, 60);
}
