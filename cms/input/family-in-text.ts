import { z } from 'zod';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { healthNotes, personName, relation } from './family.ts';
import { ticked } from './text-fields.ts';
import { typed } from './values.ts';

const birthDate = z.string().refine(isCivilDate, 'birth_date_invalid');

/** A family at the counter. */
export const familyAtCounter = z.object({
  guardianName: personName,
  relation,
  contact: typed(120),
  childName: personName,
  birthDate,
  hadSameService: ticked,
  employeeCode: typed(60).optional(),
});

/** A family and its child, as it fills in the form itself; a consent that is not given is refused. */
export const familyInForm = z.object({
  guardianName: personName,
  relation,
  adult: ticked,
  childId: typed(40).optional(),
  childName: personName,
  birthDate,
  healthNotes,
  employeeCode: typed(60).optional(),
  consentHealth: ticked,
  consentPhotos: ticked,
  consentShare: ticked,
  pickupName: typed(60),
  pickupRelation: relation,
  pickupPhone: typed(30),
});
