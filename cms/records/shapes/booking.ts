import { z } from 'zod';
import type { Actor, BookingAction, Consented } from '#domain/booking/booking-state.ts';
import { CENTRE_END_GROUNDS, type CentreEnd } from '#domain/booking/centre-end.ts';
import { type Collected, HANDOVER_CHECKS } from '#domain/booking/handover.ts';
import { type HealthCheck, LOOKED_AT } from '#domain/booking/health-check.ts';
import type { Spent } from '#domain/booking/mandate.ts';
import { CONSENT_PURPOSES, type Consent, type PickupPerson } from '#domain/contract/contract.ts';
import { SIGNED_HOW } from '#domain/contract/evidence.ts';
import { LEAVING_REASONS } from '#domain/contract/refund-rules.ts';
import type { KeptPickup } from '#domain/family/pickups.ts';
import { LANGS } from '#domain/language/lang.ts';
import type { Claim } from '#domain/places/capacity.ts';
import { occasion } from './care.ts';
import { count, fen, inLanguages, minutes, text } from './values.ts';

const person = { name: text, relation: text, phone: text };
export const pickupPerson: z.ZodType<PickupPerson> = z.object(person);
export const keptPickup: z.ZodType<KeptPickup> = z.object({ ...person, photo: text.optional() });

export const consent: z.ZodType<Consent> = z.object({
  purpose: z.enum(CONSENT_PURPOSES),
  granted: z.boolean(),
});

/** A stay on a sheet; `until` while it is only held. */
export const claim: z.ZodType<Claim> = z.object({
  booking: text,
  from: minutes,
  to: minutes,
  until: text.optional(),
  asked: z.boolean().optional(),
  inPlaceOf: text.optional(),
  offered: text.optional(),
  taken: z.array(z.object({ minute: minutes, by: text })).optional(),
});

const actor: z.ZodType<Actor> = z.object({
  kind: z.enum(['guardian', 'staff', 'provider', 'system']),
  mandate: text.optional(),
  id: text.optional(),
});
const done = { at: text, by: actor };
const why = z.enum(LEAVING_REASONS).optional();
const changed = { ...done, date: text, was: minutes, to: minutes };

const centreEnd: z.ZodType<CentreEnd> = z.object({ ground: z.enum(CENTRE_END_GROUNDS), said: inLanguages });

const collected: z.ZodType<Collected> = z.object({
  name: text,
  relation: text.optional(),
  checked: z.enum(HANDOVER_CHECKS),
});

export const healthCheck: z.ZodType<HealthCheck> = z.object({
  noticed: z.enum(LOOKED_AT).array(),
  temperature: z.number().optional(),
  fever: z.literal(true).optional(),
  note: text.optional(),
});

const consented: z.ZodType<Consented> = z.object({
  how: z.enum(SIGNED_HOW),
  readTerms: z.boolean(),
  lang: z.enum(LANGS).optional(),
  at: text,
  codeAt: text.optional(),
  addressHash: text.optional(),
  device: text.optional(),
});

