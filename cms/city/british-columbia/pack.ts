import type { CityPack } from '../city-pack.ts';
import { contractElements } from './contract/elements.ts';
import { lessTerms, voidTerms } from './contract/own-terms.ts';
import { contractTemplates } from './contract-templates.ts';
import { towns } from './gazetteer.ts';
import { hues } from './hues.ts';
import { registerMapping } from './register-mapping.ts';
import { specialDays } from './special-days.ts';
import { classStandards, refundRules, requestRules, staffStandards, waitlistRules } from './standards.ts';
import { inEnglish } from './words.ts';

const VANCOUVER = { lat: 49.2827, lng: -123.1207 };

/** A whole province on its own register, in English only: it keeps the first city from being in the code. */
export const pack: CityPack = {
  code: 'british-columbia',
  languages: ['en'],
  name: inEnglish('British Columbia'),
  brand: inEnglish('Close By'),
  tagline: inEnglish('Child care near you in British Columbia'),
  host: inEnglish('the Close By demonstration on the province’s open data; it is no service of the Province'),
  merchant: inEnglish('Close By (demonstration)'),
  helpline: { number: '8-1-1', name: inEnglish('HealthLink BC') },
  complaints: { number: '1-800-663-7867', name: inEnglish('Service BC, for your licensing office') },
  emergency: '9-1-1',
  police: '9-1-1',
  country: 'CA',
  signingCodeMinutes: 30,
  annexAsksCode: false,
  feverFrom: 38,
  invitationDays: 3,
  holdExtensionMinutes: 10,
  waitlist: { minutes: 240, least: 30, quiet: { from: 21 * 60, to: 7 * 60 } },
  lateAfterMinutes: 15,
  closingUndoMinutes: 10,
  codes: { countries: ['CA', 'US'] },
  currency: 'CAD',
  timeZone: 'America/Vancouver',
  centre: VANCOUVER,
  bounds: { south: 48.2, west: -139.1, north: 60.05, east: -114 },
  startPlace: { name: inEnglish('Vancouver'), point: VANCOUVER },
  hues,
  attribution: inEnglish(
    'Contains information licensed under the Open Government Licence – British Columbia: “Child Care Map Data”, BC Data Catalogue.',
  ),
  mediator: inEnglish('community care licensing office'),
  areas: [
    {
      code: '59',
      name: inEnglish('British Columbia'),
      level: 'city',
      point: VANCOUVER,
      source: 'Statistics Canada, Standard Geographical Classification',
    },
  ],
  gazetteer: towns,
  readings: {},
  specialDays,
  classStandards,
  staffStandards,
  waitlistRules,
  requestRules,
  refundRules,
  refundWithinDays: 15,
  renewalNoticeDays: 14,
  contractTemplates,
  contractElements,
  voidTerms,
  lessTerms,
  demo: false,
  listLoss: {
    share: 0.05,
    few: 3,
    source: 'in five weeks of 2026, from 16 June to 23 July, 42 of 3,946 centres left the province’s list: 1.1 %',
  },
  registerMapping,
};
