import { type Access, type CollectionBeforeChangeHook, ValidationError } from 'payload';
import { inTerritory } from '#cms/access/in-territory.ts';
import { hasRole, staffOf } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { idOf } from '#cms/fields/relations.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { ownTerm } from '#cms/records/shapes/contract.ts';
import { wordsOf } from '#cms/words/index.ts';
import { isInForce } from '#domain/contract/versions.ts';
import { langOf } from '#domain/language/lang.ts';
import { ownTermReasons, ownTermRules } from '../own-term-words.ts';

/** What a centre has written is its own to read, and the legal editor's, who decides about all of them. */
export const readOwnTerms: Access = (args) => hasRole(staffOf(args.req), 'legal_editor') || inTerritory('facility')(args);

/** Until it is approved: then contracts are signed by it, and what changes is a new version. */
export const notApproved: Access = async (args) => {
  const open = { decision: { not_equals: 'approved' } };
  if (hasRole(staffOf(args.req), 'legal_editor', 'administrator')) return open;
  const own = await inTerritory('facility', 'head')(args);
  return typeof own === 'object' ? { and: [own, open] } : own;
};

/**
 * What a centre adds is never less favourable than the city's clauses, and holds from a day to come. The city decides: what
 * its head writes afterwards is to be looked at anew, and a refusal says why.
 *
 * @throws ValidationError (400)
 */
export const keepOwnTerms: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const user = staffOf(req);
  if (!user) return data;
  const was = operation === 'update' ? originalDoc : undefined;
  const { facility, effectiveOn, terms, decision, reason } = { ...was, ...data };
  const read = ownTerm.array().safeParse(terms ?? []);
  // The fields' own checks say what is wrong with their form.
  if (!read.success || typeof effectiveOn !== 'string') return data;
  const portal = await getPortal();
  const today = todayOf(portal);
  const wrong = (path: string, message: string) =>
    new ValidationError({ collection: 'centre-terms', errors: [{ path, message }] }, req.t);
  if (isInForce(effectiveOn, today)) throw wrong('effectiveOn', say(req, 'rules.version_too_soon'));
  const lang = langOf(req.i18n?.language);
  const words = { ownTerms: wordsOf(lang, 'ownTerms'), template: wordsOf(lang, 'template') };
  const reasons = ownTermReasons(words, read.data, ownTermRules(portal.city, await portal.terms.clauseHeadings(req)));
  if (reasons.length > 0) throw wrong('terms', say(req, 'ownTerms.refused', { what: reasons.slice(0, 5).join(' · ') }));
  if (operation === 'create') {
    const all = await portal.terms.listAdded({ facilityId: idOf(facility) ?? '' }, req);
    return { ...data, version: Math.max(0, ...all.map(({ version }) => version)) + 1, decision: 'pending', reason: null };
  }
  if (!hasRole(user, 'legal_editor')) return { ...data, decision: 'pending', reason: null };
  if (decision === 'refused' && !reason?.trim()) throw wrong('reason', say(req, 'ownTerms.whyRefused'));
  return decision === was?.decision ? data : { ...data, decidedBy: user.id, decidedOn: today };
};
