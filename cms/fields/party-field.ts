import type { Field } from 'payload';
import { PARTIES } from '#domain/places/public-part.ts';
import { optionsOf } from './label.ts';

const PARTY_OPTIONS = optionsOf(PARTIES, {
  employee: { zh: '职工家庭', en: "An employee's" },
  public: { zh: '附近家庭', en: 'The public' },
});

/** At an employer's centre: of whose part of the places one is taken. */
export const partyField: Field = {
  name: 'party',
  type: 'select',
  options: PARTY_OPTIONS,
  label: { zh: '占谁的名额', en: 'Whose places' },
};
