import { describe, expect, it } from 'vitest';
import type { StaffUser } from '#cms/access/roles.ts';
import type { Takeover } from '#cms/records/takeovers.ts';
import { settleTakeover } from '#cms/registry/settle-takeover.ts';
import type { Listing } from '#domain/places/credential.ts';
import { partsOf } from '../support/parts-of.ts';

const asked: Takeover = {
  id: 'takeover',
  facilityId: 'centre',
  name: 'Robin Head',
  email: 'robin@garry-oak.example',
  phone: '250-555-0111',
  evidence: 'I am the licensee.',
  decision: 'approved',
  requestedAt: '2026-11-23T07:02:00.000Z',
};
const refused: Takeover = { ...asked, decision: 'refused' };

function centre({
  listing = 'claim_pending' as Listing,
  account,
  others = [],
}: {
  listing?: Listing;
  account?: StaffUser;
  others?: Takeover[];
} = {}) {
  const done: Record<string, unknown>[] = [];
  const portal = partsOf<typeof settleTakeover>({
    audit: { write: async ({ actor, action }) => void done.push({ actor, action }) },
    facilities: {
      getListing: async () => listing,
      setListing: async (id, to) => void done.push({ id, listing: to }),
    },
    takeovers: { listWaiting: async () => others, refuse: async (id) => void done.push({ refused: id }) },
    users: {
      find: async () => account,
      add: async ({ email, roles, facility, password }) => {
        expect(password).toHaveLength(43);
        done.push({ email, roles, facility });
      },
      change: async (id, to) => void done.push({ id, ...to }),
      letSetPassword: async (email, within) => {
        done.push({ link: email, days: (within?.milliseconds ?? 0) / 86_400_000 });
        return 'token';
      },
    },
  });
  const settle = (takeover: Takeover) => settleTakeover(portal, takeover, { by: 'supervisor', unit: undefined as never });
  return { settle, done };
}

describe('a supervisor who approves a take-over', () => {
  it('makes a head with a password to be set within seven days, and the centre is claimed', async () => {
    const { settle, done } = centre();
    expect(await settle(asked)).toBeUndefined();
    expect(done).toEqual([
      { email: asked.email, roles: ['head'], facility: 'centre' },
      { link: asked.email, days: 7 },
      { id: 'centre', listing: 'claimed' },
      { actor: 'supervisor', action: 'takeover.approved' },
    ]);
  });

  it('gives the centre to an account that is there, which keeps its password and its roles', async () => {
    const { settle, done } = centre({ account: { id: 'known', roles: ['author'] } });
    expect(await settle(asked)).toBeUndefined();
    expect(done[0]).toEqual({ id: 'known', facility: 'centre', roles: ['author', 'head'] });
    expect(done.some((one) => 'link' in one)).toBe(false);
  });

  it.each<[string, StaffUser]>([
    ['of another centre', { id: 'known', roles: ['head'], facility: 'elsewhere' }],
    ['that supervises', { id: 'known', roles: ['supervisor'] }],
    ['that administers', { id: 'known', roles: ['administrator'] }],
  ])('is told when the e-mail is that of an account %s, and nothing is done', async (_whose, account) => {
    const { settle, done } = centre({ account });
    expect(await settle(asked)).toBe('other_duties');
    expect(done).toEqual([]);
  });

  it('is told when the centre does not wait any more, and nothing is done', async () => {
    const { settle, done } = centre({ listing: 'claimed' });
    expect(await settle(asked)).toBe('not_waiting');
    expect(done).toEqual([]);
  });
});

const another: Takeover = { ...asked, id: 'another', email: 'else@example.org', decision: 'pending' };

describe('of several who ask for one centre', () => {
  it('the others are refused once one is approved', async () => {
    const { settle, done } = centre({ others: [another] });
    expect(await settle(asked)).toBeUndefined();
    expect(done.slice(-3)).toEqual([
      { id: 'centre', listing: 'claimed' },
      { refused: 'another' },
      { actor: 'supervisor', action: 'takeover.approved' },
    ]);
  });

  it('the others wait on when one is refused', async () => {
    const { settle, done } = centre({ others: [another] });
    expect(await settle(refused)).toBeUndefined();
    expect(done[0]).toEqual({ id: 'centre', listing: 'claim_pending' });
  });
});

describe('a supervisor who refuses', () => {
  it('lists the centre again', async () => {
    const { settle, done } = centre();
    expect(await settle(refused)).toBeUndefined();
    expect(done).toEqual([
      { id: 'centre', listing: 'listed' },
      { actor: 'supervisor', action: 'takeover.refused' },
    ]);
  });

  it('leaves a centre alone that somebody runs by now', async () => {
    const { settle, done } = centre({ listing: 'claimed' });
    expect(await settle(refused)).toBeUndefined();
    expect(done).toEqual([{ actor: 'supervisor', action: 'takeover.refused' }]);
  });
});
