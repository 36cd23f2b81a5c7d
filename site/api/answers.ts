import { z } from 'zod';
import { BOOKING_STATUSES } from '#domain/booking/booking-state.ts';
import { CENTRE_END_GROUNDS } from '#domain/booking/centre-end.ts';
import { CONTRACT_STANDINGS } from '#domain/booking/contract-standing.ts';
import { NOT_ACCEPTED } from '#domain/booking/reply.ts';
import { CARE_FORMS, HALF_DAY_PARTS } from '#domain/care/care.ts';
import { SIGNED_HOW } from '#domain/contract/evidence.ts';
import { FRAMEWORK_ENDS } from '#domain/contract/framework.ts';
import { LEAVING_REASONS } from '#domain/contract/refund-rules.ts';
import { inEveryLanguage } from '#domain/language/lang.ts';
import { OWED_STANDINGS } from '#domain/money/outside-return.ts';
import { DISCOUNT_KINDS, EXTRA_KINDS, PRICE_KINDS } from '#domain/money/pricing.ts';
import { PAYEES } from '#domain/money/receipt.ts';
import { HANDOVER_ACTS } from '#domain/places/handover-times.ts';
import { NO_PLACE_REASONS } from '#domain/places/no-place.ts';
import { PARTIES } from '#domain/places/public-part.ts';
import { ACCESS_FEATURES, STAFF_LANGUAGES } from '#search/port.ts';

/** The shapes of what is answered. Money is in the currency's smallest unit, distance in metres, age in months. */
const day = z.string().meta({ format: 'date' });
const instant = z.string().meta({ format: 'date-time' });
const fen = z.int();
const form = z.enum(CARE_FORMS);
const inLanguages = z.strictObject(inEveryLanguage(() => z.string()));
const point = z.strictObject({ lat: z.number(), lng: z.number() });
const ages = z
  .strictObject({ from: z.int().nullable(), to: z.int().nullable() })
  .meta({ id: 'Ages', description: 'Completed months, to excluded; null when the register is silent' });

const occasion = z.strictObject({ date: day, from: z.string(), to: z.string() }).meta({ id: 'Occasion' });
const line = z
  .strictObject({
    kind: z.enum(PRICE_KINDS),
    form,
    unit: z.string(),
    unitAmount: fen,
    quantity: z.number(),
    amount: fen,
    listAmount: fen.optional().meta({ description: 'What the list asks for it, where a discount is given' }),
    discount: z
      .strictObject({ kind: z.enum(DISCOUNT_KINDS), percent: z.int(), name: inLanguages.optional() })
      .optional()
      .meta({ description: 'Off care by the month; what was used is reckoned at the list price if the family ends it' }),
    period: z
      .strictObject({ from: day, to: day, weekdays: z.string().optional().meta({ description: 'ISO digits, of care on some' }) })
      .optional(),
    part: z
      .strictObject({ days: z.int(), of: z.int() })
      .optional()
      .meta({ description: 'Of the month in which the child turns three: so many of its days are paid for' }),
    occasion: occasion.optional(),
  })
  .meta({ id: 'PriceLine' });

const refundStep = z
  .strictObject({
    kind: z.enum(['time', 'days']),
    until: instant.optional(),
    hoursBefore: z.number().optional(),
    fromDays: z.int().optional(),
    toDays: z.int().optional(),
    amount: fen.meta({ description: 'Of care by the month: the least, at its end' }),
    most: fen.optional().meta({ description: 'Where it differs: at its beginning, when more meals of the month are left' }),
    when: z.string(),
  })
  .meta({ id: 'RefundStep', description: 'Cancel until then, or having attended no more days, and get this back' });

const handovers = z.array(
  z.strictObject({
    act: z.enum(HANDOVER_ACTS),
    forms: z.array(form).meta({ description: 'Of all kinds of care where none is named' }),
    from: z.string(),
    to: z.string(),
  }),
);

