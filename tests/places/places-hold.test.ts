import { expect, it } from 'vitest';
import { secondsPlacesHold } from '#cms/places/places-hold.ts';
import type { Taken } from '#cms/records/occupancy.ts';
import type { Claim } from '#domain/places/capacity.ts';
import { exampleCentre } from '../domain/example-centre.ts';

/** For how long what is said of the example centre's places holds, where places of its first class are held until then. */
async function holdsFor(now: string, ...until: string[]): Promise<number> {
  const [first] = exampleCentre.classes;
  const held = until.map((end) => ({ until: end }) as Claim);
  const taken: Taken = { claimsOf: () => [], versionOf: () => 0, heldIn: (id) => (id === first?.id ? held : []) };
  const occupancy = { look: async () => taken, note: () => {}, forgetAll: () => {} };
  return secondsPlacesHold({ occupancy }, { facilities: [exampleCentre], day: '2026-11-23', now });
}

it.each([
  ['2026-11-23T07:02:00.000Z', 60],
  ['2026-11-23T07:02:10.000Z', 50],
  ['2026-11-23T07:02:59.900Z', 1],
])('what is said at %s of places holds to the end of the minute, when hours begin', async (now, seconds) => {
  expect(await holdsFor(now)).toBe(seconds);
});

it('and no longer than the first hold', async () => {
  const now = '2026-11-23T07:02:10.000Z';
  expect(await holdsFor(now, '2026-11-23T07:12:10.000Z', '2026-11-23T07:02:17.500Z')).toBe(8);
  expect(await holdsFor(now, '2026-11-23T07:12:10.000Z', '2026-11-23T07:02:00.000Z'), 'one is over').toBe(50);
});
