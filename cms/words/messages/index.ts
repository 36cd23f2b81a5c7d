import { access as accessEn } from './access.en.ts';
import { access as accessZh } from './access.zh.ts';
import { account as accountEn } from './account.en.ts';
import { account as accountZh } from './account.zh.ts';
import { activity as activityEn } from './activity.en.ts';
import { activity as activityZh } from './activity.zh.ts';
import { alerts as alertsEn } from './alerts.en.ts';
import { alerts as alertsZh } from './alerts.zh.ts';
import { amend as amendEn } from './amend.en.ts';
import { amend as amendZh } from './amend.zh.ts';
import { ask as askEn } from './ask.en.ts';
import { ask as askZh } from './ask.zh.ts';
import { asked as askedEn } from './asked.en.ts';
import { asked as askedZh } from './asked.zh.ts';
import { booking as bookingEn } from './booking.en.ts';
import { booking as bookingZh } from './booking.zh.ts';
import { books as booksEn } from './books.en.ts';
import { books as booksZh } from './books.zh.ts';
import { bound as boundEn } from './bound.en.ts';
import { bound as boundZh } from './bound.zh.ts';
import { calendar as calendarEn } from './calendar.en.ts';
import { calendar as calendarZh } from './calendar.zh.ts';
import { care as careEn } from './care.en.ts';
import { care as careZh } from './care.zh.ts';
import { centre as centreEn } from './centre.en.ts';
import { centre as centreZh } from './centre.zh.ts';
import { centreEnd as centreEndEn } from './centre-end.en.ts';
import { centreEnd as centreEndZh } from './centre-end.zh.ts';
import { centreMay as centreMayEn } from './centre-may.en.ts';
import { centreMay as centreMayZh } from './centre-may.zh.ts';
import { change as changeEn } from './change.en.ts';
import { change as changeZh } from './change.zh.ts';
import { closing as closingEn } from './closing.en.ts';
import { closing as closingZh } from './closing.zh.ts';
import { common as commonEn } from './common.en.ts';
import { common as commonZh } from './common.zh.ts';
import { compare as compareEn } from './compare.en.ts';
import { compare as compareZh } from './compare.zh.ts';
import { complaints as complaintsEn } from './complaints.en.ts';
import { complaints as complaintsZh } from './complaints.zh.ts';
import { consult as consultEn } from './consult.en.ts';
import { consult as consultZh } from './consult.zh.ts';
import { contract as contractEn } from './contract.en.ts';
import { contract as contractZh } from './contract.zh.ts';
import { counter as counterEn } from './counter.en.ts';
import { counter as counterZh } from './counter.zh.ts';
import { desk as deskEn } from './desk.en.ts';
import { desk as deskZh } from './desk.zh.ts';
import { dispute as disputeEn, evidence as evidenceEn } from './dispute.en.ts';
import { dispute as disputeZh, evidence as evidenceZh } from './dispute.zh.ts';
import { doctor as doctorEn } from './doctor.en.ts';
import { doctor as doctorZh } from './doctor.zh.ts';
import { earnest as earnestEn } from './earnest.en.ts';
import { earnest as earnestZh } from './earnest.zh.ts';
import { editor as editorEn } from './editor.en.ts';
import { editor as editorZh } from './editor.zh.ts';
import { enrolled as enrolledEn } from './enrolled.en.ts';
import { enrolled as enrolledZh } from './enrolled.zh.ts';
import { errors as errorsEn } from './errors.en.ts';
import { errors as errorsZh } from './errors.zh.ts';
import { factor as factorEn } from './factor.en.ts';
import { factor as factorZh } from './factor.zh.ts';
import { facts as factsEn } from './facts.en.ts';
import { facts as factsZh } from './facts.zh.ts';
import { figures as figuresEn } from './figures.en.ts';
import { figures as figuresZh } from './figures.zh.ts';
import { filed as filedEn } from './filed.en.ts';
import { filed as filedZh } from './filed.zh.ts';
import { format as formatEn } from './format.en.ts';
import { format as formatZh } from './format.zh.ts';
import { framework as frameworkEn } from './framework.en.ts';
import { framework as frameworkZh } from './framework.zh.ts';
import { given as givenEn } from './given.en.ts';
import { given as givenZh } from './given.zh.ts';
import { goodwill as goodwillEn } from './goodwill.en.ts';
import { goodwill as goodwillZh } from './goodwill.zh.ts';
import { growth as growthEn } from './growth.en.ts';
import { growth as growthZh } from './growth.zh.ts';
import { guidance as guidanceEn } from './guidance.en.ts';
import { guidance as guidanceZh } from './guidance.zh.ts';
import { handOn as handOnEn } from './hand-on.en.ts';
import { handOn as handOnZh } from './hand-on.zh.ts';
import { health as healthEn } from './health.en.ts';
import { health as healthZh } from './health.zh.ts';
import { home as homeEn } from './home.en.ts';
import { home as homeZh } from './home.zh.ts';
import { hours as hoursEn } from './hours.en.ts';
import { hours as hoursZh } from './hours.zh.ts';
import { household as householdEn } from './household.en.ts';
import { household as householdZh } from './household.zh.ts';
import { infection as infectionEn } from './infection.en.ts';
import { infection as infectionZh } from './infection.zh.ts';
import { ledger as ledgerEn } from './ledger.en.ts';
import { ledger as ledgerZh } from './ledger.zh.ts';
import { linked as linkedEn } from './linked.en.ts';
import { linked as linkedZh } from './linked.zh.ts';
import { mandate as mandateEn } from './mandate.en.ts';
import { mandate as mandateZh } from './mandate.zh.ts';
import { money as moneyEn } from './money.en.ts';
import { money as moneyZh } from './money.zh.ts';
import { months as monthsEn } from './months.en.ts';
import { months as monthsZh } from './months.zh.ts';
import { mydata as mydataEn } from './mydata.en.ts';
import { mydata as mydataZh } from './mydata.zh.ts';
import { nearcap as nearcapEn } from './nearcap.en.ts';
import { nearcap as nearcapZh } from './nearcap.zh.ts';
import { offer as offerEn } from './offer.en.ts';
import { offer as offerZh } from './offer.zh.ts';
import { offline as offlineEn } from './offline.en.ts';
import { offline as offlineZh } from './offline.zh.ts';
import { opendata as opendataEn } from './opendata.en.ts';
import { opendata as opendataZh } from './opendata.zh.ts';
import { ownTerms as ownTermsEn } from './own-terms.en.ts';
import { ownTerms as ownTermsZh } from './own-terms.zh.ts';
import { places as placesEn } from './places.en.ts';
import { places as placesZh } from './places.zh.ts';
import { planner as plannerEn } from './planner.en.ts';
import { planner as plannerZh } from './planner.zh.ts';
import { privacy as privacyEn } from './privacy.en.ts';
import { privacy as privacyZh } from './privacy.zh.ts';
import { publication as publicationEn } from './publication.en.ts';
import { publication as publicationZh } from './publication.zh.ts';
import { reason as reasonEn } from './reason.en.ts';
import { reason as reasonZh } from './reason.zh.ts';
import { receipts as receiptsEn } from './receipts.en.ts';
import { receipts as receiptsZh } from './receipts.zh.ts';
import { reconcile as reconcileEn } from './reconcile.en.ts';
import { reconcile as reconcileZh } from './reconcile.zh.ts';
import { refunds as refundsEn } from './refunds.en.ts';
import { refunds as refundsZh } from './refunds.zh.ts';
import { refused as refusedEn } from './refused.en.ts';
import { refused as refusedZh } from './refused.zh.ts';
import { renewal as renewalEn } from './renewal.en.ts';
import { renewal as renewalZh } from './renewal.zh.ts';
import { request as requestEn } from './request.en.ts';
import { request as requestZh } from './request.zh.ts';
import { review as reviewEn } from './review.en.ts';
import { review as reviewZh } from './review.zh.ts';
import { roster as rosterEn } from './roster.en.ts';
import { roster as rosterZh } from './roster.zh.ts';
import { rota as rotaEn } from './rota.en.ts';
import { rota as rotaZh } from './rota.zh.ts';
import { rules as rulesEn } from './rules.en.ts';
import { rules as rulesZh } from './rules.zh.ts';
import { saved as savedEn } from './saved.en.ts';
import { saved as savedZh } from './saved.zh.ts';
import { schedule as scheduleEn } from './schedule.en.ts';
import { schedule as scheduleZh } from './schedule.zh.ts';
import { search as searchEn } from './search.en.ts';
import { search as searchZh } from './search.zh.ts';
import { sheet as sheetEn } from './sheet.en.ts';
import { sheet as sheetZh } from './sheet.zh.ts';
import { staff as staffEn } from './staff.en.ts';
import { staff as staffZh } from './staff.zh.ts';
import { stays as staysEn } from './stays.en.ts';
import { stays as staysZh } from './stays.zh.ts';
import { subsidy as subsidyEn } from './subsidy.en.ts';
import { subsidy as subsidyZh } from './subsidy.zh.ts';
import { support as supportEn } from './support.en.ts';
import { support as supportZh } from './support.zh.ts';
import { tasks as tasksEn } from './tasks.en.ts';
import { tasks as tasksZh } from './tasks.zh.ts';
import { template as templateEn } from './template.en.ts';
import { template as templateZh } from './template.zh.ts';
import { till as tillEn } from './till.en.ts';
import { till as tillZh } from './till.zh.ts';
import { told as toldEn } from './told.en.ts';
import { told as toldZh } from './told.zh.ts';
import { tour as tourEn } from './tour.en.ts';
import { tour as tourZh } from './tour.zh.ts';
import { trouble as troubleEn } from './trouble.en.ts';
import { trouble as troubleZh } from './trouble.zh.ts';
import { unmet as unmetEn } from './unmet.en.ts';
import { unmet as unmetZh } from './unmet.zh.ts';
import { visit as visitEn } from './visit.en.ts';
import { visit as visitZh } from './visit.zh.ts';
import { waits as waitsEn } from './waits.en.ts';
import { waits as waitsZh } from './waits.zh.ts';

