import { z } from 'zod';
import { CARE_FORMS } from '#domain/care.ts';

/** The shapes of what is answered. Money is in the currency's smallest unit, distance in metres, age in months. */
const day = z.string().meta({ format: 'date' });
const instant = z.string().meta({ format: 'date-time' });
const fen = z.int();
const form = z.enum(CARE_FORMS);
const both = z.object({ zh: z.string(), en: z.string() });

const occasion = z.object({ date: day, from: z.string(), to: z.string() }).meta({ id: 'Occasion' });
const line = z
  .object({
    kind: z.enum(['care', 'meals']),
    form,
    unit: z.string(),
    unitAmount: fen,
    quantity: z.number(),
    amount: fen,
    period: z.object({ from: day, to: day }).optional(),
    occasion: occasion.optional(),
  })
  .meta({ id: 'PriceLine' });

const refundStep = z
  .object({
    kind: z.enum(['time', 'days']),
    until: instant.optional(),
    hoursBefore: z.number().optional(),
    fromDays: z.int().optional(),
    toDays: z.int().optional(),
    amount: fen,
    when: z.string(),
  })
  .meta({ id: 'RefundStep', description: 'Cancel until then, or having attended no more days, and get this back' });

export const hit = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    address: z.string(),
    district: z.string(),
    township: z.string(),
    location: z.object({ lat: z.number(), lng: z.number() }).nullable().meta({ description: 'WGS-84' }),
    distance: z.number().nullable(),
    type: z.string(),
    forms: z.array(form),
    ageMonths: z.object({ from: z.int().nullable(), to: z.int().nullable() }).meta({ description: 'Completed months, to excluded; null when the register is silent' }),
    inclusive: z.boolean().nullable(),
    model: z.boolean(),
    bookable: z.boolean(),
    listedOnly: z.boolean(),
    prices: z.partialRecord(form, fen),
    left: z.int().optional().meta({ description: 'Places left for the whole window asked for' }),
    asOf: instant,
  })
  .meta({ id: 'FacilityHit' });

export const searchAnswer = z
  .object({
    total: z.int(),
    page: z.int(),
    perPage: z.int(),
    facets: z.record(z.string(), z.record(z.string(), z.int())),
    hits: z.array(hit),
  })
  .meta({ id: 'SearchAnswer' });

export const facilityAnswer = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: both,
    address: both,
    summary: both.nullable(),
    phone: z.string().nullable(),
    website: z.string().nullable(),
    location: z.object({ lat: z.number(), lng: z.number() }).nullable(),
    districtCode: z.string().nullable(),
    townshipCode: z.string().nullable(),
    town: z.string().nullable(),
    type: z.string(),
    ownership: z.string().nullable(),
    inclusive: z.boolean().nullable(),
    listing: z.string(),
    bookable: z.boolean(),
    notBookable: z.string().nullable(),
    credential: z.object({ type: z.string(), number: z.string().nullable(), issuedOn: day.nullable(), expiresOn: day.nullable(), status: z.string() }),
    classes: z.array(z.object({ id: z.string(), name: both, ageMonths: z.object({ from: z.int(), to: z.int() }), places: z.int(), maxSize: z.int(), childrenPerStaff: z.int(), forms: z.array(form) })),
    prices: z.array(z.object({ kind: z.string(), form, unit: z.string(), amount: fen, currency: z.string(), classId: z.string().nullable(), from: day, to: day.nullable() })),
    hours: z.array(z.object({ weekdays: z.string(), from: z.string(), to: z.string() })),
    staff: z.object({ carers: z.int(), certified: z.int(), healthChecked: z.int() }),
    refundRules: z.array(z.object({ code: z.string(), version: z.int(), source: z.string(), zh: z.string(), en: z.string() })),
    sample: z.boolean(),
  })
  .meta({ id: 'Facility' });

const slot = z.object({ from: z.string(), to: z.string(), capacity: z.int(), left: z.int(), reason: z.string().optional() }).meta({ id: 'Slot' });

export const availabilityAnswer = z
  .object({
    asOf: instant,
    days: z.array(z.object({ date: day, classId: z.string().nullable(), left: z.int(), reason: z.string().optional(), note: both.optional(), slots: z.array(slot) })),
  })
  .meta({ id: 'Availability' });

export const quoteAnswer = z
  .object({
    facility: z.string(),
    class: z.object({ id: z.string(), name: both }),
    form,
    currency: z.string(),
    occasions: z.array(occasion),
    lines: z.array(line),
    total: fen,
    hadSameService: z.boolean(),
    refund: z.array(refundStep),
    terms: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
    termsVersion: z.string(),
    left: z.int(),
    asOf: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Quote' });

export const codeAnswer = z.object({ to: z.string(), sent: z.literal(true) });
export const sessionAnswer = z.object({ token: z.string(), expiresAt: instant }).meta({ id: 'Session' });
export const okAnswer = z.object({ ok: z.literal(true) });
export const outboxAnswer = z.object({ messages: z.array(z.object({ to: z.string(), kind: z.string(), subject: z.string(), text: z.string(), sentAt: instant })) });

export const bookingAnswer = z
  .object({
    id: z.string(),
    number: z.string(),
    status: z.string(),
    facility: z.string(),
    form,
    occasions: z.array(occasion),
    lines: z.array(line),
    total: fen,
    currency: z.string(),
    holdUntil: instant.nullable(),
    may: z.array(z.string()),
    contract: z.object({ id: z.string(), number: z.string(), version: z.int(), sha256: z.string(), pdf: z.string() }).nullable(),
    payments: z.array(z.object({ reference: z.string(), status: z.string(), amount: fen, url: z.string().nullable() })),
    refunds: z.array(z.object({ amount: fen, status: z.string(), cause: z.string() })),
    receipts: z.array(z.object({ number: z.string(), kind: z.string(), amount: fen, issuedAt: instant })),
    asOf: instant,
  })
  .meta({ id: 'Booking' });

export const payAnswer = z.object({ reference: z.string(), status: z.string(), amount: fen, currency: z.string(), url: z.string().nullable() }).meta({ id: 'Checkout' });

export const refundAnswer = z
  .object({
    paid: fen,
    total: fen,
    currency: z.string(),
    lines: z.array(z.object({ line, paid: fen, refund: fen, reason: z.string(), why: z.string() })),
    steps: z.array(refundStep),
    byDate: day,
    asOf: instant,
  })
  .meta({ id: 'RefundPreview' });

export const cancelAnswer = z.object({ refund: fen, currency: z.string(), booking: bookingAnswer }).meta({ id: 'Cancelled' });

export const verifyAnswer = z
  .object({ valid: z.boolean(), number: z.string().optional(), signedAt: instant.optional(), version: z.int().optional(), latest: z.boolean().optional() })
  .meta({ id: 'Verification' });

export const errorAnswer = z
  .object({ error: z.object({ code: z.string(), message: z.string(), field: z.string().optional() }) })
  .meta({ id: 'Error' });
