import { join } from 'node:path';
import { lexicalEditor } from '@payloadcms/richtext-lexical';
import { en } from '@payloadcms/translations/languages/en';
import { zh } from '@payloadcms/translations/languages/zh';
import { buildConfig } from 'payload';
import sharp from 'sharp';
import { GuardianSessions, SignInCodes } from '#cms/accounts/collections/sign-in.ts';
import { LANGS, type Lang, langOf, OWN_NAMES } from '#domain/language/lang.ts';
import { Children } from './accounts/collections/children.ts';
import { Guardians } from './accounts/collections/guardians.ts';
import { Mandates } from './accounts/collections/mandates.ts';
import { Messages } from './accounts/collections/messages.ts';
import { PickupPhotos } from './accounts/collections/pickup-photos.ts';
import { MonthMessages } from './alerts/collections/month-messages.ts';
import { SavedSearches } from './alerts/collections/saved-searches.ts';
import { Bookings } from './booking/collections/bookings.ts';
import { CentreEnds } from './booking/collections/centre-ends.ts';
import { GivenDays } from './booking/collections/given-days.ts';
import { Tours } from './booking/collections/tours.ts';
import { Waits } from './booking/collections/waits.ts';
import { reprintReceipt } from './booking/receipt-document.ts';
import { chooseCity } from './city/choose.ts';
import type { CityPack } from './city/city-pack.ts';
import { CentreTerms } from './contracts/collections/centre-terms.ts';
import { ContractTemplates } from './contracts/collections/contract-templates.ts';
import { Contracts } from './contracts/collections/contracts.ts';
import { OfferSignatures } from './contracts/collections/offer-signatures.ts';
import { RefundRules } from './contracts/collections/refund-rules.ts';
import { staffPaper } from './contracts/staff-paper.ts';
import { type Environment, readEnvironment, staffOrigins } from './core/environment.ts';
import { createLog } from './core/log.ts';
import { withEdition } from './fields/edition/with-edition.ts';
import { plainlyAsked } from './fields/hooks/plain-queries.ts';
import { logged } from './fields/hooks/record-change.ts';
import { wholeDocuments } from './fields/hooks/whole-documents.ts';
import { plainText } from './fields/plain-text.ts';
import { FamilyPlaces } from './finding/collections/family-places.ts';
import { Favourites } from './finding/collections/favourites.ts';
import { jobsConfig } from './follow/jobs/config.ts';
import { Activities } from './guidance/collections/activities.ts';
import { ArticlePlans } from './guidance/collections/article-plans.ts';
import { ArticleReads } from './guidance/collections/article-reads.ts';
import { Articles } from './guidance/collections/articles.ts';
import { ConsultSlots, Consults } from './guidance/collections/consults.ts';
import { DangerSigns } from './guidance/collections/danger-signs.ts';
import { DoctorRequests } from './guidance/collections/doctor-requests.ts';
import { FamilySupports } from './guidance/collections/family-supports.ts';
import { GrowthStandards } from './guidance/collections/growth-standards.ts';
import { HomeVisits } from './guidance/collections/home-visits.ts';
import { Media } from './guidance/collections/media.ts';
import { MonthTips } from './guidance/collections/month-tips.ts';
import { OnwardRules } from './guidance/collections/onward-rules.ts';
import { Organisers } from './guidance/collections/organisers.ts';
import { Policies } from './guidance/collections/policies.ts';
import { Questions } from './guidance/collections/questions.ts';
import { ReviewComments } from './guidance/collections/review-comments.ts';
import { ScheduleEntries } from './guidance/collections/schedule-entries.ts';
import { ActivitySheets, Signups } from './guidance/collections/signups.ts';
import { inBucket } from './guidance/pictures/in-bucket.ts';
import { editorFeatures } from './guidance/rich-text-features.ts';
import { migrations } from './migrations/index.ts';
import { LedgerEntries } from './payments/collections/ledger-entries.ts';
import { OutsideReturns } from './payments/collections/outside-returns.ts';
import { Payments } from './payments/collections/payments.ts';
import { Receipts } from './payments/collections/receipts.ts';
import { Refunds } from './payments/collections/refunds.ts';
import { DailyClosings, TillEntries } from './payments/collections/till.ts';
import { DelegateCodes } from './places/collections/delegate-codes.ts';
import { DoorTaps } from './places/collections/door-taps.ts';
import { EnrolledChildren } from './places/collections/enrolled-children.ts';
import { Infections } from './places/collections/infections.ts';
import { PlaceClaims } from './places/collections/place-claims.ts';
import { chooseDatabase, prepareCollection } from './ports/database/choose.ts';
import { createBucket } from './ports/files/bucket.ts';
import { Absences } from './registry/collections/absences.ts';
import { Areas } from './registry/collections/areas.ts';
import { CareSubsidies } from './registry/collections/care-subsidies.ts';
import { AreaFigures, BrandNames, ClassStandards } from './registry/collections/city-figures.ts';
import { Classes } from './registry/collections/classes.ts';
import { CredentialEvents } from './registry/collections/credential-events.ts';
import { Discounts } from './registry/collections/discounts.ts';
import { EmployeeLists } from './registry/collections/employee-lists.ts';
import { Facilities } from './registry/collections/facilities.ts';
import { FiledChanges } from './registry/collections/filed-changes.ts';
import { GazetteerPlaces } from './registry/collections/gazetteer-places.ts';
import { BookingWindows, HourQuotas } from './registry/collections/hour-quotas.ts';
import { InfectionRules } from './registry/collections/infection-rules.ts';
import { NapRules } from './registry/collections/nap-rules.ts';
import { Closures, OpeningHours } from './registry/collections/opening.ts';
import { PlaceLimits } from './registry/collections/place-limits.ts';
import { ChargeLists, PriceCeilings } from './registry/collections/price-bounds.ts';
import { PriceItems } from './registry/collections/price-items.ts';
import { RegisterDoubts } from './registry/collections/register-doubts.ts';
import { AheadPayRules, CentreEndRules, CentrePayRules, RequestRules } from './registry/collections/request-rules.ts';
import { Shifts } from './registry/collections/shifts.ts';
import { SpecialDays } from './registry/collections/special-days.ts';
import { Staff } from './registry/collections/staff.ts';
import { StaffStandards } from './registry/collections/staff-standards.ts';
import { Takeovers } from './registry/collections/takeovers.ts';
import { TourSlots } from './registry/collections/tour-slots.ts';
import { Clinics, VisitChecks, VisitRules } from './registry/collections/visit-rules.ts';
import { WaitlistRules } from './registry/collections/waitlist-rules.ts';
import { AuditLog } from './staff/collections/audit-log.ts';
import { Changes } from './staff/collections/changes.ts';
import { FormerAddresses } from './staff/collections/former-addresses.ts';
import { IdempotencyKeys } from './staff/collections/idempotency-keys.ts';
import { Letters } from './staff/collections/letters.ts';
import { CentrePayments, DirectPayments, PretendPayments } from './staff/collections/pretend-payments.ts';
import { RateLimits } from './staff/collections/rate-limits.ts';
import { SecondFactors } from './staff/collections/second-factors.ts';
import { Users } from './staff/collections/users.ts';
import { limitTries } from './staff/limit-tries.ts';
import { plainList } from './staff/lists/plain-list.ts';
import { staffEmail } from './staff/staff-email.ts';
import { staffTranslations } from './staff/staff-translations.ts';
import { tellNoReference, tellUnavailable } from './staff/tell-unavailable.ts';
import { Complaints } from './supervision/collections/complaints.ts';
import { Disputes } from './supervision/collections/disputes.ts';
import { SubsidyAsks, SubsidyLists } from './supervision/collections/subsidies.ts';
import { UnmetDemand } from './supervision/collections/unmet-demand.ts';
import { staffBundle } from './supervision/disputes/give-bundle.ts';

