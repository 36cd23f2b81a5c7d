import { z } from 'zod';
import { ONLINE_PROVIDERS } from '#cms/ports/payment/port.ts';
import { MOST_STAYS } from '#domain/booking/order.ts';
import { HALF_DAY_PARTS, MAX_PREPAID_MONTHS } from '#domain/care/care.ts';
import { MOST_CHILDREN } from '#domain/offers/family-offers.ts';
import { PARTIES } from '#domain/places/public-part.ts';
import { DISPUTE_ASKS, DISPUTE_SUBJECTS } from '#domain/supervision/dispute.ts';
import {
  careForm,
  civilDate,
  language,
  leavingReason,
  numberInQuery,
  prose,
  timeOfDay,
  typed,
  weekdayDigits,
  wholeNumber,
} from './values.ts';

const flag = z.boolean();

/** What is asked for: the fields of its kind of care. */
const care = {
  form: careForm,
  date: civilDate.meta({ description: 'The day, or the first day of care by the month' }),
  from: timeOfDay.optional().meta({ description: 'For hourly and temporary care' }),
  to: timeOfDay.optional().meta({ description: 'For hourly and temporary care' }),
  part: z.enum(HALF_DAY_PARTS).optional().meta({ description: 'For half days' }),
  months: wholeNumber(0, 12).optional().meta({ description: 'For full days 1–3; for half days 0 is a single one' }),
  weekdays: weekdayDigits.optional().meta({
    description: 'For care by the month on some weekdays, Monday to Friday: ISO digits. Left out, it is every working day',
    examples: ['135'],
  }),
  meals: flag.optional(),
};

const person = z.strictObject({ name: typed(60, 1), relation: typed(20, 1), phone: typed(30, 1) });

const party = z.enum(PARTIES).default('public').meta({
  description: 'At an employer’s centre that divides its places: those for families of the public, or for its employees',
});

export const quoteBody = z
  .strictObject({
    facility: typed(120, 1).meta({ description: 'The centre’s slug' }),
    ...care,
    ageMonths: wholeNumber(0, 36).optional().meta({ description: 'Needed when birthDate is not given' }),
    birthDate: civilDate.optional(),
    hadSameService: flag.optional().meta({ description: 'The child has been in such care before, here or elsewhere' }),
    party,
  })
  .meta({ id: 'QuoteRequest' });

/** Who books, for which centre. */
const booker = {
  hadSameService: flag.default(false),
  employeeCode: typed(60)
    .optional()
    .meta({ description: 'The code of a centre for its own employees, where the guardian’s contact is not on its list' }),
  guardian: z.strictObject({
    name: typed(60, 1),
    relation: typed(20, 1).meta({ description: 'Mother, father, or another guardian with its ground' }),
    ground: typed(60).optional().meta({ description: 'By what somebody who is no parent is guardian' }),
    adult: flag,
  }),
};

const child = {
  id: typed(40).optional(),
  name: typed(60, 1),
  birthDate: civilDate,
  healthNotes: prose(1000).optional().meta({ description: 'Only together with consents.healthNotes' }),
};

/** What a guardian says for a child that is booked. */
const saidForChild = {
  pickups: z.array(person).max(6).default([]).meta({ description: 'Who may fetch the child; by default the guardian' }),
  consents: z
    .strictObject({
      healthNotes: flag.default(false),
      photos: flag.default(false),
      shareWithHealthAuthority: flag.default(false),
    })
    .default({ healthNotes: false, photos: false, shareWithHealthAuthority: false })
    .meta({ description: 'Each is given or refused for itself; refusing takes nothing away' }),
};

export const holdBody = z
  .strictObject({ facility: typed(120, 1), ...care, ...booker, child: z.strictObject(child), ...saidForChild })
  .meta({ id: 'HoldRequest' });

/** More days with the same hours. */
const days = {
  repeat: z
    .strictObject({
      weekdays: weekdayDigits.meta({ description: 'ISO digits: 3 is each Wednesday', examples: ['3'] }),
      until: civilDate.meta({ description: 'The last day; three months after the first at most' }),
    })
    .optional()
    .meta({ description: 'Each week from date on; days on which the centre is shut are left out' }),
  dates: z.array(civilDate).max(MOST_STAYS).optional().meta({ description: 'More days, one by one' }),
  without: z.array(civilDate).max(MOST_STAYS).optional().meta({ description: 'Days that are left out' }),
};

const children = <C extends z.ZodObject>(one: C) =>
  z.array(one).min(1).max(MOST_CHILDREN).meta({ description: 'A place for each of them on each day, or none' });

