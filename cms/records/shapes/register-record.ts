import { z } from 'zod';
import type { RegisterRecord } from '#cms/city/mapping.ts';
import { CREDENTIAL_STATUSES, CREDENTIAL_TYPES } from '#domain/places/credential.ts';
import { INSTITUTIONS } from '#domain/places/facility.ts';
import { inLanguages, text } from './values.ts';

const months = z.number();

/** What a register last said of a centre. */
export const registerRecord = z.object({
  name: text,
  address: text,
  addressMore: text,
  town: text,
  postcode: text,
  phone: text,
  website: text,
  location: z.object({ lat: z.number(), lng: z.number() }).nullable(),
  locationProblem: z.enum(['missing', 'outside', 'far_from_town']).optional(),
  institution: z.enum(INSTITUTIONS),
  services: z.array(
    z.object({ code: text, label: inLanguages, ageFrom: months, ageTo: months, inPassing: z.literal(true).optional() }),
  ),
  facts: z.array(z.object({ code: text, label: inLanguages })),
  credential: z.object({
    type: z.enum(CREDENTIAL_TYPES),
    status: z.enum(CREDENTIAL_STATUSES),
    issuer: inLanguages.nullable(),
  }),
  inspections: text,
  incomplete: z.boolean(),
}) satisfies z.ZodType<RegisterRecord>;

/** A record under which a person is asked whether it is a known centre: with its identity. */
export const incomingRecord = registerRecord.extend({ key: text });

/** What a centre offers as far as its register says, for its page and the search. */
export const registeredServices = z.object({
  labels: z.array(inLanguages).optional(),
  ageFrom: months.nullable().optional(),
  ageTo: months.nullable().optional(),
});
