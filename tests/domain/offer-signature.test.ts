import { describe, expect, it } from 'vitest';
import { type OfferSignature, offerStanding, priceMark } from '#domain/contract/offer-signature.ts';
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
const asked = { signed: [declared], template, prices: [old], rule, today: '2027-02-01' };

describe('whether a centre is bound by a contract', () => {
  it('is, by what its head has declared for exactly this text and these prices', () => {
    expect(offerStanding(asked)).toEqual({ is: 'signed', by: declared });
    expect(offerStanding({ ...asked, prices: [{ ...old, endsOn: '2027-06-30' }] })).toMatchObject({ is: 'signed' });
  });

  it('is not from the day on which the city asks for it, where nobody has declared anything; before, as ever', () => {
    const none = { ...asked, signed: [] };
    expect(offerStanding({ ...none, today: '2026-12-31' })).toEqual({ is: 'not_asked_yet', from: '2027-01-01' });
    expect(offerStanding({ ...none, today: '2027-01-01' })).toEqual({ is: 'not_signed' });
    const { rule: _, ...city } = none;
    expect(offerStanding(city)).toEqual({ is: 'not_asked_yet' });
    expect(offerStanding({ ...asked, template: { ...template, code: 'TZ-TEMPORARY' } }), 'of other care').toEqual({
      is: 'not_signed',
    });
  });

  it.each([
    ['a new text of the city', { template: { ...template, version: 2, effectiveOn: '2027-02-10' } }],
    ['a new price', { prices: [price(2600, '2026-09-01', '2027-02-09'), price(2800, '2027-02-10')] }],
  ])('%s stops no sale on its day: the declaration before it carries for the days of grace, and no longer', (_, changed) => {
    const on = (today: string) => offerStanding({ ...asked, ...changed, today });
    expect(on('2027-02-10')).toEqual({ is: 'carried', by: declared, until: '2027-02-24' });
    expect(on('2027-02-23').is).toBe('carried');
    expect(on('2027-02-24')).toEqual({ is: 'not_signed' });
    const anew = {
      ...declared,
      id: 'd2',
      templates: [...declared.templates, { code: 'TZ-HOURLY', version: 2 }],
      prices: [...declared.prices, priceMark(price(2800, '2027-02-10'))],
    };
    expect(offerStanding({ ...asked, ...changed, signed: [anew, declared], today: '2027-03-30' })).toEqual({
      is: 'signed',
      by: anew,
    });
  });

  it('is not asked of a price before the day from which that holds', () => {
    const prices = [old, price(2800, '2027-02-10')];
    expect(offerStanding({ ...asked, prices, today: '2027-02-09' })).toEqual({ is: 'signed', by: declared });
  });
});
