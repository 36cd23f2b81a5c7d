import { z } from 'zod';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { personName, relation } from './family.ts';
import { ticked } from './text-fields.ts';
import { typed } from './values.ts';

const birthDate = z.string().refine(isCivilDate, 'birth_date_invalid');

/** A family at the counter. */
export const familyAtCounter = z.object({
  guardianName: personName,
  relation,
  ground: typed(60).optional(),
  contact: typed(120),
  childName: personName,
  birthDate,
  hadSameService: ticked,
  employeeCode: typed(60).optional(),
});

const text = z.string();

/**
 * A family and its child, as it fills in the form itself; a consent that is not given is refused. Its words are judged
 * by what keeps them, all at once.
 */
export const familyInForm = z.object({
  guardianName: text,
  relation: text,
  ground: text,
  adult: ticked,
  childId: typed(40).optional(),
  childName: text,
  birthDate: text,
  healthNotes: text,
  employeeCode: typed(60).optional(),
  consentHealth: ticked,
  consentPhotos: ticked,
  consentShare: ticked,
  pickupName: text,
  pickupRelation: text,
  pickupPhone: text,
});
