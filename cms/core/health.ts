import type { Instant } from '#domain/time/zoned-time.ts';

/** What a portal is made of, as far as whoever uses it would notice: writing, finding, and what is done in the background. */
export const HEALTH_PARTS = ['database', 'search', 'jobs'] as const;
export type HealthPart = (typeof HEALTH_PARTS)[number];

export interface Health {
  /** Parts that do not do what they should; which, and nothing of why. */
  troubled: HealthPart[];
  asOf: Instant;
}