/** Every area of the product's words, in Chinese; any other language must have the same keys. An area is registered here once. */
export const zh = {
  access: accessZh,
  account: accountZh,
  activity: activityZh,
  alerts: alertsZh,
  ask: askZh,
  asked: askedZh,
  booking: bookingZh,
  books: booksZh,
  bound: boundZh,
  calendar: calendarZh,
  care: careZh,
  centre: centreZh,
  centreEnd: centreEndZh,
  centreMay: centreMayZh,
  given: givenZh,
  goodwill: goodwillZh,
  change: changeZh,
  closing: closingZh,
  common: commonZh,
  compare: compareZh,
  complaints: complaintsZh,
  consult: consultZh,
  contract: contractZh,
  counter: counterZh,
  desk: deskZh,
  renewal: renewalZh,
  till: tillZh,
  dispute: disputeZh,
  evidence: evidenceZh,
  doctor: doctorZh,
  earnest: earnestZh,
  editor: editorZh,
  enrolled: enrolledZh,
  errors: errorsZh,
  factor: factorZh,
  facts: factsZh,
  figures: figuresZh,
  unmet: unmetZh,
  filed: filedZh,
  format: formatZh,
  framework: frameworkZh,
  amend: amendZh,
  growth: growthZh,
  guidance: guidanceZh,
  handOn: handOnZh,
  health: healthZh,
  home: homeZh,
  household: householdZh,
  hours: hoursZh,
  mydata: mydataZh,
  infection: infectionZh,
  ledger: ledgerZh,
  linked: linkedZh,
  mandate: mandateZh,
  money: moneyZh,
  months: monthsZh,
  offline: offlineZh,
  opendata: opendataZh,
  ownTerms: ownTermsZh,
  places: placesZh,
  nearcap: nearcapZh,
  planner: plannerZh,
  privacy: privacyZh,
  publication: publicationZh,
  reason: reasonZh,
  offer: offerZh,
  subsidy: subsidyZh,
  support: supportZh,
  reconcile: reconcileZh,
  receipts: receiptsZh,
  refunds: refundsZh,
  refused: refusedZh,
  request: requestZh,
  review: reviewZh,
  roster: rosterZh,
  rota: rotaZh,
  rules: rulesZh,
  saved: savedZh,
  schedule: scheduleZh,
  search: searchZh,
  sheet: sheetZh,
  staff: staffZh,
  stays: staysZh,
  tasks: tasksZh,
  template: templateZh,
  told: toldZh,
  tour: tourZh,
  trouble: troubleZh,
  visit: visitZh,
  waits: waitsZh,
};

