import { APIError, type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook } from 'payload';
import { answersForText, isStationArea, takesIn } from '#cms/access/in-territory.ts';
import { hasRole, organiserIdOf, type StaffUser, staffOf } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { idOf } from '#cms/fields/relations.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Activity, Article } from '#cms/records/payload-types.ts';
import { formatDate } from '#cms/words/format.ts';
import { isApproved, isReviewedAfter, REVIEWED_FIELDS } from '#domain/guidance/organiser.ts';
import { langOf } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/** Who looks at what a body outside publishes: a reviewer who does not work for it. */
const isReviewerOf = (user: StaffUser, organiser: string) =>
  hasRole(user, 'reviewer', 'administrator') && idOf(user.organiser ?? undefined) !== organiser;

/**
 * Whose an activity is: a body's own people make its activities, in its area, while the city approves of it and for days
 * until then, and a reviewer looks at them; what others make is the administration's. Whatever is changed of its words is looked at again.
 *
 * @throws APIError (403)
 */
export const keepOrganiser: CollectionBeforeChangeHook<Activity> = async ({ data, operation, originalDoc, req }) => {
  const user = staffOf(req);
  if (!user) return data;
  const own = organiserIdOf(user);
  const organiser = operation === 'create' ? own : idOf(originalDoc?.organiser ?? undefined);
  if (own) {
    const portal = await getPortal();
    const body = await portal.organisers.find(own, req);
    if (!body || !isApproved(body, todayOf(portal))) throw new APIError(say(req, 'refused.notApproved'), 403, undefined, true);
    const { districtCode, townshipCode } = { ...originalDoc, ...data };
    const { cancelled, lastDate = '' } = { ...originalDoc, ...data };
    if (!cancelled && lastDate && lastDate > body.until) {
      const inWords = (day: CivilDate) => formatDate(day, { lang: langOf(req.i18n?.language), year: true });
      const params = { last: inWords(lastDate), until: inWords(body.until) };
      throw new APIError(say(req, 'refused.afterApproval', params), 403, undefined, true);
    }
    if (!takesIn(body.territory, { districtCode, townshipCode }))
      throw new APIError(say(req, 'refused.notYourArea'), 403, undefined, true);
  }
  if (!organiser) return { ...data, organiser: null, approved: false, reviewNote: null };
  const before: Partial<Activity> = operation === 'create' ? {} : (originalDoc ?? {});
  const wordsChanged = REVIEWED_FIELDS.some((name) => name in data && said(data[name]) !== said(before[name]));
  const approved = isReviewedAfter({
    was: Boolean(before.approved),
    says: Boolean('approved' in data ? data.approved : before.approved),
    mayReview: isReviewerOf(user, organiser),
    wordsChanged,
  });
  // What was asked for has been done, or is to be looked at again: also days and hours can be what a reviewer spoke of.
  const answered = approved || own;
  return { ...data, organiser, approved, ...(answered && { reviewNote: null }) };
};

const said = (value: unknown) => JSON.stringify(value ?? '');

/** A whole city is no area of its own. */
const areaOf = (territory: string | null | undefined) => (territory && isStationArea(territory) ? territory : null);

/**
 * For whom a text is, and whose: who writes for a district or a township, and a body outside, writes for families there;
 * the city's own writers for all, or for an area that they name.
 *
 * @throws APIError (403)
 */
export const keepArea: CollectionBeforeChangeHook<Article> = async ({ data, operation, originalDoc, req }) => {
  const user = staffOf(req);
  if (!user) return data;
  const own = organiserIdOf(user);
  const organiser = operation === 'create' ? (own ?? null) : (idOf(originalDoc?.organiser ?? undefined) ?? null);
  if (own) {
    const portal = await getPortal();
    const body = await portal.organisers.find(own, req);
    if (!body || !isApproved(body, todayOf(portal))) throw new APIError(say(req, 'refused.notApproved'), 403, undefined, true);
    return { ...data, organiser, territory: areaOf(body.territory) };
  }
  const asked = areaOf('territory' in data ? data.territory : originalDoc?.territory);
  const writes = hasRole(user, 'administrator') ? null : areaOf(user.territory);
  const territory = asked ?? (operation === 'create' ? writes : null);
  if (!answersForText(user, territory)) throw new APIError(say(req, 'refused.notYourTexts'), 403, undefined, true);
  return { ...data, organiser, territory };
};

/** A body that has people or activities is stopped, and not deleted: what it did stays its own. */
export const whileInUse: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { organisers } = await getPortal();
  if (await organisers.isInUse(String(id), req)) throw new APIError(say(req, 'refused.organiserInUse'), 409, undefined, true);
};