export const orderQuoteBody = z
  .strictObject({
    facility: typed(120, 1).meta({ description: 'The centre’s slug' }),
    ...care,
    ...days,
    children: children(
      z.strictObject({
        ageMonths: wholeNumber(0, 36).optional().meta({ description: 'Needed when birthDate is not given' }),
        birthDate: civilDate.optional(),
      }),
    ),
    hadSameService: flag.optional().meta({ description: 'The children have been in such care before, here or elsewhere' }),
  })
  .meta({ id: 'OrderQuoteRequest' });

export const orderBody = z
  .strictObject({
    facility: typed(120, 1),
    ...care,
    ...days,
    ...booker,
    children: children(z.strictObject({ ...child, ...saidForChild })),
  })
  .meta({ id: 'OrderRequest' });

/** Who signs shows that it is the guardian, if the last code was too long ago. */
const freshCode = {
  code: typed(20).optional().meta({
    description: 'A one-time code sent to the guardian’s own contact by /session/code: asked for by `signing_code_needed`',
  }),
  request: typed(100).optional().meta({ description: 'What /session/code answered with' }),
};

export const signBody = z
  .strictObject({
    name: typed(60, 1).optional().meta({
      description: 'The guardian’s own name: the signature. Left out, the stay is agreed with one tap, where `signing` says so',
    }),
    readTerms: flag.optional().meta({ description: 'Whether the terms were read; of one tap they were read before' }),
    terms: typed(100).optional().meta({
      description: 'What `signing.terms` said as they were read: refused with `terms_renewed` once others are in force',
    }),
    ...freshCode,
  })
  .meta({ id: 'SignRequest' });

export const payBody = z
  .strictObject({
    at: z
      .literal('centre')
      .optional()
      .meta({ description: 'To be paid at the centre, where it can be: the places are kept longer, until `holdUntil`' }),
    by: z
      .enum(ONLINE_PROVIDERS)
      .optional()
      .meta({ description: 'Online, by which of the ways that are on here; the usual one, where none is named' }),
  })
  .meta({ id: 'PayRequest' });

export const cancelBody = z
  .strictObject({
    expect: wholeNumber(0, 100_000_000).optional().meta({ description: 'Refuse when the refund (fen) is not this any more' }),
    all: flag
      .optional()
      .meta({ description: 'With all that was booked together, as far as it can be cancelled; `refund` is the sum' }),
    why: leavingReason.optional(),
  })
  .meta({ id: 'CancelRequest' });

export const rescheduleBody = z
  .strictObject({
    date: civilDate,
    from: timeOfDay.optional(),
    to: timeOfDay.optional(),
    part: z.enum(HALF_DAY_PARTS).optional(),
    name: typed(60, 1).optional().meta({
      description: 'The guardian’s own name: it signs the amended contract. Left out, one tap under a framework contract does',
    }),
    ...freshCode,
  })
  .meta({ id: 'RescheduleRequest' });

export const endEarlyQuery = z.strictObject({
  lastDay: civilDate.meta({ description: 'The day with which care is to end: an agreed one, or the agreed one before it' }),
  why: leavingReason.optional(),
  lang: language.optional(),
});

export const endEarlyBody = z
  .strictObject({
    lastDay: civilDate,
    name: typed(60, 1).meta({ description: 'The guardian’s own name: it signs the version that ends' }),
    readTerms: flag.optional(),
    why: leavingReason.optional(),
    expect: wholeNumber(0, 100_000_000).optional().meta({ description: 'Refuse when `least` (fen) is not this any more' }),
    ...freshCode,
  })
  .meta({ id: 'EndEarlyRequest' });

export const offerBody = z
  .strictObject({
    name: typed(60, 1).meta({
      description: 'The own name of the contract’s party: it agrees that the other guardian takes its place',
    }),
    readTerms: flag.optional(),
    ...freshCode,
  })
  .meta({ id: 'OfferRequest' });

export const takeBody = z
  .strictObject({
    name: typed(60, 1).meta({ description: 'The own name of whoever takes it over: it signs the next version' }),
    readTerms: flag.optional(),
    relation: typed(20, 1)
      .optional()
      .meta({ description: 'As in a hold; needed, with adult, of whoever has never said it here' }),
    ground: typed(60).optional().meta({ description: 'By what somebody who is no parent is guardian' }),
    adult: flag.optional(),
    ...freshCode,
  })
  .meta({ id: 'TakeRequest' });

/** Other care by the month that is wanted: a class and form that the centre sells the child. */
const otherCare = {
  from: civilDate.meta({ description: 'One of `days`, or `after`' }),
  class: typed(60, 1).meta({ description: 'The id of a class among `options`' }),
  form: z.enum(['full_day', 'half_day']),
  part: z.enum(HALF_DAY_PARTS).optional().meta({ description: 'For half days' }),
  weekdays: care.weekdays,
};

