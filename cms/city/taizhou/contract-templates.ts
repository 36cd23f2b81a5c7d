import type { ContractTemplateSeed } from '../city-pack.ts';
import * as care from './contract/care-clauses.ts';
import * as common from './contract/common-clauses.ts';
import * as monthly from './contract/monthly-clauses.ts';
import * as single from './contract/single-clauses.ts';

const SOURCE =
  '泰政办发〔2021〕71号第八条（期限、收费、退费、争议四项）；消费者权益保护法实施条例第二十二条；法释〔2025〕4号；镇江市托育服务合同指引（体例）。示范文本，使用前由本市审定';

/** How long a framework holds is nowhere set: half a year, to be confirmed with the model texts. */
const FRAMEWORK = {
  frameworkMonths: 6,
  source: `${SOURCE}；一次签约、每次确认的做法和六个月的有效期由本市设定，待确认`,
} as const;

const base = { version: 1, effectiveOn: '2026-09-01', source: SOURCE };

const monthlyClauses = [
  common.parties,
  monthly.service,
  monthly.classAndHours,
  monthly.fees,
  monthly.meals,
  monthly.refund,
  common.payout,
  common.pickUp,
  care.health,
  care.insurance,
  care.personalData,
  care.cctv,
  care.duties,
  care.liability,
  care.changeAndEnd,
  care.stopping,
  common.disputes,
  common.effect,
];

const singleClauses = [
  single.singleFees,
  single.singleRefund,
  common.payout,
  common.pickUp,
  single.singleHealth,
  single.singleData,
  single.singleLiability,
  single.singleStopping,
  common.disputes,
  common.effect,
];

/** The clause of the framework stands where the contract speaks of change. */
const frameworkClauses = singleClauses.flatMap((one) =>
  one === single.singleStopping ? [single.framework, single.delegates, one] : [one],
);

/** The demonstration city's model contracts. A template may name only the values of `clauseValues`. */
export const contractTemplates: ContractTemplateSeed[] = [
  {
    ...base,
    code: 'TZ-FULL-DAY',
    form: 'full_day',
    title: { zh: '泰州市全日托服务合同（示范）', en: 'Taizhou Full-Day Childcare Contract (Sample)' },
    clauses: monthlyClauses,
  },
  {
    ...base,
    code: 'TZ-HALF-DAY',
    form: 'half_day',
    title: { zh: '泰州市半日托服务合同（示范）', en: 'Taizhou Half-Day Childcare Contract (Sample)' },
    clauses: monthlyClauses,
  },
  {
    ...base,
    code: 'TZ-HALF-DAY-ONCE',
    form: 'half_day',
    oneStay: true,
    title: { zh: '泰州市单次半日托服务合同（示范）', en: 'Taizhou Single Half-Day Childcare Contract (Sample)' },
    clauses: [common.parties, single.hourlyService, ...singleClauses],
  },
  {
    ...base,
    ...FRAMEWORK,
    code: 'TZ-HOURLY',
    form: 'hourly',
    oneStay: true,
    title: { zh: '泰州市计时托服务合同（示范）', en: 'Taizhou Hourly Childcare Contract (Sample)' },
    clauses: [common.parties, single.hourlyService, ...frameworkClauses],
  },
  {
    ...base,
    ...FRAMEWORK,
    code: 'TZ-TEMPORARY',
    form: 'temporary',
    oneStay: true,
    title: { zh: '泰州市临时托服务合同（示范）', en: 'Taizhou Temporary Childcare Contract (Sample)' },
    clauses: [common.parties, single.temporaryService, ...frameworkClauses],
  },
];