const reason = z.enum(NO_PLACE_REASONS);
const noPlaceWhen = z
  .strictObject({
    on: day.optional().meta({ description: 'From this day it is otherwise; of a credential, the last day on which it held' }),
    at: z
      .string()
      .optional()
      .meta({ description: 'Opens or closes then, or the first time that can be booked, with on on that day' }),
    hours: z
      .array(z.strictObject({ from: z.string(), to: z.string() }))
      .optional()
      .meta({
        description: 'Open only then, or children are brought or fetched only then; of a full one, full from then until then',
      }),
    minutes: z
      .int()
      .optional()
      .meta({ description: 'The longest stay, the notice that is needed, or what is left of a month’s hours' }),
    most: z.int().optional().meta({ description: 'Of a month’s hours, the most minutes that a child may have' }),
    fromMonths: z.int().optional().meta({ description: 'Children are taken from this age' }),
    untilMonths: z.int().optional().meta({ description: 'Children are taken until this age' }),
    daysPerWeek: z
      .array(z.int())
      .readonly()
      .optional()
      .meta({ description: 'On how many weekdays such care is sold by the month; 5 is on every working day' }),
    call: z.string().optional().meta({ description: 'Of a visit that comes first and has no free time: a telephone number' }),
    note: inLanguages.optional().meta({ description: 'The holiday, or why the centre is shut' }),
  })
  .meta({ id: 'When', description: 'When a "no" is otherwise: what belongs to the reason' });
const none = { reason: reason.optional().meta({ description: 'Why none is left' }), when: noPlaceWhen.optional() };

const careOffer = z
  .strictObject({
    form,
    left: z.int(),
    from: z.string().meta({ description: 'The first stay begins, local YYYY-MM-DDTHH:mm' }),
    to: z.string().meta({ description: 'and ends' }),
    stays: z.int().meta({ description: 'How many stays it is' }),
    months: z.int().meta({ description: 'Months, for care sold by the month; else 0' }),
    weekdays: z.string().optional().meta({ description: 'Of care by the month on some weekdays: ISO digits' }),
  })
  .meta({ id: 'CareOffer' });

const answers = z
  .strictObject({
    withinHours: z.int().meta({ description: 'Of its opening, within which the centre answers at the latest' }),
    usualMinutes: z.int().nullable().meta({ description: 'The median of its answers; null while there are few' }),
  })
  .meta({ id: 'AnswersItself', description: 'The centre answers such bookings itself: a hold begins as requested' });

const hit = z
  .strictObject({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    address: z.string(),
    district: z.string(),
    districtCode: z.string().nullable(),
    township: z.string(),
    location: point.nullable().meta({ description: 'WGS-84' }),
    distance: z.number().nullable().meta({ description: 'Metres from near, as the crow flies' }),
    type: z.string(),
    forms: z.array(form),
    ageMonths: ages,
    inclusive: z.boolean().nullable(),
    model: z.boolean(),
    bookable: z.boolean(),
    listedOnly: z.boolean(),
    prices: z.partialRecord(form, fen).meta({ description: 'The lowest published price of each form, per that form’s own unit' }),
    detour: z.number().nullable().meta({ description: 'With near and also: metres more than the straight way between them' }),
    left: z.int().optional().meta({
      description: 'Places left for all of the time asked for; of several children, those of the one who comes off worst',
    }),
    children: z
      .array(
        z.strictObject({
          ageMonths: z.int(),
          takes: z.boolean().meta({ description: 'Whether there is such care for that age at all' }),
          left: z.int().optional().meta({ description: 'With a time: places left, brothers and sisters counted' }),
          offer: careOffer.optional().meta({ description: 'With a time: what could be booked for this child' }),
          ...none,
          next: z.array(careOffer).meta({ description: 'When it next can be taken' }),
        }),
      )
      .optional()
      .meta({ description: 'In a search for several children: each of them, in the order asked for' }),
    offer: careOffer.optional().meta({ description: 'With a time: what could be booked' }),
    answers: answers.optional().meta({ description: 'With a time: set where that is booked on request' }),
    asOf: instant,
  })
  .meta({ id: 'FacilityHit' });

/** Has such care for such a child, but not then. */
const fullHit = hit
  .extend({
    ...none,
    next: z.array(careOffer).meta({ description: 'When it next can' }),
  })
  .meta({ id: 'FullFacilityHit' });

