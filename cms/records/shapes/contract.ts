import { z } from 'zod';
import type { AnnexLink } from '#domain/contract/annex-chain.ts';
import type { CentreTerms, ContractSnapshot, OwnTerm, TemplateClause } from '#domain/contract/contract.ts';
import type { Amends, CarePattern, ContractChange, Ending } from '#domain/contract/contract-change.ts';
import { CONTRACT_ELEMENTS } from '#domain/contract/contract-element.ts';
import type { SignedText } from '#domain/contract/document-text.ts';
import { type PaperSeal, SIGNED_HOW, type SigningEvidence } from '#domain/contract/evidence.ts';
import type { OfferSignature } from '#domain/contract/offer-signature.ts';
import { LEAVING_REASONS } from '#domain/contract/refund-rules.ts';
import type { JudgedTerm } from '#domain/contract/void-terms.ts';
import { LANGS } from '#domain/language/lang.ts';
import { CREDENTIAL_TYPES } from '#domain/places/credential.ts';
import { consent } from './booking.ts';
import { careForm, occasion, servicePeriod } from './care.ts';
import { priceLine } from './money.ts';
import { monthSteps, reasonSteps, refundStep } from './refund.ts';
import { refundTerms } from './rule.ts';
import { count, fen, inLanguages, minutes, text } from './values.ts';

export const templateClause: z.ZodType<TemplateClause> = z.object({
  heading: inLanguages,
  text: inLanguages,
  important: z.boolean().optional(),
  covers: z.array(z.enum(CONTRACT_ELEMENTS)).optional(),
});

export const ownTerm: z.ZodType<OwnTerm> = z.object({
  heading: inLanguages,
  text: inLanguages,
  important: z.boolean().optional(),
});

const centreTerms: z.ZodType<CentreTerms> = z.object({ version: count, effectiveOn: text, terms: z.array(ownTerm) });

export const judgedTerm: z.ZodType<JudgedTerm> = z.object({ sentence: text, reason: text, judgedOn: text });

const saidYes = {
  how: z.enum(SIGNED_HOW),
  name: text,
  readTerms: z.boolean(),
  lang: z.enum(LANGS).optional(),
  at: text,
  codeAt: text.optional(),
  addressHash: text.optional(),
  device: text.optional(),
};

const declared = { codeAt: text.optional(), addressHash: text.optional(), device: text.optional() };

/** What a head has declared of the centre's contracts, beside who and when. */
export const offerSignature: z.ZodType<Omit<OfferSignature, 'id' | 'by' | 'at'>> = z.object({
  templates: z.array(z.object({ code: text, version: count })),
  prices: z.array(text),
  ...declared,
});

export const signingEvidence: z.ZodType<SigningEvidence> = z.object({
  guardian: z.object(saidYes),
  delegate: z.object({ id: text, name: text, mandate: text }).optional(),
  handedOn: z.object({ from: text, ...saidYes }).optional(),
  centre: z.object({
    basis: z.enum(['published_offer', 'standing_signature']),
    facilityId: text,
    credential: text.optional(),
    creditCode: text.optional(),
    templateVersion: count,
    signature: z.object({ id: text, by: text, at: text, ...declared, carried: z.boolean().optional() }).optional(),
  }),
  snapshotHash: text,
  fileHash: text,
  seal: text.optional(),
});

export const paperSeal: z.ZodType<PaperSeal> = z.object({ holder: text, fingerprint: text, demonstration: z.boolean() });

const annexLink: z.ZodType<AnnexLink> = z.object({
  framework: z.object({ number: text, hash: text, signedAt: text, until: text }),
  previousHash: text,
  order: count,
});

const pattern: z.ZodType<CarePattern> = z.object({
  form: careForm,
  from: minutes,
  to: minutes,
  weekdays: text.optional(),
});

