import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PlaywrightWorkerArgs } from '@playwright/test';
import { operations } from '#site/api/operations.ts';
import { type ApiClient, apiClient } from '../api/client.ts';
import { decide, holdAndSign, holdOf, hourly } from '../api/family.ts';
import { passwordOf } from './staff.ts';
import { expect } from './test.ts';

const TODAY = '2026-11-23';

export interface OwnCentre {
  id: string;
  slug: string;
}

interface Wanted {
  head: { email: string; password: string; name: string };
  /** Kinds of care that it gives beside hourly. */
  also?: readonly string[];
  /** A day on which it has to have a place at noon too, when most children are there. */
  noonOf?: string;
  /** So many from the end are left to others. */
  skip?: number;
}

/** A centre of its own, so that what its head changes is in nobody else's way: the last that nobody has taken in this run. */
export async function centreOfItsOwn(
  playwright: PlaywrightWorkerArgs['playwright'],
  { head, also = [], noonOf, skip = 0 }: Wanted,
): Promise<OwnCentre> {
  const { E2E_ORIGIN: origin = '' } = process.env;
  const query = { district: '321281', form: 'hourly', ageMonths: 8, from: `${TODAY}T16:00`, to: `${TODAY}T17:00`, perPage: 50 };
  const { body } = await apiClient(origin).call(operations.searchFacilities, { query });
  const others = body.hits.filter(({ slug }) => slug !== 'hailing-sample').toReversed();
  const free = noonOf ? await freeAtNoon(origin, noonOf) : undefined;
  const fitting = others.filter(
    ({ slug, forms }) => also.every((form) => forms.some((one) => one === form)) && (free?.has(slug) ?? true),
  );
  const centre = fitting.slice(skip).find(({ slug }) => isTakenNow(slug));
  if (!centre) throw new Error('no other centre takes a child this afternoon');
  const office = await playwright.request.newContext({ baseURL: origin });
  await office.post('/admin/api/users/login', { data: { email: 'admin@demo.example', password: passwordOf() } });
  const account = { ...head, roles: ['head'], facility: centre.id };
  expect((await office.post('/admin/api/users', { data: account, headers: { origin } })).status()).toBe(201);
  await office.dispose();
  return centre;
}

/** Centres that have a place when most children are there, by what the search says. */
async function freeAtNoon(origin: string, date: string): Promise<Set<string>> {
  const query = { district: '321281', form: 'hourly', ageMonths: 8, from: `${date}T09:00`, to: `${date}T13:30`, perPage: 50 };
  const { body } = await apiClient(origin).call(operations.searchFacilities, { query });
  return new Set(body.hits.map(({ slug }) => slug));
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
