import { clause, importantClause } from '../words.ts';

/** Service, fees and refunds: by the month, and for a single stay. */

const SERVICE =
  'The service is daily care, safety, rest, and play and learning fit for the child’s age. Group size and staffing meet at least the Child Care Licensing Regulation.';

export const monthlyService = clause(
  ['service', 'period', 'class_and_hours'],
  'Service and period',
  'The centre gives the child {form}. Period: {period}. Group: {className}. Hours: {schedule}.',
  SERVICE,
  'The agreement ends with the period; to go on, a new one is signed.',
);

export const singleService = clause(
  ['service', 'period', 'class_and_hours'],
  'Service and period',
  'The centre gives the child {form}. Time: {schedule}. Group: {className}.',
  SERVICE,
);

export const fees = importantClause(
  ['fees', 'only_listed', 'billing'],
  'Fees',
  'The fees are those in the table, {total} in all. {billing}',
  '{feeTable}',
  'The centre charges only what is listed: no deposit, and nothing more under any name. During the period it neither raises the price nor lowers the service.',
  'The parent pays within the time shown on the portal. If it lapses, the agreement is not carried out and the parent owes nothing; money that comes later goes back in full.',
);

export const meals = clause(
  ['meals'],
  'Meals',
  '{meals}',
  'The parent says truthfully what the child may not eat; the centre records it and keeps to it at every meal.',
);

export const refund = importantClause(
  ['refunds'],
  'Ending early and refunds',
  '{refund}',
  '{sameService}',
  '{refundTable}',
  'The parent may withdraw at any time without giving a reason; on the portal, the moment of sending counts. Where the law is better for the parent, the law holds.',
);

export const change = clause(
  ['change_and_end'],
  'Changes',
  'A change of time, price or service needs both parties and a new signature. The centre may end the agreement only for a serious reason, in writing and with reasonable notice, and pays back everything not yet provided.',
);
