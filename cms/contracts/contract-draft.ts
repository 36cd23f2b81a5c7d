import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { pickupsOf } from '#cms/records/children.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { standingOf } from '#cms/records/supply.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { isMonthly, servicePeriods } from '#domain/care/care.ts';
import { type ContractSnapshot, type InsurancePolicy, namesValue, policyOn } from '#domain/contract/contract.ts';
import { frameworkUntil } from '#domain/contract/framework.ts';
import { laterMonths, refundSchedule, stepsByReason } from '#domain/contract/refund-schedule.ts';
import { isCalled } from '#domain/family/pickups.ts';
import { type InEveryLanguage, inEveryLanguage } from '#domain/language/lang.ts';
import { sum } from '#domain/money/money.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { toInstant, toLocal } from '#domain/time/zoned-time.ts';

export type Drafting = Pick<Portal, 'facilities' | 'classes' | 'guardians' | 'children' | 'terms' | 'city' | 'special' | 'now'>;

/** The contract a booking leads to, as it will be frozen when it is signed. */
export async function contractDraft(
  { facilities, classes, guardians, children, terms, city, special, now: clock }: Drafting,
  booking: BookingRecord,
): Promise<ContractSnapshot> {
  const now = clock();
  const signedOn = toLocal(now, city.timeZone).date;
  const [facility, className, guardian, child, template, ownTerms] = await Promise.all([
    facilities.get(booking.facilityId),
    classes.nameOf(booking.classId),
    guardians.get(booking.guardianId),
    children.get(booking.childId),
    terms.template({ form: booking.form, oneStay: !isMonthly(booking.request) }, signedOn),
    terms.addedBy(booking.facilityId, signedOn),
  ]);
  const other = namesValue(template.clauses, 'otherGuardian') ? await otherParty(guardians, guardian.id) : undefined;
  // Long enough for the last day of the cooling-off to roll past any holiday.
  // To the end of the last service month, which may go on after its last booked day: refunds count its working days.
  const monthsEnd = booking.lines.flatMap(({ period }) => (period ? [period.to] : []));
  const lastDay = [booking.to, ...monthsEnd, addDays(signedOn, 60)].sort().at(-1) ?? booking.to;
  const { frameworkMonths: months } = template;
  const version = booking.actions.filter((action) => 'contract' in action && action.contract).length + 1;
  const mayUseHealthNotes = booking.consents.some(({ purpose, granted }) => purpose === 'health_notes' && granted);
  const { credential } = standingOf(facility);
  const insurance = namesValue(template.clauses, 'insurance') ? policyOn(policyOf(facility), booking.from) : undefined;
  const isPictured = ({ name }: { name: string }) => pickupsOf(child).some((one) => one.photo && isCalled(one, name));
  const paidAt = booking.paysFrom ? toInstant({ date: booking.paysFrom, minute: 0 }, city.timeZone) : now;
  const basis = { ...booking, timeZone: city.timeZone };
  const paid = { now: paidAt, paidAt };
  const later = laterMonths(basis, paid, special());
  const byReason = stepsByReason(basis, paid, special());
  const district = city.areas.find(({ code }) => code === facility.districtCode)?.name ?? city.name;
  return {
    number: `${booking.number.replace(/^B/, 'C')}${version > 1 ? `-${version}` : ''}`,
    version,
    template: { code: template.code, version: template.version, effectiveOn: template.effectiveOn, title: template.title },
    clauses: template.clauses,
    ...(ownTerms ? { ownTerms } : {}),
    currency: city.currency,
    timeZone: city.timeZone,
    languages: city.languages,
    facility: {
      id: facility.id,
      name: words(facility.name),
      address: withTown(words(facility.address), facility.town ?? undefined),
      phone: facility.phone ?? '',
      creditCode: facility.creditCode ?? undefined,
      credential: { type: credential.type, number: credential.number },
      supervisor: inEveryLanguage((lang) =>
        createTranslator(lang)('contract.supervisorOf', { district: district[lang], who: city.mediator[lang] }),
      ),
    },
    guardian: {
      id: guardian.id,
      name: guardian.name ?? '',
      relation: guardian.relation ?? '',
      ...(guardian.ground ? { ground: guardian.ground } : {}),
      phone: guardian.contact,
    },
    child: {
      id: child.id,
      name: child.name,
      birthDate: child.birthDate,
      ...(mayUseHealthNotes && child.healthNotes ? { hasHealthNotes: true } : {}),
    },
    ...(other ? { otherGuardian: { name: other.name ?? '', relation: other.relation ?? '', phone: other.contact } } : {}),
    ...(insurance ? { insurance } : {}),
    pickups: booking.pickups.map((person) => ({ ...person, ...(isPictured(person) ? { pictured: true } : {}) })),
    consents: booking.consents,
    service: {
      form: booking.form,
      className,
      from: booking.from,
      to: booking.to,
      periods: servicePeriods(booking.request),
      occasions: booking.occasions,
    },
    lines: booking.lines,
    total: sum(booking.lines.map(({ amount }) => amount)),
    terms: booking.terms,
    calendar: [...special().values()].filter(({ date }) => signedOn <= date && date <= lastDay),
    hadSameService: booking.hadSameService,
    ...(months && !isMonthly(booking.request) ? { framework: { until: frameworkUntil(signedOn, months) } } : {}),
    ...(booking.paysFrom && booking.paysTo ? { payable: { from: booking.paysFrom, to: booking.paysTo } } : {}),
    refundSteps: refundSchedule(basis, paid, special()),
    ...(later.length > 0 ? { refundLater: later } : {}),
    ...(byReason.length > 0 ? { refundIf: byReason } : {}),
  };
}

/** The other guardian, once it has said who it is. */
async function otherParty(guardians: Drafting['guardians'], id: string): Promise<Guardian | undefined> {
  const other = await guardians.otherOf(id);
  return other?.name && other.adult ? other : undefined;
}

const policyOf = ({ insurance, insurer, insurancePolicy, insuredFrom, insuredTo }: Facility): Partial<InsurancePolicy> =>
  insurance === 'yes'
    ? { insurer: insurer ?? '', number: insurancePolicy ?? '', from: insuredFrom ?? '', to: insuredTo ?? '' }
    : {};

/** Registers keep the town apart from the street. */
function withTown(address: InEveryLanguage, town: string | undefined): InEveryLanguage {
  if (!town) return address;
  return inEveryLanguage((lang) => address[lang] + createTranslator(lang)('common.comma') + town);
}
