import type { CareForm, Occasion, ServicePeriod } from '../care/care.ts';
import { normalName } from '../family/person.ts';
import type { InEveryLanguage, Lang } from '../language/lang.ts';
import type { Fen } from '../money/money.ts';
import type { PriceLine } from '../money/pricing.ts';
import type { CredentialType } from '../places/credential.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { SpecialDay } from '../time/workdays.ts';
import type { Instant } from '../time/zoned-time.ts';
import type { AnnexLink } from './annex-chain.ts';
import type { Amends, Ending, HandedOn } from './contract-change.ts';
import type { ContractElement } from './contract-element.ts';
import type { SignedText } from './document-text.ts';
import type { RefundTerms } from './refund-rules.ts';
import type { MonthSteps, ReasonSteps, RefundStep } from './refund-schedule.ts';

/** One clause of a template. `{name}` is filled from the contract; `important` is set off in print (民法典 art. 496). */
export interface TemplateClause {
  heading: InEveryLanguage;
  text: InEveryLanguage;
  important?: boolean;
  /** What the clause speaks of; the first templates did not say. */
  covers?: ContractElement[];
}

/** A term that a centre adds after the clauses of the city's template; the first language binds. */
export type OwnTerm = Pick<TemplateClause, 'heading' | 'text' | 'important'>;

/** What a centre adds to its contracts, as the city has approved it; from its day on contracts are signed with it. */
export interface CentreTerms {
  version: number;
  effectiveOn: CivilDate;
  terms: OwnTerm[];
}

/**
 * By what it is known again which clauses were read: the template's of the day, with what the centre had added then.
 *
 * @example clausesRead({ template: { code: 'monthly', version: 3, … } }) // 'monthly.3.0'
 */
export const clausesRead = ({ template, ownTerms }: Pick<ContractSnapshot, 'template' | 'ownTerms'>): string =>
  [template.code, template.version, ownTerms?.version ?? 0].join('.');

/** What a family is asked to agree to, each on its own. */
export const CONSENT_PURPOSES = ['health_notes', 'photos', 'share_with_health_authority'] as const;

export interface Consent {
  purpose: (typeof CONSENT_PURPOSES)[number];
  granted: boolean;
}

export interface PickupPerson {
  name: string;
  relation: string;
  phone: string;
}

/** A centre's liability insurance, from its first day to its last. */
export interface InsurancePolicy {
  insurer: string;
  number: string;
  from: CivilDate;
  to: CivilDate;
}

/**
 * A centre's insurance where it counts on a day: a policy that lacks anything, has ended by then or begins later is none.
 *
 * @example policyOn({ insurer: '人保', number: 'P1', from: '2026-01-01', to: '2026-12-31' }, '2027-01-01') // undefined
 */
export function policyOn(policy: Partial<InsurancePolicy>, day: CivilDate): InsurancePolicy | undefined {
  const { insurer, number, from, to } = policy;
  return insurer && number && from && to && from <= day && day <= to ? { insurer, number, from, to } : undefined;
}

/** Whether any clause of a template fills in this value. */
export const namesValue = (clauses: readonly TemplateClause[], value: string): boolean =>
  clauses.some(({ text }) => Object.values(text).some((words) => words.includes(`{${value}}`)));

/**
 * Everything a signed contract froze (promise 3). Refunds, receipts and the PDF are made from this
 * alone. The elements are those of 镇江指引 and of the plan's four clauses (R64–R68).
 */
