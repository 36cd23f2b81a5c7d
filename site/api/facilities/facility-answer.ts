import type { z } from 'zod';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { photosOf } from '#cms/records/pictures.ts';
import { servesMeals, welcomes, yesOrNo } from '#cms/records/welcome.ts';
import { words } from '#cms/records/words.ts';
import type { FacilityDetails } from '#cms/registry/facility-details.ts';
import { CARE_FORMS } from '#domain/care/care.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import { type InEveryLanguage, inEveryLanguage, LANGS } from '#domain/language/lang.ts';
import { whyNotSelling } from '#domain/places/credential.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import type { facilityAnswer } from '../answers.ts';

type Answer = z.infer<typeof facilityAnswer>;

export async function toFacilityAnswer(portal: Portal, details: FacilityDetails): Promise<Answer> {
  const { doc, supply, classes, history, staff } = details;
  const barred = supply ? whyNotSelling(supply, todayOf(portal)) : 'listed_only';
  return {
    id: doc.id,
    slug: doc.slug,
    name: words(doc.name),
    address: words(doc.address),
    summary: wordsOrNull(doc.summary),
    phone: doc.phone ?? null,
    website: doc.website ?? null,
    location: typeof doc.lat === 'number' && typeof doc.lng === 'number' ? { lat: doc.lat, lng: doc.lng } : null,
    districtCode: doc.districtCode ?? null,
    townshipCode: doc.townshipCode ?? null,
    town: doc.town ?? null,
    type: doc.institution,
    ownership: doc.ownership ?? null,
    inclusive: yesOrNo(doc.inclusive),
    model: doc.model ?? false,
    listing: doc.listing,
    bookable: barred === undefined,
    notBookable: barred ?? null,
    credential: {
      type: doc.credentialType,
      number: doc.credentialNumber ?? null,
      issuer: wordsOrNull(doc.credentialIssuer),
      issuedOn: doc.credentialIssuedOn ?? null,
      expiresOn: doc.credentialExpiresOn ?? null,
      status: doc.credentialStatus,
    },
    history,
    forms: CARE_FORMS.filter((form) => classes.some((one) => one.forms.includes(form))),
    ageMonths: agesOf(details),
    places: doc.places ?? null,
    classes: classes.map(({ id, name, ageFrom, ageTo, places, maxSize, childrenPerStaff, forms, ...one }) => ({
      id,
      name: words(name),
      ageMonths: { from: ageFrom, to: ageTo },
      places,
      maxSize,
      childrenPerStaff,
      forms,
      onRequest: one.onRequest ?? [],
      bookableDays: one.bookableDays ?? null,
      noticeHours: one.noticeHours ?? null,
      gapMinutes: one.gapMinutes ?? doc.gapMinutes ?? 0,
      handovers: handoversIn(one.handovers),
    })),
    handovers: handoversIn(doc.handovers),
    prices: pricesOf(details, portal.city.currency),
    hours: (supply?.hours ?? []).map(({ weekdays, from, to, startsOn, endsOn }) => ({
      ...{ weekdays, from: formatTime(from), to: formatTime(to) },
      ...{ startsOn: startsOn ?? null, endsOn: endsOn ?? null },
    })),
    meals: servesMeals(details.prices),
    languages: doc.languages ?? [],
    access: doc.accessFeatures ?? [],
    openToPublic: welcomes(doc, classes, todayOf(portal)),
    staff,
    safety: safetyOf(details),
    bring: wordsOrNull(doc.bring),
    photos: await photosIn(portal, details),
    rhythm: wordsOrNull(doc.rhythm),
    menu: wordsOrNull(doc.menu),
    menuFrom: doc.menuFrom ?? null,
    visits: wordsOrNull(doc.visits),
    askAbout: wordsOrNull(doc.askAbout),
    refundRules: rulesOf(details),
    sample: doc.sample ?? false,
  };
}

const handoversIn = (rows: FacilityDetails['doc']['handovers']): Answer['handovers'] =>
  (rows ?? []).map(({ act, forms, from, to }) => ({ act, forms: forms ?? [], from, to }));

async function photosIn({ pictures }: Portal, { doc }: FacilityDetails): Promise<Answer['photos']> {
  const ids = photosOf(doc);
  const inEach = await Promise.all(LANGS.map((lang) => pictures.listOf(ids, lang)));
  return (inEach[0] ?? []).map(({ filename, width, height, alt, id }, at) => ({
    url: `/media/${encodeURIComponent(filename ?? '')}`,
    width: width ?? null,
    height: height ?? null,
    shows: inEveryLanguage((lang) => inEach[LANGS.indexOf(lang)]?.[at]?.alt ?? alt),
    takenOn: doc.photos?.[ids.indexOf(id)]?.takenOn ?? '',
  }));
}

function pricesOf({ prices }: FacilityDetails, currency: string): Answer['prices'] {
  return prices.map(({ kind, form, unit, amount, classId, daysPerWeek, startsOn, endsOn }) => ({
    kind,
    form,
    unit,
    amount,
    currency,
    classId: classId ?? null,
    daysPerWeek: daysPerWeek ?? null,
    from: startsOn,
    to: endsOn ?? null,
  }));
}

function safetyOf({ doc }: FacilityDetails): Answer['safety'] {
  return {
    hygieneCheckedOn: doc.hygieneCheckedOn ?? null,
    fireCheckedOn: doc.fireCheckedOn ?? null,
    cctvDays: doc.cctvDays ?? null,
    insurance: yesOrNo(doc.insurance),
    doctor: wordsOrNull(doc.doctor),
    floor: doc.floor ?? null,
    indoorArea: doc.indoorArea ?? null,
    outdoorArea: doc.outdoorArea ?? null,
  };
}

/** The rules in force, each with its clause. */
function rulesOf({ terms }: FacilityDetails): Answer['refundRules'] {
  const clauses = refundClauses(terms);
  return terms.rules.map(({ code, version, source }) => {
    const clause = clauses.find((one) => one.code === code);
    return { code, version, source, ...inEveryLanguage((lang) => clause?.[lang] ?? '') };
  });
}

/** From the classes; from the register where a centre has none here. */
function agesOf({ doc, classes }: FacilityDetails): Answer['ageMonths'] {
  const { ageFrom, ageTo } = doc.services ?? {};
  if (classes.length === 0) return { from: ageFrom ?? null, to: ageTo ?? null };
  return { from: Math.min(...classes.map((one) => one.ageFrom)), to: Math.max(...classes.map((one) => one.ageTo)) };
}

function wordsOrNull(value: unknown): InEveryLanguage | null {
  const said = words(value);
  return said[LANGS[0]] ? said : null;
}
