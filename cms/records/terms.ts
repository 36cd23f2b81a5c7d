import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { AheadPayRule } from '#domain/booking/prepayment.ts';
import type { CareForm } from '#domain/care/care.ts';
import type { TemplateClause } from '#domain/contract/contract.ts';
import type { RefundRule } from '#domain/contract/refund-rules.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { type CivilDate, inForceOn } from '#domain/time/civil-date.ts';
import { type CentreTermsKept, createCentreTerms } from './centre-terms.ts';
import type { Kept } from './kept.ts';
import { keptByLog, type MadeOld } from './kept-by-log.ts';
import { templateClause } from './shapes/contract.ts';
import { refundRule } from './shapes/rule.ts';
import { words } from './words.ts';

export interface ContractTemplate {
  code: string;
  version: number;
  effectiveOn: CivilDate;
  title: InEveryLanguage;
  clauses: TemplateClause[];
  /** For how many months later stays are agreed under it, where it is signed as a framework. */
  frameworkMonths?: number;
}

/** What the city has set for contracts: refund rules and templates, each in versions with a first day. */
export interface Terms extends CentreTermsKept {
  /** The newest version of each refund rule in force on a day: the city's, and those that a centre has of its own. */
  rulesOn(on: CivilDate, facilityId?: string): Promise<{ rule: RefundRule; own: boolean }[]>;
  /** All versions of a rule or a template, whenever they hold. */
  versionsOf(
    collection: 'refund-rules' | 'contract-templates',
    code: string,
    unit: Unit,
  ): Promise<{ id: string; version: number }[]>;
  /**
   * The template in force for a form of care, by the month or one stay at a time; any of the form where none says which.
   * Its absence is a mistake in the city's data and is thrown.
   */
  template(service: { form: CareForm; oneStay: boolean }, on: CivilDate): Promise<ContractTemplate>;
  /** By when what is signed ahead is paid; nothing is signed ahead without such a rule in force. */
  aheadPayOn(on: CivilDate): Promise<AheadPayRule | undefined>;
  /** The city's rules and templates that are not in force on a day yet, the next first; at most so many. */
  listAhead(on: CivilDate, limit: number): Promise<TermAhead[]>;
}

/** A version that is kept already and holds from a later day. */
export interface TermAhead {
  collection: 'refund-rules' | 'contract-templates';
  id: string;
  effectiveOn: CivilDate;
  /** What kind of rule it is, or what the template is called. */
  said: { kind: RefundRule['kind'] } | { title: InEveryLanguage };
}

export function createTerms(kept: Kept): Terms {
  const { payload } = kept;
  const readRules = async (on: CivilDate, facilityId?: string) => {
    const where: Where = {
      effectiveOn: { less_than_equal: on },
      or: [{ facility: { exists: false } }, ...(facilityId ? [{ facility: { equals: facilityId } }] : [])],
    };
    const asked = { collection: 'refund-rules', where, sort: 'version', depth: 0, pagination: false, limit: 0 } as const;
    const { docs } = await payload.find(asked);
    const newest = docs.map(({ code, facility, rule }) => {
      const own = Boolean(facility);
      return [`${own}:${code}`, { rule: refundRule.parse(rule), own }] as const;
    });
    return [...new Map(newest).values()];
  };
  const readTemplate = async ({ form, oneStay }: { form: CareForm; oneStay: boolean }, on: CivilDate) => {
    const where = { form: { equals: form }, effectiveOn: { less_than_equal: on } };
    const asked = {
      collection: 'contract-templates',
      where,
      sort: '-version',
      locale: 'all',
      limit: 0,
      pagination: false,
    } as const;
    const { docs } = await payload.find(asked);
    const doc = docs.find((one) => Boolean(one.oneStay) === oneStay) ?? docs[0];
    if (!doc) throw new Error(`no contract template is in force for ${form} on ${on}`);
    const { code, version, effectiveOn, title, clauses, frameworkMonths: months } = doc;
    const template = { code, version, effectiveOn, title: words(title), clauses: templateClause.array().parse(clauses) };
    return doc.oneStay && months ? { ...template, frameworkMonths: months } : template;
  };
  const rules = keptByLog<Awaited<ReturnType<typeof readRules>>>(payload, ofAll('refund-rules'));
  const templates = keptByLog<ContractTemplate>(payload, ofAll('contract-templates'));
  return {
    ...createCentreTerms(kept),
    rulesOn: (on, facilityId = '') => rules.get(`${on} ${facilityId}`, () => readRules(on, facilityId)),
    template: ({ form, oneStay }, on) => templates.get(`${on} ${form} ${oneStay}`, () => readTemplate({ form, oneStay }, on)),
    versionsOf: async (collection, code, req) => {
      const asked = { collection, where: { code: { equals: code } }, depth: 0, limit: 0, pagination: false, req } as const;
      return (await payload.find(asked)).docs.map(({ id, version }) => ({ id, version }));
    },
    aheadPayOn: async (on) => {
      const { docs } = await payload.find({ collection: 'ahead-pay-rules', depth: 0, limit: 0, pagination: false });
      const rules = docs.map(({ lastDaysBefore, source, effectiveOn }) => ({
        lastDaysBefore,
        source,
        effectiveOn: effectiveOn ?? '',
      }));
      return inForceOn(rules, on);
    },
    listAhead: async (on, limit) => {
      const asked = { sort: 'effectiveOn', depth: 0, pagination: false, limit } as const;
      const later = { effectiveOn: { greater_than: on } };
      const [rules, templates] = await Promise.all([
        payload.find({ collection: 'refund-rules', where: { ...later, facility: { exists: false } }, ...asked }),
        payload.find({ collection: 'contract-templates', where: later, locale: 'all', ...asked }),
      ]);
      const ahead: TermAhead[] = [
        ...rules.docs.map(({ id, effectiveOn, rule }) => {
          const { kind } = refundRule.parse(rule);
          return { collection: 'refund-rules' as const, id, effectiveOn, said: { kind } };
        }),
        ...templates.docs.map(({ id, effectiveOn, title }) => {
          return { collection: 'contract-templates' as const, id, effectiveOn, said: { title: words(title) } };
        }),
      ];
      return ahead.sort((one, other) => (one.effectiveOn < other.effectiveOn ? -1 : 1)).slice(0, limit);
    },
  };
}

const ofAll =
  (collection: string): MadeOld =>
  (change) =>
    change.collection === collection ? 'all' : undefined;
