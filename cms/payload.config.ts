import { join } from 'node:path';
import { lexicalEditor } from '@payloadcms/richtext-lexical';
import { en } from '@payloadcms/translations/languages/en';
import { zh } from '@payloadcms/translations/languages/zh';
import { buildConfig } from 'payload';
import sharp from 'sharp';
import { staffEmail } from './admin/staff-email.ts';
import { chooseCity } from './city/choose.ts';
import type { CityPack } from './city/city-pack.ts';
import { Classes, Closures, CredentialEvents, OpeningHours, PriceItems, Shifts, Staff } from './collections/centre.ts';
import {
  AreaFigures,
  Areas,
  ClassStandards,
  GazetteerPlaces,
  RegisterDoubts,
  SpecialDays,
  Takeovers,
} from './collections/city.ts';
import { Facilities } from './collections/Facilities.ts';
import {
  Bookings,
  Children,
  FamilyPlaces,
  Favourites,
  GuardianSessions,
  Guardians,
  Messages,
  PlaceClaims,
  SignInCodes,
} from './collections/families.ts';
import { Activities, Articles, Media, Policies } from './collections/guidance.ts';
import { Contracts, ContractTemplates, LedgerEntries, Payments, Receipts, RefundRules, Refunds } from './collections/money.ts';
import { SavedSearches } from './collections/saved-searches.ts';
import { AuditLog, IdempotencyKeys, PretendPayments, Users } from './collections/system.ts';
import { chooseDatabase } from './database/choose.ts';
import { readEnvironment } from './environment.ts';
import { createLog } from './log.ts';
import { editorFeatures } from './rich-text-features.ts';
import { staffOrigins } from './staff-origins.ts';
import { staffTranslations } from './staff-translations.ts';

const environment = readEnvironment();
const cms = join(process.cwd(), 'cms');

const config = (city: CityPack) =>
  buildConfig({
    secret: environment.secret,
    serverURL: '',
    db: chooseDatabase(environment.databaseUri),
    email: staffEmail,
    editor: lexicalEditor({ features: editorFeatures }),
    sharp,
    collections: [
      ...[Facilities, Classes, Staff, Shifts, OpeningHours, Closures, PriceItems, CredentialEvents, Takeovers],
      ...[
        Bookings,
        PlaceClaims,
        Guardians,
        Children,
        FamilyPlaces,
        Favourites,
        SavedSearches,
        SignInCodes,
        GuardianSessions,
        Messages,
      ],
      ...[Contracts, Payments, Refunds, Receipts, LedgerEntries, ContractTemplates, RefundRules],
      ...[Articles, Policies, Activities, Media],
      ...[Areas, AreaFigures, GazetteerPlaces, SpecialDays, ClassStandards, RegisterDoubts],
      ...[Users, AuditLog, IdempotencyKeys, PretendPayments],
    ].map((collection) => ({
      ...collection,
      ...(collection.upload ? { upload: { ...Object(collection.upload), staticDir: join(environment.dataDir, 'media') } } : {}),
    })),
    localization: {
      locales: [
        { code: 'zh', label: '中文' },
        { code: 'en', label: 'English' },
      ],
      defaultLocale: city.languages[0] ?? 'zh',
      filterAvailableLocales: ({ locales }) => locales.filter(({ code }) => city.languages.includes(code as 'zh')),
      fallback: true,
    },
    i18n: {
      supportedLanguages: city.languages.includes('zh') ? { zh, en } : { en },
      fallbackLanguage: city.languages[0] ?? 'zh',
      translations: staffTranslations,
    },
    // The whole staff surface lives under one prefix, so that it can be put on a host of its own.
    routes: { admin: '/admin', api: '/admin/api' },
    graphQL: { disable: true },
    telemetry: false,
    logger: createLog(environment.payloadLogLevel),
    typescript: { autoGenerate: false, outputFile: join(cms, 'payload-types.ts') },
    admin: {
      user: 'users',
      avatar: 'default',
      theme: 'light',
      importMap: { baseDir: cms, importMapFile: join(cms, 'app/(payload)/importMap.js') },
      components: {
        graphics: { Logo: '/admin/brand/Logo.tsx#Logo', Icon: '/admin/brand/Icon.tsx#Icon' },
        beforeNavLinks: ['/admin/StaffNav.tsx#StaffNav'],
        views: {
          dashboard: { Component: '/admin/home/Home.tsx#Home' },
          roster: { Component: '/admin/views/Roster.tsx#Roster', path: '/roster' },
          occupancy: { Component: '/admin/views/Occupancy.tsx#Occupancy', path: '/occupancy' },
          counter: { Component: '/admin/views/Counter.tsx#Counter', path: '/counter' },
        },
      },
      dateFormat: 'yyyy-MM-dd HH:mm',
      meta: {
        titleSuffix: ` · ${city.brand[city.languages[0] ?? 'zh']}`,
        icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/favicon.svg' }],
      },
    },
    cors: [],
    csrf: staffOrigins(environment),
  });

export default chooseCity(environment.city).then(config);