/** The stock words of the staff surface. */
const STOCK_WORDS: Record<Lang, typeof en> = { zh, en };
/** What any city's staff may choose besides its own languages. */
const SPARE: Lang = 'en';
const cms = join(process.cwd(), 'cms');

const configOf = async (environment: Environment, city: CityPack) => {
  const bucket = environment.bucket && createBucket(environment.bucket);
  const built = await buildConfig({
    secret: environment.secret,
    serverURL: '',
    db: chooseDatabase(environment.databaseUri, { migrations }),
    email: staffEmail,
    editor: lexicalEditor({ features: editorFeatures }),
    sharp,
    collections: [
      // What people on the staff change is written down: who, when, which fields.
      ...[
        ...[
          Facilities,
          Classes,
          Staff,
          Shifts,
          Absences,
          OpeningHours,
          Closures,
          TourSlots,
          PriceItems,
          Discounts,
          EmployeeLists,
          CredentialEvents,
          Takeovers,
          FiledChanges,
        ],
        ...[Complaints, { ...Disputes, endpoints: [staffBundle] }, ContractTemplates, CentreTerms, RefundRules],
        ...[
          Articles,
          Policies,
          Activities,
          Organisers,
          Media,
          FamilySupports,
          GrowthStandards,
          ScheduleEntries,
          DangerSigns,
          MonthTips,
          OnwardRules,
          Questions,
        ],
        ...[
          Areas,
          AreaFigures,
          BrandNames,
          GazetteerPlaces,
          SpecialDays,
          ClassStandards,
          StaffStandards,
          WaitlistRules,
          RequestRules,
          BookingWindows,
          HourQuotas,
          CentrePayRules,
          CentreEndRules,
          AheadPayRules,
          NapRules,
          PlaceLimits,
          PriceCeilings,
          ChargeLists,
          CareSubsidies,
          VisitRules,
          VisitChecks,
          Clinics,
          InfectionRules,
          RegisterDoubts,
          Users,
        ],
      ].map((kept) => logged(plainText(kept))),
      ...[
        Bookings,
        CentreEnds,
        GivenDays,
        Tours,
        PlaceClaims,
        EnrolledChildren,
        Infections,
        Guardians,
        Mandates,
        SubsidyAsks,
        SubsidyLists,
        Children,
        PickupPhotos,
        DelegateCodes,
        DoorTaps,
        FamilyPlaces,
        Favourites,
        SavedSearches,
        MonthMessages,
        Waits,
        SignInCodes,
        GuardianSessions,
        Messages,
        ReviewComments,
        ArticlePlans,
        Signups,
        ActivitySheets,
        HomeVisits,
        DoctorRequests,
        ConsultSlots,
        Consults,
      ],
      ...[
        { ...Contracts, endpoints: [staffPaper] },
        logged(OfferSignatures),
        Payments,
        Refunds,
        OutsideReturns,
        { ...Receipts, endpoints: [reprintReceipt] },
        LedgerEntries,
        TillEntries,
        DailyClosings,
      ],
      ...[
        ArticleReads,
        AuditLog,
        Changes,
        FormerAddresses,
        IdempotencyKeys,
        Letters,
        PretendPayments,
        CentrePayments,
        DirectPayments,
        RateLimits,
        SecondFactors,
        UnmetDemand,
      ],
    ].map((kept) => {
      const collection = prepareCollection(plainList(plainlyAsked(wholeDocuments(withEdition(kept)))), environment.databaseUri);
      if (!collection.upload) return collection;
      if (bucket) return inBucket(collection, { bucket, origin: environment.origin });
      return { ...collection, upload: { ...Object(collection.upload), staticDir: join(environment.dataDir, 'media') } };
    }),
    localization: {
      locales: LANGS.map((code) => ({ code, label: OWN_NAMES[code] })),
      defaultLocale: langOf(city.languages[0]),
      filterAvailableLocales: ({ locales }) => locales.filter(({ code }) => city.languages.some((lang) => lang === code)),
      fallback: true,
    },
    i18n: {
      supportedLanguages: Object.fromEntries(
        LANGS.filter((lang) => lang === SPARE || city.languages.includes(lang)).map((lang) => [lang, STOCK_WORDS[lang]]),
      ),
      fallbackLanguage: langOf(city.languages[0]),
      translations: staffTranslations,
    },
    // The whole staff surface lives under one prefix, so that it can be put on a host of its own.
    routes: { admin: '/admin', api: '/admin/api' },
    graphQL: { disable: true },
    hooks: { afterError: [tellUnavailable, tellNoReference] },
    jobs: jobsConfig,
    telemetry: false,
    logger: createLog(environment.payloadLogLevel),
    typescript: { autoGenerate: false, outputFile: join(cms, 'records/payload-types.ts') },
    admin: {
      user: 'users',
      avatar: 'default',
      theme: 'light',
      importMap: { baseDir: cms, importMapFile: join(cms, 'app/(payload)/importMap.js') },
      components: {
        graphics: { Logo: '/staff/brand/Logo.tsx#Logo', Icon: '/staff/brand/Drawing.tsx#Icon' },
        actions: ['/fields/admin/ReadSince.tsx#ReadSince'],
        Nav: '/staff/shell/Shell.tsx#Shell',
        views: {
          login: { Component: '/staff/second-factor/SignIn.tsx#SignIn' },
          dashboard: { Component: '/places/admin/Today.tsx#Today' },
          roster: { Component: '/places/admin/Roster.tsx#Roster', path: '/roster' },
          occupancy: { Component: '/places/admin/Occupancy.tsx#Occupancy', path: '/occupancy' },
          infections: { Component: '/booking/admin/infections/InfectionsPage.tsx#InfectionsPage', path: '/infections' },
          enrolled: { Component: '/places/admin/enrolled/EnrolledPage.tsx#EnrolledPage', path: '/enrolled' },
          due: { Component: '/guidance/publication/DuePage.tsx#DuePage', path: '/due' },
          review: { Component: '/guidance/review/ReviewPage.tsx#ReviewPage', path: '/review' },
          picture: { Component: '/guidance/pictures/PicturePage.tsx#PicturePage', path: '/picture' },
          door: { Component: '/guidance/door/DoorPage.tsx#DoorPage', path: '/door' },
          visits: { Component: '/guidance/visits/VisitsPage.tsx#VisitsPage', path: '/visits' },
          consults: { Component: '/guidance/consults/ConsultsPage.tsx#ConsultsPage', path: '/consults' },
          doctors: { Component: '/guidance/doctors/DoctorsPage.tsx#DoctorsPage', path: '/doctors' },
          figures: { Component: '/guidance/figures/FiguresPage.tsx#FiguresPage', path: '/figures' },
          facts: { Component: '/guidance/facts/FactsPage.tsx#FactsPage', path: '/facts' },
          duty: { Component: '/guidance/admin/DutyPage.tsx#DutyPage', path: '/duty' },
          filed: { Component: '/registry/admin/FiledPage.tsx#FiledPage', path: '/filed' },
          offer: { Component: '/contracts/admin/OfferPage.tsx#OfferPage', path: '/offer' },
          disputes: { Component: '/supervision/admin/DisputesPage.tsx#DisputesPage', path: '/disputes' },
          subsidies: { Component: '/supervision/admin/SubsidiesPage.tsx#SubsidiesPage', path: '/subsidies' },
          nearCap: { Component: '/supervision/admin/NearCap.tsx#NearCap', path: '/near-cap' },
          unmet: { Component: '/supervision/admin/UnmetPage.tsx#UnmetPage', path: '/unmet' },
          money: { Component: '/payments/admin/WaitingMoney.tsx#WaitingMoney', path: '/money' },
          books: { Component: '/payments/admin/Books.tsx#Books', path: '/books' },
          till: { Component: '/payments/admin/TillPage.tsx#TillPage', path: '/till' },
          receipts: { Component: '/payments/admin/ReceiptsPage.tsx#ReceiptsPage', path: '/receipts' },
          reconcile: { Component: '/contracts/admin/ReconcilePage.tsx#ReconcilePage', path: '/reconcile' },
          prepaid: { Component: '/payments/admin/Prepaid.tsx#Prepaid', path: '/prepaid' },
          asked: { Component: '/booking/admin/Asked.tsx#Asked', path: '/asked' },
          tours: { Component: '/booking/admin/ToursPage.tsx#ToursPage', path: '/tours' },
          planner: { Component: '/booking/admin/planner/PlannerPage.tsx#PlannerPage', path: '/planner' },
          openDay: { Component: '/booking/admin/planner/OpenDayPage.tsx#OpenDayPage', path: '/open-day' },
          counter: { Component: '/booking/admin/Counter.tsx#Counter', path: '/counter' },
          stays: { Component: '/booking/admin/Stays.tsx#Stays', path: '/stays' },
          rota: { Component: '/places/admin/rota/WeekOfShifts.tsx#WeekOfShifts', path: '/rota' },
          closeDays: { Component: '/booking/admin/CloseDays.tsx#CloseDays', path: '/close-days' },
          endCare: { Component: '/booking/admin/EndCare.tsx#EndCare', path: '/end-care' },
          refundMore: { Component: '/booking/admin/RefundMore.tsx#RefundMore', path: '/refund-more' },
          giveDays: { Component: '/booking/admin/GiveDays.tsx#GiveDays', path: '/give-days' },
          contact: { Component: '/booking/admin/ContactChange.tsx#ContactChange', path: '/contact' },
        },
      },
      dateFormat: 'yyyy-MM-dd HH:mm',
      meta: {
        titleSuffix: ` · ${city.brand[langOf(city.languages[0])]}`,
        icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/favicon.svg' }],
      },
    },
    cors: [],
    csrf: staffOrigins(environment),
  });
  return limitTries(built);
};

/** How a portal with these settings is put together; a city that moves has one for where it comes from and one for where it goes. */
export async function configFor(environment: Environment) {
  return configOf(environment, await chooseCity(environment.city));
}

export default configFor(readEnvironment());