export interface ContractSnapshot {
  number: string;
  version: number;
  template: { code: string; version: number; effectiveOn: CivilDate; title: InEveryLanguage };
  clauses: TemplateClause[];
  /** What the centre has added, as the city approved it: after the clauses, and never against them. */
  ownTerms?: CentreTerms;
  currency: string;
  timeZone: string;
  /** The first is the one that binds; the others are reading copies. */
  languages: Lang[];
  facility: {
    id: string;
    name: InEveryLanguage;
    address: InEveryLanguage;
    phone: string;
    creditCode?: string;
    credential: { type: CredentialType; number?: string };
    supervisor: InEveryLanguage;
  };
  guardian: { id: string; name: string; relation: string; ground?: string; phone: string };
  /** The other guardian of the family, who signs nothing. Of a template that does not name it there is none. */
  otherGuardian?: { name: string; relation: string; phone: string };
  /** By which the centre is liable for more than it has: named by templates that speak of it. */
  insurance?: InsurancePolicy;
  /** Notes on health are deleted when the child leaves, before the contract is: it says only that there are some. */
  child: { id: string; name: string; birthDate: CivilDate; hasHealthNotes?: boolean };
  /** Who may collect the child, and whose photograph the centre has to know them by. */
  pickups: (PickupPerson & { pictured?: boolean })[];
  consents: Consent[];
  service: {
    form: CareForm;
    className: InEveryLanguage;
    from: CivilDate;
    to: CivilDate;
    periods: ServicePeriod[];
    occasions: Occasion[];
  };
  lines: PriceLine[];
  total: Fen;
  terms: RefundTerms;
  /** Holidays and make-up days as they were known at the signature: refunds count by these. */
  calendar: SpecialDay[];
  hadSameService: boolean;
  /** What comes back when, as worked out from `terms` at the moment of signing. */
  refundSteps: RefundStep[];
  /** The same of the months after the first; contracts before said nothing of them. */
  refundLater?: MonthSteps[];
  /** The same by the reasons that a rule asks for, where they are other sums. */
  refundIf?: ReasonSteps[];
  /** Signed once for single stays: until this day later ones are agreed as annexes to it. */
  framework?: { until: CivilDate };
  /** A stay that was agreed under a framework contract: where it hangs in its chain. */
  annex?: AnnexLink;
  /** Signed again: what it stands in the place of, and what was changed. */
  amends?: Amends;
  /** Signed again by another guardian of the child, in the place of the one before. */
  handedOn?: HandedOn;
  /** Signed ahead: on these days it is paid for, and after them it is no longer kept. */
  payable?: { from: CivilDate; to: CivilDate };
  /** Care by the month that ends before its last month is over. */
  ending?: Ending;
  signedAt?: Instant;
  signedName?: string;
  /** All of it in words, in each of its languages, as it was signed; contracts before kept none. */
  said?: SignedText[];
  /** Who agreed to it for the guardian. */
  delegate?: string;
}

/** All that a contract says: the city's clauses, and after them what its centre has added. */
export const allClauses = ({ clauses, ownTerms }: Pick<ContractSnapshot, 'clauses' | 'ownTerms'>): TemplateClause[] => [
  ...clauses,
  ...(ownTerms?.terms ?? []),
];

/** Care by the month, in billing months; other care is one stay. */
export function isMonthlyService({ service }: Pick<ContractSnapshot, 'service'>): boolean {
  return service.periods.length > 0;
}

export const SIGNING_PROBLEMS = ['not_an_adult_guardian', 'terms_not_read', 'name_differs'] as const;
export type SigningProblem = (typeof SIGNING_PROBLEMS)[number];

/** A contract's party is an adult guardian who signs in their own name (法释〔2025〕4号 art. 3, promise 7). */
export function whyNotSignable(args: {
  guardianName: string;
  typedName: string;
  isAdultGuardian: boolean;
  readTerms: boolean;
}): SigningProblem[] {
  const differs = normalName(args.typedName) !== normalName(args.guardianName);
  return SIGNING_PROBLEMS.filter((problem) =>
    problem === 'not_an_adult_guardian' ? !args.isAdultGuardian : problem === 'terms_not_read' ? !args.readTerms : differs,
  );
}

/** Fills `{name}` placeholders; an unknown one is a mistake in the template and is thrown. */
export function fillClause(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`contract template names an unknown value {${key}}`);
    return value;
  });
}

/** What shows at a counter who somebody is. */
export const IDENTITY_DOCUMENTS = ['identity_card', 'household_register', 'passport', 'residence_permit'] as const;

export type IdentityDocument = (typeof IDENTITY_DOCUMENTS)[number];
