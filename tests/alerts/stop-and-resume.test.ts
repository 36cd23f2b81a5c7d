import { describe, expect, it } from 'vitest';
import { resumeSearch } from '#cms/alerts/resume-search.ts';
import { MOST_SEARCHES } from '#cms/alerts/save-search.ts';
import { stopSearch } from '#cms/alerts/stop-search.ts';
import type { Environment } from '#cms/core/environment.ts';
import { linkToken } from '#cms/core/link-token.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import { partsOf } from '../support/parts-of.ts';
import { findsFree, NOW, searchesInMemory, waitingFamily } from './waiting.ts';

const environment = { secret: 'a secret' } as Environment;
const mine = { id: 'search', guardianId: 'family' };
const stopped = waitingFamily({ stoppedAt: '2026-11-22T01:00:00.000Z', stopReason: 'too_many', toldCount: 20 });

function stopping(...searches: SavedSearch[]) {
  const { list, records } = searchesInMemory(...searches);
  return { list, portal: partsOf<typeof stopSearch>({ environment, now: () => NOW, savedSearches: records }) };
}

function resuming(...searches: SavedSearch[]) {
  const { list, records } = searchesInMemory(...searches);
  const guardians = { takeTurn: async () => undefined };
  const portal = partsOf<typeof resumeSearch>({ ...findsFree('here'), environment, guardians, savedSearches: records });
  return { list, portal };
}

describe('stopping a search', () => {
  it('says when and why, and forgets what it still owed', async () => {
    const { portal, list } = stopping(waitingFamily({ unsent: ['here'] }));
    expect(await stopSearch(portal, mine)).toMatchObject({
      ok: true,
      saved: { stoppedAt: NOW, stopReason: 'by_family', unsent: [] },
    });
    expect(list[0]).toMatchObject({ stoppedAt: NOW });
  });

  it('twice changes nothing more', async () => {
    const { portal, list } = stopping(stopped);
    expect(await stopSearch(portal, mine)).toMatchObject({ ok: true, saved: { stopReason: 'too_many' } });
    expect(list).toEqual([stopped]);
  });

  it('works by the link in a message, and not by a link that somebody made up', async () => {
    const search = waitingFamily();
    const token = linkToken({ environment }, 'stop-search', search.stopKey);
    const forged = linkToken({ environment: { secret: 'another secret' } }, 'stop-search', search.stopKey);
    expect(await stopSearch(stopping(search).portal, { token: forged })).toMatchObject({ ok: false, status: 404 });
    expect(await stopSearch(stopping(search).portal, { token })).toMatchObject({ ok: true, saved: { stoppedAt: NOW } });
  });

  it('is not for another family', async () => {
    const { portal, list } = stopping(waitingFamily());
    expect(await stopSearch(portal, { id: 'search', guardianId: 'another' })).toMatchObject({ ok: false, status: 404 });
    expect(list[0]?.stoppedAt).toBeUndefined();
  });
});

describe('resuming a search', () => {
  it('begins anew: what is free now is no news, and messages are counted from none', async () => {
    expect(await resumeSearch(resuming(stopped).portal, mine)).toMatchObject({
      ok: true,
      saved: { stoppedAt: undefined, stopReason: undefined, savedAt: NOW, known: ['here'], toldCount: 0 },
    });
  });

  it('of one that goes on changes nothing', async () => {
    const { portal, list } = resuming(waitingFamily());
    expect(await resumeSearch(portal, mine)).toMatchObject({ ok: true });
    expect(list).toEqual([waitingFamily()]);
  });

  it('is refused when its time has passed, and when the family has enough others', async () => {
    const passed = { ...stopped, wish: { when: { kind: 'window', date: '2026-11-20', from: 600, to: 720 } } } as SavedSearch;
    expect(await resumeSearch(resuming(passed).portal, mine)).toMatchObject({ ok: false, code: 'search_over' });
    const others = Array.from({ length: MOST_SEARCHES }, (_, n) => waitingFamily({ id: `${n}` }));
    const { portal, list } = resuming(stopped, ...others);
    expect(await resumeSearch(portal, mine)).toMatchObject({ ok: false, code: 'too_many_searches' });
    expect(list[0]).toEqual(stopped);
  });
});
