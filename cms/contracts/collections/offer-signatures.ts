import { inTerritory } from '#cms/access/in-territory.ts';
import { instant, text } from '#cms/fields/kit.ts';
import { json } from '#cms/fields/money-record.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { offerSignature } from '#cms/records/shapes/contract.ts';

/** What heads have declared of their centre's contracts. */
export const OfferSignatures = recorded(
  'offer-signatures',
  { zh: '签约确认', en: ['Offer confirmed', 'Offers confirmed'] },
  'by',
  { read: inTerritory('facility', 'head', 'counter') },
  [
    facilityField,
    text('by', { zh: '确认人', en: 'Confirmed by' }, { required: true }),
    text('staffId', { zh: '账号', en: 'Account' }, { required: true, admin: { hidden: true } }),
    instant('at', { zh: '确认时刻', en: 'Confirmed at' }, { required: true, index: true }),
    json('said', { zh: '确认的内容', en: 'What was confirmed' }, { schema: offerSignature, required: true }),
  ],
);