export const searchAnswer = z
  .strictObject({
    total: z.int(),
    page: z.int(),
    perPage: z.int(),
    facets: z
      .record(z.string(), z.record(z.string(), z.int()))
      .meta({ description: 'For each filter and value, how many centres match everything else that was asked for' }),
    hits: z.array(hit),
    part: z
      .array(hit)
      .meta({ description: 'In a search for several children: the first that can take only some of them, the most first' }),
    partTotal: z.int(),
    full: z.array(fullHit).meta({ description: 'With a time: the first that cannot take the child then' }),
    fullTotal: z.int(),
    lookedAt: z.int().optional().meta({ description: 'With a time: how many centres were worked out, when there were more' }),
  })
  .meta({ id: 'SearchAnswer' });

export const suggestAnswer = z
  .strictObject({
    suggestions: z.array(
      z.strictObject({
        kind: z.enum(['place', 'facility']),
        name: z.string().meta({ description: 'For a place: what to search around, with its district where names are the same' }),
        detail: z.string().meta({ description: 'Kind and district of a place, address of a centre' }),
        placeKind: z
          .enum(['district', 'township', 'community', 'station', 'hospital', 'park', 'employer', 'landmark'])
          .optional(),
        location: point.optional().meta({ description: 'WGS-84' }),
        slug: z.string().optional().meta({ description: 'Of a centre' }),
      }),
    ),
  })
  .meta({ id: 'Suggestions' });

export const facilityAnswer = z
  .strictObject({
    id: z.string(),
    slug: z.string(),
    name: inLanguages,
    address: inLanguages,
    summary: inLanguages.nullable(),
    phone: z.string().nullable(),
    website: z.string().nullable(),
    location: point.nullable().meta({ description: 'WGS-84' }),
    districtCode: z.string().nullable(),
    townshipCode: z.string().nullable(),
    town: z.string().nullable(),
    type: z.string(),
    ownership: z.string().nullable(),
    inclusive: z.boolean().nullable(),
    model: z.boolean(),
    listing: z.string(),
    bookable: z.boolean(),
    notBookable: z.string().nullable(),
    credential: z.strictObject({
      type: z.string(),
      number: z.string().nullable(),
      issuer: inLanguages.nullable(),
      issuedOn: day.nullable(),
      expiresOn: day.nullable(),
      status: z.string(),
    }),
    history: z.array(z.strictObject({ on: day, what: inLanguages })).meta({
      description: 'What happened to the credential, and from when to when it took no child, known ahead or since; newest first',
    }),
    forms: z.array(form),
    ageMonths: ages,
    places: z.int().nullable(),
    classes: z.array(
      z.strictObject({
        id: z.string(),
        name: inLanguages,
        ageMonths: z.strictObject({ from: z.int(), to: z.int() }),
        places: z.int(),
        maxSize: z.int(),
        childrenPerStaff: z.int(),
        forms: z.array(form),
        onRequest: z.array(form).meta({ description: 'Of these the centre answers each booking itself' }),
        bookableDays: z
          .int()
          .nullable()
          .meta({ description: 'Can be booked from so many days ahead; null: as early as anything' }),
        noticeHours: z
          .int()
          .nullable()
          .meta({ description: 'and until so many hours before, where that is more than its centre’s' }),
        gapMinutes: z.int().meta({ description: 'Minutes in which a place is got ready before the next child comes into it' }),
        handovers: handovers.meta({ description: 'When children are brought and fetched, where it is not as its centre says' }),
      }),
    ),
    handovers: handovers.meta({ description: 'When children are brought and fetched; at any time where nothing is listed' }),
    prices: z.array(
      z.strictObject({
        kind: z.string(),
        form,
        unit: z.string(),
        amount: fen,
        currency: z.string(),
        classId: z.string().nullable(),
        daysPerWeek: z
          .int()
          .nullable()
          .meta({ description: 'Of care by the month on so many weekdays; null: every working day' }),
        from: day,
        to: day.nullable(),
      }),
    ),
    hours: z.array(
      z.strictObject({
        ...{ weekdays: z.string().meta({ description: '1 is Monday' }), from: z.string(), to: z.string() },
        startsOn: day.nullable().meta({ description: 'Of a season: on its days its hours alone count; null of the whole year' }),
        endsOn: day.nullable(),
      }),
    ),
    meals: z.boolean().nullable().meta({ description: 'Whether meals are on its price list; null without a list' }),
    languages: z.array(z.enum(STAFF_LANGUAGES)).meta({ description: 'What its staff speak; empty when nobody has said' }),
    access: z.array(z.enum(ACCESS_FEATURES)).meta({ description: 'Empty when nobody has said' }),
    openToPublic: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether it takes children of people who do not work there; null when unknown' }),
    staff: z.strictObject({ carers: z.int(), certified: z.int(), healthChecked: z.int() }),
    safety: z.strictObject({
      hygieneCheckedOn: day.nullable(),
      fireCheckedOn: day.nullable(),
      cctvDays: z.int().nullable(),
      insurance: z.boolean().nullable(),
      doctor: inLanguages.nullable(),
      floor: z.number().nullable(),
      indoorArea: z.number().nullable().meta({ description: 'Square metres' }),
      outdoorArea: z.number().nullable().meta({ description: 'Square metres' }),
    }),
    bring: inLanguages.nullable(),
    photos: z
      .array(
        z.strictObject({
          url: z.string().meta({ description: 'Its address on this site' }),
          width: z.int().nullable(),
          height: z.int().nullable(),
          shows: inLanguages.meta({ description: 'What can be seen, in words' }),
          takenOn: day,
        }),
      )
      .meta({ description: 'Photographs of its rooms; drawings where the centre is a sample' }),
    rhythm: inLanguages.nullable().meta({ description: 'What a day is like, a line each' }),
    menu: inLanguages.nullable().meta({ description: 'A line for each day' }),
    menuFrom: day.nullable().meta({ description: 'The first day of that menu' }),
    visits: inLanguages.nullable().meta({ description: 'When a family may come and look, a line each; telephone is phone' }),
    askAbout: inLanguages.nullable().meta({ description: 'What families ask about, a line each' }),
    refundRules: z.array(z.strictObject({ code: z.string(), version: z.int(), source: z.string(), ...inLanguages.shape })),
    sample: z.boolean(),
  })
  .meta({ id: 'Facility' });

