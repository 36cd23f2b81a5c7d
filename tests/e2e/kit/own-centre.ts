import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PlaywrightWorkerArgs } from '@playwright/test';
import { operations } from '#site/api/operations.ts';
import { type ApiClient, apiClient } from '../api/client.ts';
import { decide, holdAndSign, holdOf, hourly } from '../api/family.ts';
import { placesLeft } from './places-left.ts';
import { passwordOf } from './staff.ts';
import { expect } from './test.ts';

const TODAY = '2026-11-23';
/** Every district but the example centre's, which most walks book in. Of the last, its first two are other walks'. */
const DISTRICTS = ['321281', '321282', '321203', '321204', '321283'];

/** When most children are there. */
const AT_NOON = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00', '12:30', '13:00'];

export interface OwnCentre {
  id: string;
  slug: string;
  district: string;
}

interface Wanted {
  head: { email: string; password: string; name: string };
  /** Kinds of care that it gives beside hourly. */
  also?: readonly string[];
  /** So many places it has to have left on a day, from nine to half past thirteen. */
  room?: { date: string; places: number };
}

/** A centre of its own, so that what its head changes is in nobody else's way: one that nobody has taken in this run. */
export async function centreOfItsOwn(
  playwright: PlaywrightWorkerArgs['playwright'],
  { head, also = [], room }: Wanted,
): Promise<OwnCentre> {
  const { E2E_ORIGIN: origin = '' } = process.env;
  const centre = await firstFree(origin, { also, room });
  const office = await playwright.request.newContext({ baseURL: origin });
  await office.post('/admin/api/users/login', { data: { email: 'admin@demo.example', password: passwordOf() } });
  const account = { ...head, roles: ['head'], facility: centre.id };
  expect((await office.post('/admin/api/users', { data: account, headers: { origin } })).status()).toBe(201);
  await office.dispose();
  return centre;
}

/** The last in the first district that has a place this afternoon, gives all that is wanted, and is nobody's yet. */
async function firstFree(origin: string, { also = [], room }: Omit<Wanted, 'head'>): Promise<OwnCentre> {
  const hasRoom = async (slug: string) => {
    if (!room) return true;
    const left = await placesLeft(origin, { slug, date: room.date, at: AT_NOON });
    return left.every((places) => places >= room.places);
  };
  for (const district of DISTRICTS) {
    const query = { district, form: 'hourly', ageMonths: 8, from: `${TODAY}T16:00`, to: `${TODAY}T17:00`, perPage: 50 };
    const { body } = await apiClient(origin).call(operations.searchFacilities, { query });
    for (const { id, slug, forms } of body.hits.toReversed()) {
      const gives = also.every((form) => forms.some((one) => one === form));
      if (gives && (await hasRoom(slug)) && isTakenNow(slug)) return { id, slug, district };
    }
  }
  throw new Error('every centre that gives this is taken');
}

/** Takes it for whoever asks first, in whichever process: a folder can be made once. */
function isTakenNow(slug: string): boolean {
  try {
    mkdirSync(join(String(process.env.E2E_TAKEN), slug));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** A family's child comes that afternoon: held, signed and paid. Gives the pick-up code, which its page alone shows. */
export async function bookAfternoon(
  centre: OwnCentre,
  { date, api, contact }: { date: string; api: ApiClient; contact: string },
): Promise<{ id: string; code: string }> {
  const token = await api.signIn(contact);
  const body = {
    ...holdOf(hourly(date, '16:00', '17:00'), { child: '小满' }),
    facility: centre.slug,
    consents: { healthNotes: true },
  };
  const child = { ...body.child, healthNotes: '花生过敏' };
  const booking = await holdAndSign(api, token, { ...body, child });
  const { body: payment } = await api.call(operations.pay, { token, params: { id: booking.id } });
  await decide(payment.url ?? '', 'approve');
  const page = await fetch(`${api.origin}/bookings/${booking.id}`, { headers: { cookie: `jt_session=${token}` } });
  const [, ...code] = /<b>(\d{3}) (\d{3})<\/b>/.exec(await page.text()) ?? [];
  return { id: booking.id, code: code.join('') };
}
