import { describe, expect, it } from 'vitest';
import type { BookingAction } from '#domain/booking/booking-state.ts';
import { isOpenOffer, offerOf, whyNotHandedOn } from '#domain/booking/contract-offer.ts';
import { foldStatus, mayFollow } from '#domain/booking/status-table.ts';
import { handOn } from '#domain/contract/amendment.ts';
import type { ContractSnapshot } from '#domain/contract/contract.ts';

const at = '2026-12-01T02:00:00.000Z';
const until = '2026-12-04T02:00:00.000Z';
const one = { kind: 'guardian', id: 'one' } as const;
const two = { kind: 'guardian', id: 'two' } as const;
const consent = { how: 'typed_name', readTerms: true, at } as const;
const offer: BookingAction = { type: 'offer_contract', at, by: one, contract: 'v1', to: 'two', until, consent };
const paid: BookingAction[] = [
  { type: 'hold', at, by: one, until: at },
  { type: 'sign', at, by: one, contract: 'v1' },
  { type: 'pay', at, by: { kind: 'provider' }, payment: 'p', amount: 1 },
];

describe('a contract that is offered to the other guardian', () => {
  it('is what its party agreed to, until a moment', () => {
    const standing = offerOf([...paid, offer]);
    expect(standing).toEqual({ at, from: 'one', to: 'two', contract: 'v1', until, consent });
    if (!standing) throw new Error('no offer');
    expect([isOpenOffer(standing, '2026-12-04T01:59:00.000Z'), isOpenOffer(standing, until)]).toEqual([true, false]);
    expect(foldStatus([...paid, offer])).toBe('confirmed');
  });

  it.each<[string, BookingAction]>([
    ['taken back', { type: 'keep_contract', at, by: one }],
    ['declined', { type: 'keep_contract', at, by: two }],
    ['ended as they part', { type: 'keep_contract', at, by: { kind: 'system' } }],
    ['taken up', { type: 'take_contract', at, by: two, contract: 'v2', from: 'one', to: 'two' }],
    ['overtaken by another version', { type: 'move', at, by: one, contract: 'v2', was: [], now: [] }],
  ])('is none any more once it is %s', (_, action) => {
    expect(offerOf([...paid, offer, action])).toBeUndefined();
    expect(offerOf([...paid, offer, action, { ...offer, contract: 'v2' }])?.contract).toBe('v2');
  });

  it('is written by guardians alone, of what is signed', () => {
    expect(mayFollow('confirmed', { type: 'offer_contract', by: { kind: 'staff' } })).toBe(false);
    expect(mayFollow('confirmed', { type: 'take_contract', by: { kind: 'system' } })).toBe(false);
    expect(
      ['held', 'cancelled', 'released'].some((status) => mayFollow(status as 'held', { type: 'offer_contract', by: one })),
    ).toBe(false);
  });
});

describe('what can be handed on', () => {
  const on = { now: at, today: '2026-12-01' };
  const later = '2026-12-31T09:00:00.000Z';
  it.each([
    ['care to come, or under way', { status: 'confirmed', endsAt: later }, undefined],
    ['care that is over', { status: 'confirmed', endsAt: at }, 'hand_on_over'],
    [
      'a stay that is over under a framework that holds',
      { status: 'completed', endsAt: at, frameworkUntil: '2026-12-01' },
      undefined,
    ],
    ['and one under a framework that is over', { status: 'completed', endsAt: at, frameworkUntil: '2026-11-30' }, 'hand_on_over'],
    ['what is only held', { status: 'held', endsAt: later }, 'hand_on_unpaid'],
    ['what is signed and not paid', { status: 'signed', endsAt: later }, 'hand_on_unpaid'],
    ['what is signed ahead', { status: 'signed', endsAt: later, paysFrom: '2026-12-20' }, undefined],
    ['what is cancelled', { status: 'cancelled', endsAt: later, frameworkUntil: '2027-01-01' }, 'hand_on_over'],
  ] as const)('%s', (_, booking, why) => {
    expect(whyNotHandedOn(booking, on)).toBe(why);
  });
});

describe('the version that the other guardian signs', () => {
  const name = (zh: string) => ({ zh, en: zh });
  const signed = {
    ...{ number: 'C-261123-ABCDEF', version: 1, clauses: [], pickups: [], total: 3600 },
    template: { code: 'TZ', version: 3, effectiveOn: '2026-01-01', title: name('合同') },
    guardian: { id: 'one', name: '林示例', relation: '妈妈', phone: '1' },
    service: { form: 'hourly', className: name('班'), from: at, to: at, periods: [], occasions: [] },
    ...{ signedAt: at, signedName: '林示例', delegate: '外婆' },
  } as unknown as ContractSnapshot;
  const party = { id: 'two', name: '王示例', relation: '爸爸', phone: '2' };
  const version = (snapshot: ContractSnapshot) => ({ snapshot, hash: 'a'.repeat(64) });

  it('changes who the party is and nothing else, and says from whom and since when', () => {
    const next = handOn(version(signed), party, { from: '林示例', at });
    expect(next).toMatchObject({ number: 'C-261123-ABCDEF-2', version: 2, guardian: party, handedOn: { from: '林示例', at } });
    expect(next.amends?.changes).toEqual([{ field: 'guardian', before: '林示例', after: '王示例' }]);
    expect([next.signedAt, next.signedName, next.delegate]).toEqual([undefined, undefined, undefined]);
    const { number: _, version: __, guardian: ___, handedOn: ____, amends: _____, ...same } = next;
    const { number: a, version: b, guardian: c, signedAt: d, signedName: e, delegate: f, ...was } = signed;
    expect([a, b, c.id, d, e, f, same]).toEqual(['C-261123-ABCDEF', 1, 'one', at, '林示例', '外婆', was]);
  });

  it('names who was the party as the other guardian from then on, where the contract names one at all', () => {
    const other = { name: '王示例', relation: '爸爸', phone: '2' };
    const next = handOn(version({ ...signed, otherGuardian: other }), party, { from: '林示例', at });
    expect(next.otherGuardian).toEqual({ name: '林示例', relation: '妈妈', phone: '1' });
    expect(handOn(version(signed), party, { from: '林示例', at }).otherGuardian).toBeUndefined();
  });

  it('of a stay under a framework stands alone, and is one for as long as that was', () => {
    const framework = { number: 'C-1', hash: 'b', signedAt: at, until: '2027-05-23' };
    const annex = { framework, previousHash: 'b', order: 2 };
    const next = handOn(version({ ...signed, annex }), party, { from: '林示例', at });
    expect([next.annex, next.framework]).toEqual([undefined, { until: '2027-05-23' }]);
    const first = handOn(version({ ...signed, framework: { until: '2027-05-23' } }), party, { from: '林示例', at });
    expect(first.framework).toEqual({ until: '2027-05-23' });
  });
});
