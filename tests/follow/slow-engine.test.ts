import { expect, it } from 'vitest';
import { type Change, onChange } from '#cms/core/changes.ts';
import { followChanges } from '#cms/follow/follow-changes.ts';
import type { Portal } from '#cms/portal/portal.ts';

const silent = { warn: () => {}, error: () => {} };

const said = (told: object = {}) => Object.keys(told).map((one) => ` ${one}`);

/** Follows on an engine that takes in nothing before it is let go. */
function slow() {
  const heard: Change[] = [];
  const asked: string[] = [];
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const wait = (words: string) => {
    asked.push(words);
    return held;
  };
  const portal = {
    log: silent,
    occupancy: { note: () => {}, forgetAll: () => {} },
    queues: { note: () => {} },
    supplies: { refresh: async () => {}, refreshAll: async () => {} },
    refreshSpecialDays: async () => {},
    refreshReadings: async () => {},
    documents: {
      readAll: async () => [],
      readFacilities: async (ids: string[]) => ids.map((id) => ({ id })),
      readTexts: async () => [],
    },
    search: {
      index: (documents: { id: string }[], told?: object) => wait(`put ${documents.map(({ id }) => id)}${said(told)}`),
      remove: (ids: string[], told?: object) => wait(`remove ${ids}${said(told)}`),
      mend: () => wait('mend'),
    },
  };
  const following = followChanges(portal as unknown as Portal);
  const end = onChange((change) => void heard.push(change));
  return { following, heard, asked, letGo, end };
}

/** Everything that needs no engine has had its turn. */
const turns = () => new Promise((resolve) => setTimeout(resolve, 20));

const CHANGES: Change[] = [
  { collection: 'facilities', ids: ['a'] },
  { collection: 'articles', ids: ['b'] },
  { collection: 'articles', ids: ['c', 'd'] },
  { collection: 'price-items', ids: ['e'], facility: 'f' },
  { collection: 'areas', ids: [] },
  { collection: 'place-limits', ids: [] },
  { collection: 'policies', ids: ['g'] },
  { collection: '*', ids: [] },
];

it('pages are forgotten while the engine has not even taken in what was changed before, and once more when it has', async () => {
  const { following, heard, asked, letGo, end } = slow();
  for (const change of CHANGES) {
    following.take(change);
    await turns();
  }
  const told = heard.map(({ collection, ids }) => `${collection} ${ids}`);
  expect(told).toEqual([
    ...['facilities a', 'articles b', 'articles c,d', 'facilities f'],
    ...['areas ', 'place-limits ', 'policies g', '* '],
  ]);
  expect(asked, 'one call a kind, and the others wait for it').toEqual(['put a', 'remove b', 'mend', 'remove g']);
  expect(following.isBehind()).toBe(true);

  letGo();
  await following.done();
  expect(following.isBehind()).toBe(false);
  expect(asked.slice(4).toSorted()).toEqual(['mend', 'put f', 'remove c,d']);
  const again = heard.slice(told.length).map(({ collection, ids }) => `${collection} ${ids}`);
  expect(again.toSorted()).toEqual([...told.filter((one) => one !== 'place-limits ')].toSorted());
  end();
  await following.stop();
});

it('the engine is told first by the process that has written a change', async () => {
  const { following, asked, letGo, end } = slow();
  letGo();
  following.take({ collection: 'facilities', ids: ['a'], elsewhere: true });
  following.take({ collection: 'facilities', ids: ['b'] });
  following.take({ collection: 'opening-hours', ids: ['h'], facility: 'c' });
  following.take({ collection: 'staff', ids: ['s'], facility: 'd', elsewhere: true });
  following.take({ collection: 'articles', ids: ['e'], elsewhere: true });
  await following.done();
  expect(asked.toSorted()).toEqual(['put a elsewhere', 'put b,c', 'put d elsewhere', 'remove e elsewhere']);
  end();
  await following.stop();
});