const slot = z
  .strictObject({ from: z.string(), to: z.string(), capacity: z.int(), left: z.int(), reason: reason.optional() })
  .meta({ id: 'Slot' });

export const availabilityAnswer = z
  .strictObject({
    asOf: instant,
    days: z.array(
      z.strictObject({
        date: day,
        classId: z.string().nullable(),
        left: z.int().meta({
          description: 'Places left for the whole day or half day; for other care, the most in any half hour',
        }),
        month: z
          .strictObject({
            left: z.int(),
            ...none,
            failsOn: day.optional().meta({ description: 'The first day that cannot be had' }),
          })
          .optional()
          .meta({ description: 'Full days are sold by the month: places left for all of the month that begins then' }),
        ...none,
        note: inLanguages.optional().meta({ description: 'As in when' }),
        slots: z.array(slot),
      }),
    ),
  })
  .meta({ id: 'Availability' });

export const quoteAnswer = z
  .strictObject({
    facility: z.string(),
    class: z.strictObject({ id: z.string(), name: inLanguages }),
    form,
    currency: z.string(),
    occasions: z.array(occasion),
    lines: z.array(line),
    total: fen,
    hadSameService: z.boolean(),
    ifFirst: z
      .strictObject({ lastDay: day, amount: fen, otherwise: z.array(refundStep) })
      .optional()
      .meta({
        description:
          '`refund` is for a child that has had no such care before: asked for by `lastDay`, if it is paid for today, ' +
          '`amount` comes back. `otherwise` is what comes back for one that has: a hold looks at what it has attended',
      }),
    earnest: z
      .strictObject({ amount: fen, rest: fen, restBy: day, backUntil: day, centreOwes: fen })
      .optional()
      .meta({
        description:
          'Earnest money, where the centre asks for some: `amount` is paid on signing and goes into the first bill, `rest` by ' +
          '`restBy`. Paid today it comes back to a family that cancels by `backUntil`, and not after that, nor where the rest is ' +
          'not paid; a centre that does not carry the contract out pays `centreOwes` beside it. `refund` is what comes back once all is paid',
      }),
    employeesOnly: z.boolean().meta({
      description:
        'Sold to the centre’s own employees alone: a hold needs a guardian’s contact that is on its list, or employeeCode',
    }),
    party: z
      .enum(PARTIES)
      .nullable()
      .meta({ description: 'Of whose part of an employer’s places it is one; null at every other centre' }),
    refund: z.array(refundStep),
    refundIf: z
      .array(z.strictObject({ why: z.enum(LEAVING_REASONS), steps: z.array(refundStep) }))
      .meta({ description: 'The same for reasons by which the terms give back another sum, where a family names one' }),
    terms: z.array(z.strictObject({ code: z.string(), ...inLanguages.shape })),
    termsVersion: z.string(),
    answers: answers.nullable().meta({ description: 'null: booked at once' }),
    left: z.int(),
    ...none,
    hours: z
      .strictObject({
        ...{ month: z.string(), mostMinutes: z.int(), usedMinutes: z.int(), leftMinutes: z.int() },
        source: z.string(),
      })
      .optional()
      .meta({ description: 'What the child has left of a month’s hours, where the city bounds them and the child is known' }),
    asOf: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Quote' });

export const orderQuoteAnswer = z
  .strictObject({
    total: fen.meta({ description: 'Of the stays that can be had' }),
    currency: z.string(),
    free: z.boolean().meta({ description: 'All of them can be had' }),
    stays: z.array(
      z.strictObject({
        child: z.int().meta({ description: 'Which of the children, the first is 0' }),
        date: day,
        quote: quoteAnswer.optional(),
        no: z
          .strictObject({ code: z.string(), message: z.string(), ...none })
          .optional()
          .meta({ description: 'Why it cannot be had; `without` leaves the day out' }),
      }),
    ),
    closed: z
      .array(z.strictObject({ date: day, ...none }))
      .meta({ description: 'Days of the repeat on which the centre is shut: left out by themselves' }),
  })
  .meta({ id: 'OrderQuote' });

export const codeAnswer = z.strictObject({
  to: z.string(),
  sent: z.boolean(),
  request: z.string().meta({ description: 'To be sent with the code, where it is typed in by who asked for it' }),
});
export const sessionAnswer = z.strictObject({ token: z.string(), expiresAt: instant }).meta({ id: 'Session' });
export const okAnswer = z.strictObject({ ok: z.boolean() });
export const outboxAnswer = z.strictObject({
  messages: z.array(z.strictObject({ to: z.string(), kind: z.string(), subject: z.string(), text: z.string(), sentAt: instant })),
});

export const bookingAnswer = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    status: z.enum(BOOKING_STATUSES),
    step: z
      .string()
      .meta({ description: 'What was done last of it: moved, checked_in, absent and the like, with a status still confirmed' }),
    facility: z.string(),
    form,
    occasions: z.array(occasion),
    lines: z.array(line),
    total: fen,
    order: z
      .strictObject({ id: z.string(), bookings: z.array(z.string()), total: fen })
      .nullable()
      .meta({ description: 'What it was booked together with, by ids: kept longer, signed, paid for and given up together' }),
    hadSameService: z.boolean().meta({
      description: 'As the family said, or as the child’s attendance shows: the seven days do not apply then',
    }),
    currency: z.string(),
    holdUntil: instant.nullable(),
    pays: z.strictObject({ from: day, to: day }).nullable().meta({
      description: 'Of what was signed ahead of its payment: the first and the last day on which it is paid for',
    }),
    earnest: z
      .strictObject({ amount: fen, paid: z.boolean(), rest: fen, restBy: day, backUntil: day.nullable() })
      .nullable()
      .meta({
        description:
          'Earnest money that the contract asks for: what is paid first, whether it is, what by `restBy`, and once it is paid the ' +
          'last day on which it comes back to a family that cancels before it pays the rest',
      }),
    asksBy: instant
      .nullable()
      .meta({ description: 'Of what somebody who helps the family asked for: until when its guardian agrees and pays' }),
    replyBy: instant.nullable().meta({ description: 'While it is requested: until when the centre answers' }),
    notAccepted: z
      .strictObject({ how: z.enum(NOT_ACCEPTED), reason: z.string().nullable() })
      .nullable()
      .meta({ description: 'With the status declined: how it came' }),
    replaces: z
      .string()
      .nullable()
      .meta({ description: 'The booking whose months not begun it takes the place of, once it is paid for' }),
    given: z.strictObject({ of: z.string(), reason: z.string() }).nullable().meta({
      description:
        'Of a stay that its centre added free of charge: to which booking, and why. There is nothing to sign or pay; it is declined by cancelling it',
    }),
    added: z
      .array(z.string())
      .meta({ description: 'Stays that its centre added to it free of charge, by ids: each is a booking of its own' }),
    ending: z
      .strictObject({
        lastDay: day,
        least: fen,
        most: fen,
        by: z.enum(['family', 'centre']),
        ground: z.enum(CENTRE_END_GROUNDS).nullable().meta({ description: 'By the centre: for what' }),
      })
      .nullable()
      .meta({
        description:
          'Of care that ends early, by its family or by notice of its centre: what comes back if the child comes every day until then, and if it does not come',
      }),
    may: z
      .array(z.enum(['sign', 'pay', 'extend', 'cancel', 'reschedule', 'endEarly', 'absence', 'longer', 'shorter']))
      .meta({ description: 'Calls that are open to the family now' }),
    signing: z
      .strictObject({
        how: z
          .enum(SIGNED_HOW)
          .meta({ description: 'one_tap: the stay is agreed under a framework contract, without a typed name' }),
        why: z
          .enum(FRAMEWORK_ENDS)
          .nullable()
          .meta({ description: 'Why the framework contract that there is does not cover it' }),
        terms: z.string().meta({ description: 'Which clauses would be signed now: the template’s, and what the centre adds' }),
      })
      .nullable()
      .meta({ description: 'Of a place that is held: how it is signed' }),
    contract: z
      .strictObject({
        id: z.string(),
        number: z.string(),
        version: z.int(),
        sha256: z.string(),
        pdf: z.string().meta({ description: 'Its address; for this family only' }),
      })
      .nullable(),
    payments: z.array(z.strictObject({ reference: z.string(), status: z.string(), amount: fen, url: z.string().nullable() })),
    refunds: z.array(z.strictObject({ amount: fen, currency: z.string(), covered: fen, status: z.string(), cause: z.string() })),
    receipts: z.array(
      z.strictObject({
        number: z.string(),
        kind: z.string(),
        amount: fen,
        issuedAt: instant,
        payee: z.enum(PAYEES).nullable().meta({
          description:
            'Who has the money, or has paid the interest: the centre itself, or the city’s merchant for it; null where nobody has kept it',
        }),
      }),
    ),
    absences: z
      .array(
        z.strictObject({
          date: z.string(),
          offered: z.boolean().meta({
            description: 'Its place is there for others; credited once the day is over, as far as others had no other place',
          }),
          takenMinutes: z.int(),
          credited: fen,
        }),
      )
      .meta({ description: 'Days on which the child does not come' }),
    stay: z
      .strictObject({
        longer: z.array(z.strictObject({ until: z.string(), amount: fen })).meta({ description: 'Ends that can be had now' }),
        why: z.string().nullable().meta({ description: 'Code of what keeps it from ending later still' }),
        shorter: z.array(z.string()).meta({ description: 'Earlier ends that can be had now' }),
        pending: z
          .strictObject({ until: z.string(), amount: fen, heldUntil: instant })
          .nullable()
          .meta({ description: 'Asked for: had once it is paid' }),
      })
      .nullable()
      .meta({ description: 'How today’s stay can be changed while the child is there' }),
    extras: z
      .array(
        z.strictObject({ kind: z.enum(EXTRA_KINDS), date: z.string(), amount: fen, state: z.enum(['due', 'paid', 'waived']) }),
      )
      .meta({ description: 'What was charged beside the price, by the contract' }),
    asOf: instant,
  })
  .meta({ id: 'Booking' });

