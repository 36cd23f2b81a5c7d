import { hasOneWriter, inTransaction, type Unit } from '#cms/ports/database/in-transaction.ts';
import { PATIENCE_MS } from '#cms/ports/database/try-again.ts';
import { createLine } from '#cms/ports/line.ts';
import { type Activities, createActivities } from './activities.ts';
import { type Areas, createAreas } from './areas.ts';
import { type ArticlePlans, createArticlePlans } from './article-plans.ts';
import { type Articles, createArticles } from './articles.ts';
import { type Audit, createAudit } from './audit.ts';
import { type Bookings, createBookings } from './bookings.ts';
import { type BrandNames, createBrandNames } from './brand-names.ts';
import { type Bulk, createBulk } from './bulk.ts';
import { type CentreEnds, createCentreEnds } from './centre-ends.ts';
import { type Changes, createChanges } from './changes.ts';
import { type Children, createChildren } from './children.ts';
import { type ClassStandards, createClassStandards } from './class-standards.ts';
import { type Classes, createClasses } from './classes.ts';
import { type Closures, createClosures } from './closures.ts';
import { type Complaints, createComplaints } from './complaints.ts';
import { type Consults, createConsults } from './consults.ts';
import { type Contracts, createContracts } from './contracts.ts';
import { type CredentialEvents, createCredentialEvents } from './credential-events.ts';
import { createDangerSigns, type DangerSigns } from './danger-signs.ts';
import { createDelegateCodes, type DelegateCodes } from './delegate-codes.ts';
import { createDiscounts, type Discounts } from './discounts.ts';
import { createDisputes, type Disputes } from './disputes.ts';
import { createDoctorRequests, type DoctorRequests } from './doctor-requests.ts';
import { createDoorTaps, type DoorTaps } from './door-taps.ts';
import { createDueTexts, type DueTexts } from './due-texts.ts';
import { createEmployeeLists, type EmployeeLists } from './employee-lists.ts';
import { createEnrolled, type Enrolled } from './enrolled.ts';
import { createFacilities, type Facilities } from './facilities.ts';
import { createFamilyData, type FamilyData } from './family-data.ts';
import { createFamilyPlaces, type FamilyPlaces } from './family-places.ts';
import { createFamilySupports, type FamilySupports } from './family-supports.ts';
import { createFavourites, type Favourites } from './favourites.ts';
import { createFiledChanges, type FiledChanges } from './filed-changes.ts';
import { createFormerAddresses, type FormerAddresses } from './former-addresses.ts';
import { createGazetteer, type Gazetteer } from './gazetteer.ts';
import { createGivenDays, type GivenDays } from './given-days.ts';
import { createGrowthStandards, type GrowthStandards } from './growth-standards.ts';
import { createGuardians, type Guardians } from './guardians.ts';
import { createHomeVisits, type HomeVisits } from './home-visits.ts';
import { createIdempotency, type Idempotency } from './idempotency.ts';
import { createInfections, type Infections } from './infections.ts';
import { createJobHistory, type JobHistory } from './job-history.ts';
import type { Kept } from './kept.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createLetters, type Letters } from './letters.ts';
import { createLimits, type Limits } from './limits.ts';
import { createLinks, type Links } from './links.ts';
import { createMandates, type Mandates } from './mandates.ts';
import { createMessages, type Messages } from './messages.ts';
import { createMonthMessages, type MonthMessages } from './month-messages.ts';
import { createMonthTips, type MonthTips } from './month-tips.ts';
import { createOfferSignatures, type OfferSignatures } from './offer-signatures.ts';
import { createOnwardRules, type OnwardRules } from './onward-rules.ts';
import { createOrganisers, type Organisers } from './organisers.ts';
import { createOutsideReturns, type OutsideReturns } from './outside-returns.ts';
import { inOwnLanguage } from './own-language.ts';
import { createPageAddresses } from './page-addresses.ts';
import { createPayments, type Payments } from './payments.ts';
import { createPickupPhotos, type PickupPhotos } from './pickup-photos.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { createPlannedSupply, type PlannedSupply } from './planned-supply.ts';
import { createPointing, type Pointing } from './pointing.ts';
import { createPolicies, type Policies } from './policies.ts';
import { createPriceCeilings, type PriceCeilings } from './price-ceilings.ts';
import { createPrices, type Prices } from './prices.ts';
import { createQuestions, type Questions } from './questions.ts';
import { createReadings, type Readings } from './readings.ts';
import { createReceipts, type Receipts } from './receipts.ts';
import { createRefunds, type Refunds } from './refunds.ts';
import { createRegister, type Register } from './register.ts';
import { createRegisterDoubts, type RegisterDoubts } from './register-doubts.ts';
import { createReviewComments, type ReviewComments } from './review-comments.ts';
import { createRota, type Rota } from './rota.ts';
import { createSavedSearches, type SavedSearches } from './saved-searches.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { createSchema, type Schema } from './schema.ts';
import { createSecondFactors, type SecondFactors } from './second-factors.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSetup, type Setup } from './setup.ts';
import { createSheets, type Sheets } from './sheets.ts';
import { createSignInCodes, type SignInCodes } from './sign-in-codes.ts';
import { createSignups, type Signups } from './signups.ts';
import { type Calendar, createCalendar } from './special-days.ts';
import { createStaffMembers, type StaffMembers } from './staff-members.ts';
import { createSubsidies, type Subsidies } from './subsidies.ts';
import { createTakeovers, type Takeovers } from './takeovers.ts';
import { createTerms, type Terms } from './terms.ts';
import { createTill, type Till } from './till.ts';
import { createTours, type Tours } from './tours.ts';
import { createUnmetSums, type UnmetSums } from './unmet.ts';
import { createUsers, type Users } from './users.ts';
import { createVisitRules, type VisitRules } from './visit-rules.ts';
import { createWaits, type Waits } from './waits.ts';

