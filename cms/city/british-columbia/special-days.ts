import { inEnglish } from './words.ts';

const SOURCE = 'Employment Standards Act (B.C.), statutory holidays';

/** `[name, date in 2026, date in 2027]` */
const HOLIDAYS: [string, string, string][] = [
  ['New Year’s Day', '2026-01-01', '2027-01-01'],
  ['Family Day', '2026-02-16', '2027-02-15'],
  ['Good Friday', '2026-04-03', '2027-03-26'],
  ['Victoria Day', '2026-05-18', '2027-05-24'],
  ['Canada Day', '2026-07-01', '2027-07-01'],
  ['B.C. Day', '2026-08-03', '2027-08-02'],
  ['Labour Day', '2026-09-07', '2027-09-06'],
  ['National Day for Truth and Reconciliation', '2026-09-30', '2027-09-30'],
  ['Thanksgiving Day', '2026-10-12', '2027-10-11'],
  ['Remembrance Day', '2026-11-11', '2027-11-11'],
  ['Christmas Day', '2026-12-25', '2027-12-25'],
];

/** The eleven statutory holidays; the province has no make-up working days. */
export const specialDays = HOLIDAYS.flatMap(([name, ...dates]) =>
  dates.map((date) => ({ date, kind: 'holiday' as const, name: inEnglish(name), source: SOURCE })),
);
