import { describe, expect, it } from 'vitest';
import { type OfferSignature, offerStanding, priceMark, undeclaredDays } from '#domain/contract/offer-signature.ts';
import type { PriceItem } from '#domain/money/pricing.ts';

const price = (amount: number, startsOn: string, endsOn?: string): PriceItem => ({
  ...{ id: `p${amount}`, kind: 'care', form: 'hourly', unit: 'hour', amount, startsOn },
  ...(endsOn ? { endsOn } : {}),
});
const old = price(2600, '2026-09-01');
const template = { code: 'TZ-HOURLY', version: 1, effectiveOn: '2026-09-01' };
const rule = { from: '2027-01-01', graceDays: 14, source: '试' };
const declared: OfferSignature = {
  ...{ id: 'd1', by: '王园长', at: '2026-10-01T00:00:00.000Z', templates: [{ code: 'TZ-HOURLY', version: 1 }] },
  prices: [priceMark(old)],
};
const timeZone = 'Asia/Shanghai';
type Wish = Parameters<typeof offerStanding>[0];
/** For care that begins on the day on which it is asked for, where no other is said. */
const standingOf = ({ on, ...wish }: Omit<Wish, 'on' | 'timeZone'> & { on?: string }) =>
  offerStanding({ ...wish, on: on ?? wish.today, timeZone });
const asked = { signed: [declared], template, prices: [old], rule, today: '2027-02-01' };

describe('whether a centre is bound by a contract', () => {
  it('is, by what its head has declared for exactly this text and these prices', () => {
    expect(standingOf(asked)).toEqual({ is: 'signed', by: declared });
    expect(standingOf({ ...asked, prices: [{ ...old, endsOn: '2027-06-30' }] })).toMatchObject({ is: 'signed' });
  });

  it('is not from the day on which the city asks for it, where nobody has declared anything; before, as ever', () => {
    const none = { ...asked, signed: [] };
    expect(standingOf({ ...none, today: '2026-12-31' })).toEqual({ is: 'not_asked_yet', from: '2027-01-01' });
    expect(standingOf({ ...none, today: '2027-01-01' })).toEqual({ is: 'not_signed' });
    const { rule: _, ...city } = none;
    expect(standingOf(city)).toEqual({ is: 'not_asked_yet' });
    const session = { ...old, form: 'temporary', unit: 'session' } as const;
    const other = { ...asked, template: { ...template, code: 'TZ-TEMPORARY' }, prices: [session] };
    expect(standingOf(other), 'of other care').toEqual({ is: 'not_signed' });
  });

  it.each([
    ['a new text of the city', { template: { ...template, version: 2, effectiveOn: '2027-02-10' } }],
    ['a text under another code', { template: { code: 'TZ-H2', version: 1, effectiveOn: '2027-02-10' } }],
    ['a new price', { prices: [price(2600, '2026-09-01', '2027-02-09'), price(2800, '2027-02-10')] }],
  ])('%s stops no sale on its day: the declaration before it carries for the days of grace, and no longer', (_, changed) => {
    const on = (today: string) => standingOf({ ...asked, ...changed, today });
    expect(on('2027-02-10')).toEqual({ is: 'carried', by: declared, until: '2027-02-24' });
    expect(on('2027-02-23').is).toBe('carried');
    expect(on('2027-02-24')).toEqual({ is: 'not_signed' });
    const anew = {
      ...declared,
      id: 'd2',
      templates: [...declared.templates, { code: 'TZ-HOURLY', version: 2 }, { code: 'TZ-H2', version: 1 }],
      prices: [...declared.prices, priceMark(price(2800, '2027-02-10'))],
    };
    expect(standingOf({ ...asked, ...changed, signed: [anew, declared], today: '2027-03-30' })).toEqual({
      is: 'signed',
      by: anew,
    });
  });

  it('is judged by the prices of the day of care, not of the day on which it is signed', () => {
    const prices = [price(2600, '2026-09-01', '2027-02-09'), price(2800, '2027-02-10')];
    const signs = (today: string, on: string) => standingOf({ ...asked, prices, today, on });
    expect(signs('2027-02-05', '2027-02-09')).toEqual({ is: 'signed', by: declared });
    expect(signs('2027-02-05', '2027-02-15')).toEqual({ is: 'carried', by: declared, until: '2027-02-24' });
    expect(signs('2027-02-24', '2027-03-15')).toEqual({ is: 'not_signed' });
  });

  it('says of each price on which days of care it is not sold by what is known today', () => {
    const prices = [price(2600, '2026-09-01', '2027-02-09'), price(2800, '2027-02-10')];
    const of = (at: number, today: string, signed = [declared]) =>
      undeclaredDays(prices[at] as PriceItem, { ...asked, signed, prices, today, timeZone });
    expect([of(0, '2027-02-05'), of(1, '2027-02-05')], 'declared, and carried for a fortnight').toEqual([[], []]);
    expect(of(1, '2027-02-24')).toEqual([{ from: '2027-02-10' }]);
    expect(of(0, '2026-12-31', []), 'before the city asks for it').toEqual([]);
    expect(of(0, '2027-01-01', [])).toEqual([{ from: '2026-09-01' }]);
    // Another price for the same care, of a class, changes what every contract for it names.
    const two = [old, { ...price(3000, '2027-03-01', '2027-03-31'), classId: 'a' }];
    expect(undeclaredDays(old, { ...asked, prices: two, today: '2027-03-20', timeZone })).toEqual([
      { from: '2027-03-01', to: '2027-03-31' },
    ]);
  });

  it('is carried from the first change that was not declared: a new price each fortnight carries it no further', () => {
    const prices = [
      price(2600, '2026-09-01', '2027-02-09'),
      price(2800, '2027-02-10', '2027-02-22'),
      price(3000, '2027-02-23', '2027-03-07'),
      price(3200, '2027-03-08'),
    ];
    const on = (today: string) => standingOf({ ...asked, prices, today });
    expect(on('2027-02-23')).toMatchObject({ is: 'carried', until: '2027-02-24' });
    for (const day of ['2027-02-24', '2027-03-08', '2027-03-21']) expect(on(day), day).toEqual({ is: 'not_signed' });
    // What had ended when it was declared was no change since.
    const before = [price(2000, '2026-05-01', '2026-08-31'), ...prices];
    expect(standingOf({ ...asked, prices: before, today: '2027-02-23' })).toMatchObject({ is: 'carried' });
  });
});
