import type { Translator } from '#cms/words/index.ts';

/** The fields of a time, in the order of the form. */
export const timeLabels = (t: Translator) => ({
  form: t('booking.form'),
  ageMonths: t('booking.age'),
  date: t('booking.dayOrStart'),
  until: t('booking.repeatUntil'),
  from: t('booking.from'),
  to: t('booking.to'),
  part: t('booking.part'),
  months: t('booking.months'),
  weekdays: t('booking.weekdays'),
});

/** The fields of a family and its child, in the order of the form, with the names that labels and errors call them by. */
export const familyLabels = (t: Translator) => ({
  employeeCode: t('booking.employeeCode'),
  guardianName: t('booking.guardianName'),
  relation: t('booking.relation'),
  ground: t('booking.ground'),
  adult: t('booking.adultShort'),
  childName: t('booking.childName'),
  birthDate: t('booking.birthDate'),
  healthNotes: t('booking.health'),
  consentHealth: t('booking.health'),
  otherName: t('booking.otherName'),
  otherBirthDate: t('booking.otherBirthDate'),
  otherNotes: t('booking.otherNotes'),
  otherConsent: t('booking.otherNotes'),
  pickupName: t('booking.pickupName'),
  pickupRelation: t('booking.pickupRelation'),
  pickupPhone: t('booking.pickupPhone'),
  consentPhotos: t('booking.consents'),
  consentShare: t('booking.consents'),
});
