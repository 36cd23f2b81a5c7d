import { z } from 'zod';
import { INSTITUTIONS } from '#domain/places/facility.ts';
import type { ProposedFacts } from '#domain/places/filed-facts.ts';
import { eachLanguage, text } from './values.ts';

const said = eachLanguage(text.optional());

/** Filed facts as they are to be, or as they were; only those that a change is about. */
export const proposedFacts = z.object({
  name: said.optional(),
  institution: z.enum(INSTITUTIONS).optional(),
  address: said.optional(),
  town: text.nullable().optional(),
  districtCode: text.nullable().optional(),
  townshipCode: text.nullable().optional(),
  lat: z.number().nullable().optional(),
  lng: z.number().nullable().optional(),
  places: z.number().nullable().optional(),
}) satisfies z.ZodType<ProposedFacts>;

/** Who has agreed, on behalf of which district or of the city. */
export const filingConsents = z.array(z.object({ of: text, by: text, at: text }));