export const changeQuery = z.strictObject({
  from: otherCare.from.optional(),
  class: otherCare.class.optional(),
  form: otherCare.form.optional(),
  part: otherCare.part,
  weekdays: otherCare.weekdays,
  months: numberInQuery(1, MAX_PREPAID_MONTHS).optional(),
  lang: language.optional(),
});

export const changeBody = z
  .strictObject({ ...otherCare, months: wholeNumber(1, MAX_PREPAID_MONTHS) })
  .meta({ id: 'ChangeRequest' });

export const renewBody = z
  .strictObject({ months: wholeNumber(1, MAX_PREPAID_MONTHS).meta({ description: 'One of those that the renewal offers' }) })
  .meta({ id: 'RenewRequest' });

export const absenceBody = z
  .strictObject({ date: civilDate.meta({ description: 'A booked day' }) })
  .meta({ id: 'AbsenceRequest' });

export const endBody = z
  .strictObject({ until: timeOfDay.meta({ description: 'When the stay of today is to end', examples: ['17:30'] }) })
  .meta({ id: 'StayEnd' });

export const disputeBody = z
  .strictObject({
    booking: typed(40, 1).meta({ description: 'The booking’s id' }),
    formKey: z
      .string()
      .regex(/^[\w-]{16,40}$/)
      .meta({ description: 'Chosen by the caller: sent twice, it is one matter', examples: ['5b0c2c0e-7a51-4f5e-9d7c-1'] }),
    subject: z.enum(DISPUTE_SUBJECTS),
    asks: z.enum(DISPUTE_ASKS),
    amount: wholeNumber(1, 100_000_000).optional().meta({ description: 'Hundredths; with asks: refund' }),
    text: prose(2000, 1),
  })
  .meta({ id: 'DisputeRequest' });

export const disputeStepBody = z
  .strictObject({
    step: z.enum(['say', 'mediate', 'settle']),
    text: prose(2000).optional().meta({ description: 'May be left out where it is settled' }),
  })
  .meta({ id: 'DisputeStep' });

export const waitBody = z
  .strictObject({
    facility: typed(120, 1).meta({ description: 'The centre’s slug' }),
    children: z
      .array(typed(40, 1))
      .min(1)
      .max(4)
      .meta({ description: 'Ids of the family’s children: a place for each, or none' }),
    ...care,
    weekdays: typed(7)
      .optional()
      .meta({ description: 'ISO digits of a weekly pattern of single stays, such as 135', examples: ['135'] }),
    weeks: wholeNumber(1, 13).optional(),
  })
  .meta({ id: 'WaitRequest' });

export const waitAnswerBody = z
  .strictObject({
    action: z.enum(['accept', 'decline', 'pause', 'resume', 'leave']),
    until: civilDate.optional().meta({ description: 'For a pause: the day from which it is the family’s turn again' }),
  })
  .meta({ id: 'WaitAnswer' });

export const codeBody = z
  .strictObject({ to: typed(120, 1).meta({ description: 'Mobile number or e-mail address' }) })
  .meta({ id: 'CodeRequest' });

export const sessionBody = z
  .strictObject({
    to: typed(120, 1),
    code: typed(10, 1),
    request: typed(100, 1)
      .optional()
      .meta({ description: 'From the answer to the request for the code: gives its holder tries of their own' }),
  })
  .meta({ id: 'SessionRequest' });

export const closeBody = z
  .strictObject({ sure: flag.meta({ description: 'That it cannot be undone is understood' }) })
  .meta({ id: 'CloseRequest' });

export const favouriteBody = z
  .strictObject({ facility: typed(120, 1).meta({ description: 'The centre’s id or slug' }) })
  .meta({ id: 'FavouriteRequest' });

export const verifyBody = z
  .strictObject({ hash: typed(200, 1).meta({ description: 'SHA-256 of the PDF, 64 hex digits' }) })
  .meta({ id: 'VerifyRequest' });

export const availabilityQuery = z.strictObject({
  from: civilDate,
  to: civilDate,
  ageMonths: numberInQuery(0, 36).optional().meta({ description: 'The child’s completed months' }),
  form: careForm.optional(),
  party,
  lang: language.optional(),
});

export const suggestQuery = z.strictObject({
  q: typed(100, 1).meta({ description: 'What is typed so far: Chinese, pinyin, initials or English' }),
  limit: numberInQuery(1, 8).default(8),
  lang: language.optional(),
});

export const noBody = z.strictObject({}).meta({ id: 'Empty' });
export const refundQuery = z.strictObject({ why: leavingReason.optional(), lang: language.optional() });
export const noQuery = z.strictObject({ lang: language.optional() });
