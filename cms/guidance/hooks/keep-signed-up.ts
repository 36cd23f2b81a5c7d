import {
  APIError,
  type CollectionAfterChangeHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type PayloadRequest,
} from 'payload';
import { takesIn } from '#cms/access/in-territory.ts';
import { hasRole, staffOf } from '#cms/access/roles.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { afterCommit } from '#cms/ports/database/after-commit.ts';
import type { Activity } from '#cms/records/payload-types.ts';
import { nextReminder, nextSession, sessionDates, sessionsOf } from '#domain/guidance/sessions.ts';
import { LANGS } from '#domain/language/lang.ts';
import { fillPlaces } from '../activities/fill-places.ts';
import { sendOfActivity, writeOfActivity } from '../activities/tell.ts';

/**
 * When it is and where, in the first language: words of the place in another move nobody. Of anything else of it nobody
 * needs to be told.
 */
function whenAndWhere(doc: Activity, { locale }: PayloadRequest): string {
  const [first] = LANGS;
  const all: Partial<Record<string, unknown>> = locale === 'all' ? Object(doc.place) : { [locale ?? first]: doc.place };
  return JSON.stringify([sessionDates(doc), doc.from, doc.to, all[first]]);
}

/** What follows from an activity's days and place; whose area it is in; and that what was called off stays so. */
export const keepSignedUp: CollectionBeforeChangeHook<Activity> = async ({ data, operation, originalDoc, req }) => {
  const portal = await getPortal();
  const whole = { ...originalDoc, ...data } as Activity;
  if (originalDoc?.cancelled && !whole.cancelled) throw new APIError(say(req, 'refused.calledOff'), 409, undefined, true);
  const dates = sessionDates(whole);
  const township = portal.city.areas.find(({ code }) => code === whole.townshipCode);
  const districtCode = township?.parent ?? null;
  const user = staffOf(req);
  const { territory } = user ?? {};
  if (user && territory && !hasRole(user, 'administrator') && !takesIn(territory, { districtCode, townshipCode: township?.code }))
    throw new APIError(say(req, 'refused.notYourArea'), 403, undefined, true);
  const isOther =
    operation === 'update' &&
    originalDoc &&
    (whenAndWhere(originalDoc, req) !== whenAndWhere(whole, req) || whole.cancelled !== originalDoc.cancelled);
  return {
    ...data,
    districtCode,
    lastDate: dates.at(-1),
    cancelledAt: whole.cancelled ? (originalDoc?.cancelledAt ?? portal.now()) : null,
    mostSessions: Math.max(originalDoc?.mostSessions ?? 1, dates.length),
    moves: (originalDoc?.moves ?? 0) + (isOther ? 1 : 0),
  };
};

/** Whoever is signed up, or waits, hears that it was moved or called off, unless it was over and still is; more room is for those who wait. */
export const tellSignedUp: CollectionAfterChangeHook<Activity> = async ({ doc, operation, previousDoc, req }) => {
  if (operation !== 'update' || req.context.quiet) return doc;
  const off = Boolean(doc.cancelled) && !previousDoc.cancelled;
  const moved = !doc.cancelled && whenAndWhere(doc, req) !== whenAndWhere(previousDoc, req);
  const roomier = !doc.cancelled && doc.capacity !== previousDoc.capacity;
  if (!off && !moved && !roomier) return doc;
  const portal = await getPortal();
  const { city, now, signups } = portal;
  await signups.takeNumber(doc.id, req);
  const isAhead = (one: Activity) => nextSession(sessionsOf(one, city.timeZone), now()) !== undefined;
  const keys: string[] = [];
  if ((off || moved) && (isAhead(previousDoc) || isAhead(doc)))
    for (const signup of await signups.listOf(doc.id, req)) {
      if (signup.state === 'left' || !signup.guardianId) continue;
      const goesOn = signup.state === 'in' && !off;
      const remindAt = goesOn ? nextReminder(sessionsOf(doc, city.timeZone), now(), city.timeZone) : undefined;
      await signups.setReminder(signup.id, remindAt, req);
      keys.push(await writeOfActivity(portal, { signup, news: off ? 'cancelled' : 'moved', about: String(doc.moves ?? 0) }, req));
    }
  keys.push(...(await fillPlaces(portal, doc, req)));
  await afterCommit(req, () => void sendOfActivity(portal, keys));
  return doc;
};

/** What families are signed up for is called off, which they hear of, and not deleted. */
export const whileSignedUp: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const signed = await (await getPortal()).signups.listOf(String(id), req);
  if (signed.length > 0) throw new APIError(say(req, 'refused.signedUp'), 409, undefined, true);
};
