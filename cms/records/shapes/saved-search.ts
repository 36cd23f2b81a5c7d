import { z } from 'zod';
import type { SearchWish } from '#cms/input/search-wish.ts';
import { CARE_FORMS } from '#domain/care/care.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { WantedTime } from '#domain/offers/wanted-time.ts';
import { ACCESS_FEATURES, STAFF_LANGUAGES } from '#search/port.ts';
import { eachLanguage } from './values.ts';

/** What is waited for: a search with a time. Of each child it holds the age in months at saving, and nothing else. */
export type SavedWish = Omit<SearchWish, 'page' | 'perPage' | 'when'> & { when: WantedTime };

const minutes = z.int().nonnegative();
const hours = { date: z.string(), from: minutes, to: minutes };
const wantedTime: z.ZodType<WantedTime> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('window'), ...hours }),
  z.object({ kind: z.literal('weekly'), ...hours, weekdays: z.string(), weeks: z.int() }),
  z.object({ kind: z.literal('soon'), date: z.string(), days: z.int(), minutes }),
]);

const point = z.object({ lat: z.number(), lng: z.number() });
const flag = z.boolean().optional();

export const savedWish: z.ZodType<SavedWish> = z.object({
  q: z.string().optional(),
  near: point.optional(),
  also: point.optional(),
  radius: z.number().optional(),
  bounds: z.object({ south: z.number(), west: z.number(), north: z.number(), east: z.number() }).optional(),
  district: z.string().optional(),
  township: z.string().optional(),
  form: z.array(z.enum(CARE_FORMS)).optional(),
  institution: z.array(z.string()).optional(),
  ageMonths: z.number().optional(),
  siblings: z.array(z.number()).optional(),
  inclusive: flag,
  model: flag,
  priceMax: z.number().optional(),
  meals: flag,
  openUntil: minutes.optional(),
  languages: z.array(z.enum(STAFF_LANGUAGES)).optional(),
  access: z.array(z.enum(ACCESS_FEATURES)).optional(),
  openToPublic: flag,
  rural: flag,
  sort: z.enum(['distance', 'detour', 'price', 'soonest', 'name', 'relevance']).optional(),
  when: wantedTime,
});

/** A search in words, part by part, so that a message can leave out the age. */
export interface SearchLabel {
  /** `8 个月` */
  age?: string;
  /** `凤城河 3 公里内` */
  where?: string;
  /** `计时托` */
  care?: string;
  /** `11 月 25 日，周三 9:00–12:00` */
  when: string;
}

const inWords = z.object({
  age: z.string().optional(),
  where: z.string().optional(),
  care: z.string().optional(),
  when: z.string(),
});

export const searchLabel: z.ZodType<Record<Lang, SearchLabel>> = eachLanguage(inWords);

/** Ids of centres. */
export const facilityIds = z.array(z.string());