export type Messages = typeof zh;

export const en: Messages = {
  access: accessEn,
  account: accountEn,
  activity: activityEn,
  alerts: alertsEn,
  ask: askEn,
  asked: askedEn,
  booking: bookingEn,
  books: booksEn,
  bound: boundEn,
  calendar: calendarEn,
  care: careEn,
  centre: centreEn,
  centreEnd: centreEndEn,
  centreMay: centreMayEn,
  given: givenEn,
  goodwill: goodwillEn,
  change: changeEn,
  closing: closingEn,
  common: commonEn,
  compare: compareEn,
  complaints: complaintsEn,
  consult: consultEn,
  contract: contractEn,
  counter: counterEn,
  desk: deskEn,
  renewal: renewalEn,
  till: tillEn,
  dispute: disputeEn,
  evidence: evidenceEn,
  doctor: doctorEn,
  earnest: earnestEn,
  editor: editorEn,
  enrolled: enrolledEn,
  errors: errorsEn,
  factor: factorEn,
  facts: factsEn,
  figures: figuresEn,
  unmet: unmetEn,
  filed: filedEn,
  format: formatEn,
  framework: frameworkEn,
  amend: amendEn,
  growth: growthEn,
  guidance: guidanceEn,
  handOn: handOnEn,
  health: healthEn,
  home: homeEn,
  household: householdEn,
  hours: hoursEn,
  mydata: mydataEn,
  infection: infectionEn,
  ledger: ledgerEn,
  linked: linkedEn,
  mandate: mandateEn,
  money: moneyEn,
  months: monthsEn,
  offline: offlineEn,
  opendata: opendataEn,
  ownTerms: ownTermsEn,
  places: placesEn,
  nearcap: nearcapEn,
  planner: plannerEn,
  privacy: privacyEn,
  publication: publicationEn,
  reason: reasonEn,
  offer: offerEn,
  subsidy: subsidyEn,
  support: supportEn,
  reconcile: reconcileEn,
  receipts: receiptsEn,
  refunds: refundsEn,
  refused: refusedEn,
  request: requestEn,
  review: reviewEn,
  roster: rosterEn,
  rota: rotaEn,
  rules: rulesEn,
  saved: savedEn,
  schedule: scheduleEn,
  search: searchEn,
  sheet: sheetEn,
  staff: staffEn,
  stays: staysEn,
  tasks: tasksEn,
  template: templateEn,
  told: toldEn,
  tour: tourEn,
  trouble: troubleEn,
  visit: visitEn,
  waits: waitsEn,
};
