export const AREA_LEVELS = ['city', 'district', 'township'] as const;

/** What a family may name as a place to search around. */
export const PLACE_KINDS = ['district', 'township', 'community', 'station', 'hospital', 'park', 'employer', 'landmark'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];