export const payAnswer = z
  .strictObject({
    reference: z.string(),
    status: z.string(),
    amount: fen.meta({ description: 'What is paid for this booking' }),
    total: fen.meta({ description: 'What the payer is asked for: of an order, for all of its bookings at once' }),
    currency: z.string(),
    url: z.string().nullable().meta({ description: 'Where the payer goes; null when there is nothing left to do there' }),
  })
  .meta({ id: 'Checkout' });

const rosterQuestion = z.strictObject({ days: z.array(day), least: fen, until: instant }).meta({
  id: 'RosterQuestion',
  description:
    'Days of which the centre has no attendance. It is asked before money moves: `least` comes back if the child came on all of them, the total if it does not answer in time.',
});

/** How far a family has what comes back of a booking, the provider having given some of it by itself. */
const owed = {
  covered: fen.meta({ description: 'Given back by the payment provider already' }),
  rest: fen.meta({ description: 'Still to come' }),
  standing: z.enum(['whole', ...OWED_STANDINGS]).meta({
    description: '`disputed` and `unclear`: the rest is sent once the bank, or a person here, has decided what is left',
  }),
};

export const orderAnswer = z
  .strictObject({
    order: z.string().nullable().meta({ description: 'Null where it is one stay alone' }),
    total: fen,
    currency: z.string(),
    holdUntil: instant.nullable(),
    bookings: z.array(bookingAnswer),
  })
  .meta({ id: 'Order' });