/** What has happened to a booking, in the order it happened. */
export const bookingAction: z.ZodType<BookingAction> = z.discriminatedUnion('type', [
  z.object({ ...done, type: z.literal('hold'), until: text, changes: text.optional() }),
  z.object({ ...done, type: z.literal('request'), until: text, changes: text.optional() }),
  z.object({ ...done, type: z.literal('accept'), until: text }),
  z.object({ ...done, type: z.literal('decline'), reason: text }),
  z.object({ ...done, type: z.literal('unanswered'), stopped: z.boolean().optional() }),
  z.object({ ...done, type: z.literal('extend'), until: text }),
  z.object({ ...done, type: z.literal('ask_guardian'), until: text }),
  z.object({ ...done, type: z.literal('pay_there'), until: text }),
  z.object({ ...done, type: z.literal('pay_sooner'), until: text }),
  z.object({ ...done, type: z.literal('wait_to_pay'), opensAt: text, until: text }),
  z.object({ ...done, type: z.literal('sign'), contract: text, payee: z.literal('centre').optional() }),
  z.object({ ...done, type: z.literal('move'), contract: text, was: z.array(occasion), now: z.array(occasion) }),
  z.object({
    ...done,
    type: z.literal('end_early'),
    contract: text.optional(),
    lastDay: text,
    was: z.array(occasion),
    settlesAt: text,
    because: centreEnd.optional(),
    least: fen.optional(),
    most: fen.optional(),
    next: text.optional(),
    why,
  }),
  z.object({ ...done, type: z.literal('change_care'), contract: text, next: text, from: text }),
  z.object({ ...done, type: z.literal('pay'), payment: text, amount: fen }),
  z.object({ ...done, type: z.literal('offer_contract'), contract: text, to: text, until: text, consent: consented }),
  z.object({ ...done, type: z.literal('keep_contract') }),
  z.object({ ...done, type: z.literal('take_contract'), contract: text, from: text, to: text }),
  z.object({ ...done, type: z.literal('expire') }),
  z.object({ ...done, type: z.literal('release') }),
  z.object({
    ...done,
    type: z.literal('cancel'),
    cause: z.enum(['family', 'centre']),
    refund: fen,
    asked: z.object({ days: z.array(text), least: fen, until: text }).optional(),
    because: centreEnd.optional(),
    why,
  }),
  z.object({ ...done, type: z.literal('settle_refund'), refund: fen }),
  z.object({ ...done, type: z.literal('settle_month'), from: text, to: text, care: fen, meals: fen }),
  z.object({ ...done, type: z.literal('check_in'), date: text, check: healthCheck.optional() }),
  z.object({ ...done, type: z.literal('noon_check'), date: text, check: healthCheck }),
  z.object({ ...done, type: z.literal('undo_noon_check'), date: text }),
  z.object({ ...done, type: z.literal('check_out'), date: text, collected: collected.optional() }),
  z.object({ ...done, type: z.literal('absent'), date: text, offered: z.boolean().optional() }),
  z.object({ ...done, type: z.literal('place_taken'), date: text, taken: count, of: count, refund: fen }),
  z.object({ ...done, type: z.literal('undo_absent'), date: text }),
  z.object({ ...done, type: z.literal('goodwill'), refund: fen, reason: text }),
  z.object({ ...done, type: z.literal('give'), of: text, reason: text }),
  z.object({ ...done, type: z.literal('give_days'), days: z.array(occasion), stays: z.array(text), reason: text }),
  z.object({ ...done, type: z.literal('ask_coming'), date: text }),
  z.object({ ...done, type: z.literal('coming_late'), date: text }),
  z.object({ ...done, type: z.literal('undo_check_in'), date: text }),
  z.object({ ...done, type: z.literal('undo_check_out'), date: text }),
  z.object({ ...done, type: z.literal('not_given'), date: text }),
  z.object({ ...changed, type: z.literal('ask_longer'), amount: fen, until: text }),
  z.object({ ...changed, type: z.literal('stay_longer'), amount: fen, asked: text.optional(), payment: text.optional() }),
  z.object({ ...changed, type: z.literal('stay_shorter') }),
  z.object({ ...done, type: z.literal('charge_late'), date: text, late: count, steps: count, amount: fen }),
  z.object({ ...done, type: z.literal('waive_late'), date: text, reason: text }),
  z.object({ ...done, type: z.literal('pay_earnest'), payment: text, amount: fen, until: text, backUntil: text }),
  z.object({ ...done, type: z.literal('pay_late'), date: text, payment: text, amount: fen }),
  z.object({ ...done, type: z.literal('no_show'), date: text }),
  z.object({ ...done, type: z.literal('complete') }),
]);

/** For which children somebody helps. */
export const mandateChildren = z.array(text);

/** What a delegate has agreed by itself, stay by stay. */
export const spentList: z.ZodType<Spent[]> = z.array(z.object({ booking: text, month: text, amount: fen }));

/** Stays that a centre adds and whose places it keeps: each will be a booking by its id. */
export const givenStays = z.array(z.object({ id: text, classId: text, date: text, from: minutes, to: minutes }));
export type GivenStay = z.infer<typeof givenStays>[number];