/** What is in the database, by subject: nothing else in the product asks it. */
export interface Records {
  activities: Activities;
  areas: Areas;
  articles: Articles;
  audit: Audit;
  limits: Limits;
  links: Links;
  changes: Changes;
  bookings: Bookings;
  bulk: Bulk;
  calendar: Calendar;
  children: Children;
  classStandards: ClassStandards;
  classes: Classes;
  centreEnds: CentreEnds;
  givenDays: GivenDays;
  offerSignatures: OfferSignatures;
  closures: Closures;
  complaints: Complaints;
  contracts: Contracts;
  credentialEvents: CredentialEvents;
  dangerSigns: DangerSigns;
  delegateCodes: DelegateCodes;
  articlePlans: ArticlePlans;
  brandNames: BrandNames;
  doorTaps: DoorTaps;
  dueTexts: DueTexts;
  employeeLists: EmployeeLists;
  enrolled: Enrolled;
  facilities: Facilities;
  familyData: FamilyData;
  familyPlaces: FamilyPlaces;
  familySupports: FamilySupports;
  favourites: Favourites;
  filedChanges: FiledChanges;
  formerAddresses: FormerAddresses;
  gazetteer: Gazetteer;
  growthStandards: GrowthStandards;
  guardians: Guardians;
  homeVisits: HomeVisits;
  idempotency: Idempotency;
  jobHistory: JobHistory;
  ledger: Ledger;
  letters: Letters;
  mandates: Mandates;
  messages: Messages;
  consults: Consults;
  disputes: Disputes;
  doctorRequests: DoctorRequests;
  monthMessages: MonthMessages;
  monthTips: MonthTips;
  onwardRules: OnwardRules;
  organisers: Organisers;
  outsideReturns: OutsideReturns;
  pageAddresses: ReturnType<typeof createPageAddresses>;
  payments: Payments;
  pickupPhotos: PickupPhotos;
  pictures: Pictures;
  plannedSupply: PlannedSupply;
  pointing: Pointing;
  policies: Policies;
  discounts: Discounts;
  priceCeilings: PriceCeilings;
  prices: Prices;
  questions: Questions;
  readings: Readings;
  receipts: Receipts;
  refunds: Refunds;
  register: Register;
  registerDoubts: RegisterDoubts;
  reviewComments: ReviewComments;
  rota: Rota;
  savedSearches: SavedSearches;
  schedule: Schedule;
  schema: Schema;
  setup: Setup;
  secondFactors: SecondFactors;
  sessions: Sessions;
  sheets: Sheets;
  signInCodes: SignInCodes;
  signups: Signups;
  staffMembers: StaffMembers;
  subsidies: Subsidies;
  takeovers: Takeovers;
  terms: Terms;
  till: Till;
  infections: Infections;
  tours: Tours;
  unmet: UnmetSums;
  users: Users;
  visitRules: VisitRules;
  waits: Waits;
  /**
   * Runs one unit of work: all of it happens, or none. A result `{ ok: false }` is an expected refusal and takes
   * everything back. It may be run again when others overtake it, so it has no effects outside the database.
   * Rivals for one thing, named by `line`, wait for each other in this process before they ask the database. With
   * `together` one wait for the disk may serve several: for units that reach for nothing but the database.
   * @throws BusyError when that takes too long
   */
  work<T>(task: (unit: Unit) => Promise<T>, how?: { line?: string; together?: boolean }): Promise<T>;
}