export const refundAnswer = z
  .strictObject({
    paid: fen,
    total: fen,
    ...owed,
    currency: z.string(),
    lines: z.array(
      z.strictObject({
        ...{ line, paid: fen, refund: fen, reason: z.string(), why: z.string() },
        rule: z.string().optional().meta({ description: 'The code of the rule of the contract that says so' }),
        says: z
          .array(z.string())
          .meta({ description: 'Why, what was counted, the arithmetic and its rounding, by which rule and article' }),
      }),
    ),
    steps: z.array(refundStep),
    byDate: day,
    asOf: instant,
    asked: rosterQuestion.optional(),
    reasons: z
      .array(z.enum(LEAVING_REASONS))
      .meta({ description: 'Reasons for leaving by which this contract may give back more: asked with `why`' }),
    why: z.enum(LEAVING_REASONS).optional().meta({ description: 'The reason that these sums go by' }),
    stoppedOn: day.optional().meta({
      description: 'The first booked day on which the centre cannot take the child: all that was not provided comes back',
    }),
  })
  .meta({ id: 'RefundPreview' });

/** What a version of a contract says otherwise than the one before. */
const change = z.strictObject({ field: z.string(), what: z.string(), before: z.string(), after: z.string() });

export const renewalAnswer = z
  .strictObject({
    from: day,
    months: z.int().meta({ description: 'So many months can be paid for now, by POST /holds or by renewing' }),
    ahead: z
      .array(z.strictObject({ months: z.int(), pays: z.strictObject({ from: day, to: day }) }))
      .meta({ description: 'So many can be signed now, and paid for on these days' }),
  })
  .meta({ id: 'Renewal' });

