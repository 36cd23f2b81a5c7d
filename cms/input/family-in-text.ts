import { z } from 'zod';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { ticked } from './text-fields.ts';
import { prose, typed } from './values.ts';

const name = typed(60).refine((text) => text !== '', 'name_missing');
const birthDate = z.string().refine(isCivilDate, 'birth_date_invalid');

/** A family at the counter. */
export const familyAtCounter = z.object({
  guardianName: name,
  relation: typed(20),
  contact: typed(120),
  childName: name,
  birthDate,
  hadSameService: ticked,
});

/** A family and its child, as it fills in the form itself; a consent that is not given is refused. */
export const familyInForm = z.object({
  guardianName: name,
  relation: typed(20),
  adult: ticked,
  childId: typed(40).optional(),
  childName: name,
  birthDate,
  healthNotes: prose(1000),
  consentHealth: ticked,
  consentPhotos: ticked,
  consentShare: ticked,
  pickupName: typed(60),
  pickupRelation: typed(20),
  pickupPhone: typed(30),
});