const change: z.ZodType<ContractChange> = z.discriminatedUnion('field', [
  z.object({ field: z.enum(['first_day', 'last_day']), before: text, after: text }),
  z.object({ field: z.literal('days'), before: count, after: count }),
  z.object({ field: z.literal('stay'), before: z.array(occasion), after: z.array(occasion) }),
  z.object({ field: z.literal('class'), before: inLanguages, after: inLanguages }),
  z.object({ field: z.literal('pattern'), before: pattern, after: pattern }),
  z.object({ field: z.literal('guardian'), before: text, after: text }),
  z.object({ field: z.literal('pickups'), before: z.array(text), after: z.array(text) }),
  z.object({ field: z.literal('template'), before: count, after: count }),
  z.object({ field: z.literal('own_terms'), before: count, after: count }),
  z.object({ field: z.enum(['month_fee', 'total']), before: fen, after: fen }),
]);

const amends: z.ZodType<Amends> = z.object({ number: text, version: count, hash: text, changes: z.array(change) });

const ending: z.ZodType<Ending> = z.object({
  lastDay: text,
  least: fen,
  most: fen,
  why: z.enum(LEAVING_REASONS).optional(),
  next: z.object({ from: text, number: text, back: fen, paidBy: text.optional() }).optional(),
});

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), parts: z.array(z.object({ text, important: z.boolean() })) }),
  z.object({
    kind: z.literal('table'),
    caption: text,
    head: z.array(text),
    rows: z.array(z.array(text)),
    drawing: z.object({ svg: text, alt: text }).optional(),
  }),
]);

const signedText: z.ZodType<SignedText> = z.object({
  lang: z.enum(LANGS),
  title: text,
  lines: z.array(text),
  sections: z.array(z.object({ heading: text, blocks: z.array(block), clause: text.optional() })),
  closing: z.array(text),
  compact: z.boolean().optional(),
  beside: z.boolean().optional(),
  check: text,
});

const specialDay = z.object({ date: text, kind: z.enum(['holiday', 'workday']), name: inLanguages });

/** Everything that a signed contract froze (promise 3). */
export const contractSnapshot: z.ZodType<ContractSnapshot> = z.object({
  number: text,
  version: count,
  template: z.object({ code: text, version: count, effectiveOn: text, title: inLanguages }),
  clauses: z.array(templateClause),
  ownTerms: centreTerms.optional(),
  currency: text,
  timeZone: text,
  languages: z.array(z.enum(LANGS)),
  facility: z.object({
    id: text,
    name: inLanguages,
    address: inLanguages,
    phone: text,
    creditCode: text.optional(),
    credential: z.object({ type: z.enum(CREDENTIAL_TYPES), number: text.optional() }),
    supervisor: inLanguages,
  }),
  guardian: z.object({ id: text, name: text, relation: text, ground: text.optional(), phone: text }),
  otherGuardian: z.object({ name: text, relation: text, phone: text }).optional(),
  insurance: z.object({ insurer: text, number: text, from: text, to: text }).optional(),
  child: z.object({ id: text, name: text, birthDate: text, hasHealthNotes: z.boolean().optional() }),
  pickups: z.array(z.object({ name: text, relation: text, phone: text, pictured: z.boolean().optional() })),
  consents: z.array(consent),
  service: z.object({
    form: careForm,
    className: inLanguages,
    from: text,
    to: text,
    periods: z.array(servicePeriod),
    occasions: z.array(occasion),
  }),
  lines: z.array(priceLine),
  total: fen,
  terms: refundTerms,
  calendar: z.array(specialDay),
  hadSameService: z.boolean(),
  refundSteps: z.array(refundStep),
  refundLater: z.array(monthSteps).optional(),
  refundIf: z.array(reasonSteps).optional(),
  framework: z.object({ until: text }).optional(),
  annex: annexLink.optional(),
  amends: amends.optional(),
  ending: ending.optional(),
  handedOn: z.object({ from: text, at: text }).optional(),
  payable: z.object({ from: text, to: text }).optional(),
  signedAt: text.optional(),
  signedName: text.optional(),
  said: z.array(signedText).optional(),
  delegate: text.optional(),
});