export function createRecords({ payload, now }: Kept): Records {
  const kept = { payload: inOwnLanguage(payload), now };
  const inLine = createLine(PATIENCE_MS);
  return {
    activities: createActivities(kept),
    areas: createAreas(kept),
    articles: createArticles(kept),
    audit: createAudit(kept),
    limits: createLimits(kept),
    links: createLinks(kept),
    changes: createChanges(kept),
    bookings: createBookings(kept),
    bulk: createBulk(kept),
    calendar: createCalendar(kept),
    children: createChildren(kept),
    classStandards: createClassStandards(kept),
    classes: createClasses(kept),
    centreEnds: createCentreEnds(kept),
    givenDays: createGivenDays(kept),
    offerSignatures: createOfferSignatures(kept),
    closures: createClosures(kept),
    complaints: createComplaints(kept),
    contracts: createContracts(kept),
    credentialEvents: createCredentialEvents(kept),
    dangerSigns: createDangerSigns(kept),
    delegateCodes: createDelegateCodes(kept),
    articlePlans: createArticlePlans(kept),
    brandNames: createBrandNames(kept),
    doorTaps: createDoorTaps(kept),
    dueTexts: createDueTexts(kept),
    employeeLists: createEmployeeLists(kept),
    enrolled: createEnrolled(kept),
    facilities: createFacilities(kept),
    familyData: createFamilyData(kept),
    familyPlaces: createFamilyPlaces(kept),
    familySupports: createFamilySupports(kept),
    favourites: createFavourites(kept),
    filedChanges: createFiledChanges(kept),
    formerAddresses: createFormerAddresses(kept),
    gazetteer: createGazetteer(kept),
    growthStandards: createGrowthStandards(kept),
    guardians: createGuardians(kept),
    homeVisits: createHomeVisits(kept),
    idempotency: createIdempotency(kept),
    jobHistory: createJobHistory(kept),
    ledger: createLedger(kept),
    letters: createLetters(kept),
    mandates: createMandates(kept),
    messages: createMessages(kept),
    consults: createConsults(kept),
    disputes: createDisputes(kept),
    doctorRequests: createDoctorRequests(kept),
    monthMessages: createMonthMessages(kept),
    monthTips: createMonthTips(kept),
    onwardRules: createOnwardRules(kept),
    organisers: createOrganisers(kept),
    outsideReturns: createOutsideReturns(kept),
    pageAddresses: createPageAddresses(kept),
    payments: createPayments(kept),
    pickupPhotos: createPickupPhotos(kept),
    pictures: createPictures(kept),
    plannedSupply: createPlannedSupply(kept),
    pointing: createPointing(kept),
    policies: createPolicies(kept),
    discounts: createDiscounts(kept),
    priceCeilings: createPriceCeilings(kept),
    prices: createPrices(kept),
    questions: createQuestions(kept),
    readings: createReadings(kept),
    receipts: createReceipts(kept),
    refunds: createRefunds(kept),
    register: createRegister(kept),
    registerDoubts: createRegisterDoubts(kept),
    reviewComments: createReviewComments(kept),
    rota: createRota(kept),
    savedSearches: createSavedSearches(kept),
    schedule: createSchedule(kept),
    schema: createSchema(kept),
    setup: createSetup(kept),
    secondFactors: createSecondFactors(kept),
    sessions: createSessions(kept),
    sheets: createSheets(kept),
    signInCodes: createSignInCodes(kept),
    signups: createSignups(kept),
    staffMembers: createStaffMembers(kept),
    subsidies: createSubsidies(kept),
    takeovers: createTakeovers(kept),
    terms: createTerms(kept),
    till: createTill(kept),
    infections: createInfections(kept),
    tours: createTours(kept),
    unmet: createUnmetSums(kept),
    users: createUsers(kept),
    visitRules: createVisitRules(kept),
    waits: createWaits(kept),
    work: (task, { line, together } = {}) => {
      // Who has waited in line has left the calls above it behind.
      const begun = new Error('begun');
      const unit = () => inTransaction(payload, task, { together, begun });
      return line && !(together && hasOneWriter(payload)) ? inLine(line, unit) : unit();
    },
  };
}
