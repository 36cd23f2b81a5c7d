import { z } from 'zod';
import { labelWords } from '#cms/alerts/saved-wish.ts';
import { prose, typed } from '#cms/input/values.ts';
import { type SavedSearch, STOP_REASONS } from '#cms/records/saved-searches.ts';
import type { Lang } from '#domain/language/lang.ts';

export const savedSearchBody = z
  .strictObject({
    address: prose(1000, 1).meta({
      description: 'The query string of a search with a time, as GET /facilities takes it; or as the search page has it',
      examples: ['near=32.4921,119.9163&ageMonths=8&form=hourly&from=2026-11-25T09:00&to=2026-11-25T12:00'],
    }),
    facility: typed(120).optional().meta({ description: 'Only this centre: its id or slug' }),
  })
  .meta({ id: 'SavedSearchRequest' });

const instant = z.string().meta({ format: 'date-time' });

export const savedSearchAnswer = z
  .strictObject({
    id: z.string(),
    label: z.string().meta({ description: 'The search in words' }),
    address: z.string(),
    facility: z.string().nullable().meta({ description: 'Only this centre: its id' }),
    savedAt: instant,
    lastToldAt: instant.nullable(),
    toldCount: z.int(),
    stoppedAt: instant.nullable(),
    stopReason: z.enum(STOP_REASONS).nullable(),
  })
  .meta({ id: 'SavedSearch' });

export const savedSearchesAnswer = z
  .strictObject({
    live: z.array(savedSearchAnswer),
    stopped: z.array(savedSearchAnswer).meta({ description: 'Those that have stopped in the last seven days' }),
  })
  .meta({ id: 'SavedSearches' });

export function toSavedSearchAnswer(saved: SavedSearch, lang: Lang): z.infer<typeof savedSearchAnswer> {
  return {
    id: saved.id,
    label: labelWords(saved.label[lang]),
    address: saved.address,
    facility: saved.facilityId ?? null,
    savedAt: saved.savedAt,
    lastToldAt: saved.lastToldAt ?? null,
    toldCount: saved.toldCount,
    stoppedAt: saved.stoppedAt ?? null,
    stopReason: saved.stopReason ?? null,
  };
}
