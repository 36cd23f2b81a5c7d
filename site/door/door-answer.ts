import { randomBytes } from 'node:crypto';
import type { APIContext } from 'astro';
import { facilityIdOf, hasRole } from '#cms/access/roles.ts';
import { badRequest } from '#cms/core/problem.ts';
import { dayAtDoor } from '#cms/places/door/day-at-door.ts';
import { noteTaps, type TapAnswer } from '#cms/places/door/note-taps.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { keptOutWords } from '#cms/words/check-words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { minutesBetween } from '#domain/time/zoned-time.ts';
import { readSent } from './sent-taps.ts';

const COOKIE = 'jt_door';

const answer = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });

/** Who of a centre's staff is signed in. */
async function atDoor({ request }: APIContext) {
  const portal = await getPortal();
  const user = await portal.users.findSignedIn(request.headers);
  const facilityId = user && hasRole(user, 'head', 'counter') ? facilityIdOf(user) : undefined;
  return user && facilityId ? { portal, user, facilityId } : undefined;
}

/** To nobody who is signed in: what the phone has of the day ends here. */
function signedOut({ cookies }: APIContext): Response {
  cookies.delete(COOKIE, { path: '/' });
  return answer(401, {});
}

/** Today's list of one class, and with it the session's half of the key that seals it on the phone. */
export async function doorDay(context: APIContext): Promise<Response> {
  const here = await atDoor(context);
  if (!here) return signedOut(context);
  const { portal, user, facilityId } = here;
  const classId = context.url.searchParams.get('class') ?? undefined;
  const day = await dayAtDoor(portal, { facilityId, classId, user });
  if (!day) return answer(404, {});
  const { cookies, locals, url } = context;
  const now = portal.now();
  const value = cookies.get(COOKIE)?.value ?? randomBytes(24).toString('base64url');
  const secure = url.protocol === 'https:';
  // The page's script reads it: it is half of a key, and opens nothing at the portal.
  cookies.set(COOKIE, value, { path: '/', sameSite: 'strict', secure, maxAge: Math.ceil(minutesBetween(now, day.endsAt) * 60) });
  const classes = day.classes.map(({ id, name }) => ({ id, name: name[locals.lang] }));
  const t = createTranslator(locals.lang);
  const lines = day.lines.map(({ keptOut, ...line }) => ({ ...line, ...(keptOut ? { atHome: keptOutWords(t, keptOut) } : {}) }));
  return answer(200, { ...day, lines, classes, user: user.id, now });
}

/** Takes in what was tapped while the network was away, each with its own time. */
export async function doorTaps(context: APIContext): Promise<Response> {
  const here = await atDoor(context);
  if (!here) return signedOut(context);
  const read = readSent(String(context.locals.form?.get('sent') ?? ''));
  if (!read) return answer(400, {});
  const { portal, user, facilityId } = here;
  // Who tapped is who is signed in, and nobody else.
  if (read.user !== user.id) return answer(409, {});
  const t = createTranslator(context.locals.lang);
  const noted = await noteTaps(portal, { taps: read.taps, facilityId, staffId: user.id });
  const answers: TapAnswer[] = [...noted, ...read.unread.map((id) => ({ id, refused: badRequest('invalid') }))];
  return answer(
    200,
    answers.map((one) => ('refused' in one ? { id: one.id, refused: problemWords(t, one.refused) } : one)),
  );
}
