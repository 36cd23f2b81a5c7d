import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DATA_ROWS } from '#site/family/privacy-view.ts';

/** What is kept of a family, by the file of its collection, and under which row the privacy page says so. */
const ROW_OF: Record<string, (typeof DATA_ROWS)[number]> = {
  bookings: 'booking',
  children: 'child',
  consults: 'consult',
  contracts: 'contract',
  'delegate-codes': 'delegate',
  disputes: 'dispute',
  'doctor-requests': 'doctor',
  'enrolled-children': 'enrolled',
  'family-places': 'place',
  favourites: 'favourite',
  'home-visits': 'visit',
  infections: 'infection',
  mandates: 'mandate',
  'month-messages': 'months',
  'pickup-photos': 'photo',
  questions: 'question',
  'saved-searches': 'alert',
  'sign-in': 'account',
  signups: 'signup',
  subsidies: 'subsidy',
  tours: 'tour',
  waits: 'wait',
};

it('the privacy page has a row for everything that is kept of a family', () => {
  const kept = globSync('cms/**/collections/*.ts', { exclude: ['**/node_modules/**', 'cms/.next/**'] })
    .filter((file) => /guardianField|relationTo: 'guardians'/.test(readFileSync(file, 'utf8')))
    .map((file) => file.replace(/^.*\//, '').replace('.ts', ''));
  expect(kept.sort()).toEqual(Object.keys(ROW_OF).sort());
  for (const row of Object.values(ROW_OF)) expect(DATA_ROWS).toContain(row);
});
