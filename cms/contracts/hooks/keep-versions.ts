import { type Access, APIError, type CollectionBeforeChangeHook, type FieldHook, ValidationError } from 'payload';
import { hasRole, staffOf } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { nextFirstDay, whyNotVersion } from '#domain/contract/versions.ts';

type Kept = 'refund-rules' | 'contract-templates';

/** Who keeps them changes those that are still to come; the form of the others is there to be read. */
export const notInForce: Access = async ({ req }) =>
  hasRole(staffOf(req), 'legal_editor', 'administrator') && { effectiveOn: { greater_than: todayOf(await getPortal()) } };

/**
 * Staff change nothing that contracts have been signed by, and what they make anew begins later and bears a number of
 * its own.
 *
 * @throws APIError (409) for a version that is in force, ValidationError (400) for a day or a number
 */
export const keepVersions =
  (collection: Kept): CollectionBeforeChangeHook =>
  async ({ data, operation, originalDoc, req }) => {
    if (!staffOf(req)) return data;
    const portal = await getPortal();
    const was = operation === 'update' ? originalDoc : undefined;
    const { code, version, effectiveOn } = { ...was, ...data };
    // The fields' own checks come after this, and say what is wrong with it.
    if (typeof code !== 'string' || typeof effectiveOn !== 'string') return data;
    const problem = whyNotVersion({ was: was?.effectiveOn, effectiveOn, today: todayOf(portal) });
    if (problem === 'in_force') throw new APIError(say(req, 'rules.version_in_force'), 409, undefined, true);
    const wrong = (path: string, message: string) => new ValidationError({ collection, errors: [{ path, message }] }, req.t);
    if (problem) throw wrong('effectiveOn', say(req, 'rules.version_too_soon'));
    if ((await portal.terms.versionsOf(collection, code, req)).some((one) => one.version === version && one.id !== was?.id))
      throw wrong('version', say(req, 'rules.version_taken', { version }));
    return data;
  };

/** A copy is the version after all that there are. */
export const nextVersion =
  (collection: Kept): FieldHook =>
  async ({ data, value, req }) => {
    const all = await (await getPortal()).terms.versionsOf(collection, String(data?.code), req);
    return Math.max(Number(value), ...all.map(({ version }) => version)) + 1;
  };

/** And begins later than what it was made from. */
export const laterDay: FieldHook = async ({ value }) => nextFirstDay(String(value), todayOf(await getPortal()));
