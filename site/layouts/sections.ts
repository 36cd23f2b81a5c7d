import type { MessageKey } from '#cms/words/index.ts';

export type Section = 'facilities' | 'guidance' | 'calendar' | 'activities' | 'policy' | 'account';

/** The sections named at the top of every page. */
export const SECTIONS: { section: Section; href: string; key: MessageKey }[] = [
  { section: 'facilities', href: '/facilities', key: 'common.facilities' },
  { section: 'guidance', href: '/guidance', key: 'common.guidance' },
  { section: 'calendar', href: '/calendar', key: 'common.calendar' },
  { section: 'activities', href: '/activities', key: 'common.activities' },
  { section: 'policy', href: '/policy', key: 'common.policy' },
];
