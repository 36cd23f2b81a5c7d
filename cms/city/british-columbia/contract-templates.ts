import type { ContractTemplateSeed } from '../city-pack.ts';
import * as common from './contract/common-clauses.ts';
import * as service from './contract/service-clauses.ts';
import { inEnglish } from './words.ts';

const SOURCE = 'Portal default; to be reviewed locally';

const base = { version: 1, effectiveOn: '2026-01-01', source: SOURCE };

const around = (clauses: ContractTemplateSeed['clauses']) => [
  common.parties,
  ...clauses,
  service.fees,
  service.meals,
  service.refund,
  common.payout,
  common.pickUp,
  common.health,
  common.personalInformation,
  common.duties,
  common.liability,
  service.change,
  common.stopping,
  common.disputes,
  common.effect,
];

const monthly = around([service.monthlyService]);
const single = around([service.singleService]);

/** Plain service agreements, one for each form of care. A template may name only the values of `clauseValues`. */
export const contractTemplates: ContractTemplateSeed[] = [
  { ...base, code: 'BC-FULL-DAY', form: 'full_day', title: inEnglish('Full-Day Child Care Agreement'), clauses: monthly },
  { ...base, code: 'BC-HALF-DAY', form: 'half_day', title: inEnglish('Half-Day Child Care Agreement'), clauses: monthly },
  {
    ...base,
    code: 'BC-HALF-DAY-ONCE',
    form: 'half_day',
    oneStay: true,
    title: inEnglish('Single Half-Day Child Care Agreement'),
    clauses: single,
  },
  { ...base, code: 'BC-HOURLY', form: 'hourly', oneStay: true, title: inEnglish('Hourly Child Care Agreement'), clauses: single },
  {
    ...base,
    code: 'BC-TEMPORARY',
    form: 'temporary',
    oneStay: true,
    title: inEnglish('Occasional Child Care Agreement'),
    clauses: single,
  },
];