export const handOnAnswer = z
  .strictObject({
    party: z.boolean().meta({ description: 'Whether who asks is the party of the contract' }),
    may: z
      .array(z.enum(['offerContract', 'takeContract', 'keepContract']))
      .meta({ description: 'Calls that are open to who asks' }),
    offer: z
      .strictObject({ at: instant, until: instant, lapsed: z.boolean() })
      .nullable()
      .meta({ description: 'What the party has agreed to, and by when the other guardian signs' }),
    why: z
      .strictObject({ code: z.string(), message: z.string() })
      .nullable()
      .meta({ description: 'Why it can be neither offered nor taken now' }),
    changes: z
      .array(change)
      .meta({ description: 'Of what is open to be taken: what the version to be signed changes, in words' }),
  })
  .meta({ id: 'HandOn' });

export const changeAnswer = z
  .strictObject({
    days: z.array(day).meta({ description: 'First days of months that are paid for and can be replaced' }),
    after: day.nullable().meta({ description: 'The day on which other care can follow all that is paid for' }),
    noticeDays: z.int().meta({ description: 'Asked for so many days ahead, by the contract' }),
    options: z
      .array(
        z.strictObject({
          class: z.strictObject({ id: z.string(), name: inLanguages }),
          form,
          part: z.enum(HALF_DAY_PARTS).nullable(),
          monthly: fen.meta({ description: 'A month, with its meals where it has any' }),
          meals: z.boolean(),
        }),
      )
      .meta({ description: 'What the centre sells the child from the day asked about, or from the first' }),
    quote: z
      .strictObject({
        from: day,
        total: fen,
        currency: z.string(),
        lastDay: day.nullable().meta({ description: 'With which day the care that is paid for ends, once this is paid for' }),
        back: fen.meta({ description: 'What comes back then for the months not begun' }),
        pays: z
          .strictObject({ from: day, to: day })
          .nullable()
          .meta({ description: 'The days on which it is paid for: if it is not, nothing changes. null: at once' }),
        until: day.meta({ description: 'The last day that is paid ahead then' }),
        left: z.int(),
        ...none,
      })
      .nullable()
      .meta({ description: 'Of the care asked about; null where none is' }),
  })
  .meta({ id: 'CareChange' });

export const endEarlyAnswer = z
  .strictObject({
    lastDay: day.meta({ description: 'The agreed day with which care would end' }),
    least: fen.meta({ description: 'What comes back if the child comes on every agreed day until then' }),
    most: fen.meta({ description: 'What comes back if it comes on none of those that are left' }),
    now: fen.meta({ description: 'What cancelling at once gives back' }),
    currency: z.string(),
    byDate: day,
    changes: z.array(change).meta({ description: 'What the version to be signed changes, in words' }),
    reasons: z
      .array(z.enum(LEAVING_REASONS))
      .meta({ description: 'Reasons for leaving by which this contract may give back more: asked with `why`' }),
  })
  .meta({ id: 'EarlyEnd' });

export const cancelAnswer = z
  .strictObject({ refund: fen, ...owed, currency: z.string(), asked: rosterQuestion.optional(), booking: bookingAnswer })
  .meta({ id: 'Cancelled' });

export const verifyAnswer = z
  .strictObject({
    valid: z.boolean(),
    number: z.string().optional(),
    signedAt: instant.optional(),
    version: z.int().optional(),
    latest: z.boolean().optional().meta({ description: 'Whether no later version of this contract was signed' }),
    standing: z.enum(CONTRACT_STANDINGS).optional().meta({ description: 'How the contract stands' }),
    framework: z.strictObject({ until: z.string(), ended: z.boolean() }).optional().meta({
      description: 'Of a framework contract: the last day for which stays are agreed under it, and whether it was ended',
    }),
    annex: z
      .strictObject({ order: z.int(), whole: z.boolean() })
      .optional()
      .meta({ description: 'Of an annex: its number, and whether every annex hangs on the one before as it was signed' }),
    amends: z
      .strictObject({ version: z.int(), whole: z.boolean() })
      .optional()
      .meta({ description: 'Signed again: which version it replaces, and whether it hangs on that as it was signed' }),
    ownTerms: z
      .strictObject({ version: z.int(), count: z.int() })
      .optional()
      .meta({ description: 'What the centre added to the city’s clauses: its version, and how many terms' }),
    seal: z
      .strictObject({
        holder: z.string().meta({ description: 'Whose certificate the file is sealed with' }),
        fingerprint: z.string().meta({ description: 'SHA-256 of the certificate, in hex' }),
        demonstration: z
          .boolean()
          .meta({ description: 'A certificate that a demonstration made itself: it proves nothing of its holder' }),
      })
      .optional()
      .meta({ description: 'Absent where the portal had no certificate when the contract was signed' }),
  })
  .meta({ id: 'Verification' });

export const favouritesAnswer = z
  .strictObject({
    favourites: z
      .array(z.strictObject({ id: z.string(), slug: z.string(), name: z.string() }))
      .meta({ description: 'Centres, the one saved last first' }),
    most: z.int().meta({ description: 'How many can be saved' }),
  })
  .meta({ id: 'Favourites' });

export const errorAnswer = z
  .strictObject({
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      field: z.string().optional(),
      ...none,
      fields: z
        .array(z.strictObject({ code: z.string(), message: z.string(), field: z.string() }))
        .optional()
        .meta({ description: 'Where more than one field is wrong: every one of them, the first included' }),
    }),
  })
  .meta({ id: 'Error' });
