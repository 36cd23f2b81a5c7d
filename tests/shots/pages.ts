import type { Page } from '@playwright/test';

/** A page to be pictured: an address, or the steps that lead to a state. */
export interface Shot {
  name: string;
  path?: string;
  /** Runs after the address was opened. */
  go?: (page: Page) => Promise<void>;
}

const WISH = 'ageMonths=8&form=hourly&date=2026-11-25&from=09:00&to=12:00';

export const SHOTS: Shot[] = [
  { name: 'home', path: '/' },
  { name: 'search', path: `/facilities?place=凤城河&${WISH}` },
  { name: 'search-map', path: `/facilities?place=凤城河&view=map&${WISH}` },
  { name: 'search-all', path: '/facilities' },
  {
    name: 'search-empty',
    path: `/facilities?place=凤城河&radius=1000&${WISH.replace('09:00', '19:00').replace('12:00', '20:00')}`,
  },
  { name: 'search-weekly', path: '/facilities?place=凤城河&ageMonths=8&date=2026-11-30&from=08:30&to=12:00&days=12345&weeks=4' },
  { name: 'search-soonest', path: '/facilities?place=凤城河&ageMonths=8&within=7&minutes=480&sort=soonest' },
  { name: 'search-rest-day', path: `/facilities?place=凤城河&${WISH.replace('11-25', '11-28')}` },
  { name: 'search-between', path: `/facilities?place=凤城河&and=泰州老街&${WISH}` },
  { name: 'search-words', path: '/facilities?q=托育' },
  { name: 'search-error', path: '/facilities?near=nowhere' },
  { name: 'centre', path: `/facilities/hailing-sample?${WISH}` },
  { name: 'centre-monthly', path: '/facilities/hailing-sample?ageMonths=8&form=full_day&date=2026-12-01' },
  { name: 'compare', path: `/facilities/compare?place=凤城河&${WISH}&ids=hailing-sample,wutong-sample-childcare-centre-19` },
  { name: 'favourites-empty', path: '/favourites' },
  { name: 'book-time', path: `/book/hailing-sample?${WISH}` },
  { name: 'guidance', path: '/guidance' },
  { name: 'article', path: '/guidance/separation-anxiety' },
  { name: 'calendar', path: '/calendar?month=8' },
  { name: 'activities', path: '/activities' },
  { name: 'policy', path: '/policy' },
  { name: 'policy-plan', path: '/policy/tz-2021-71' },
  { name: 'verify', path: '/verify' },
  { name: 'privacy', path: '/privacy' },
  { name: 'accessibility', path: '/accessibility' },
  { name: 'complaints', path: '/complaints' },
  { name: 'refund-rules', path: '/refund-rules' },
  { name: 'open-data', path: '/open-data' },
  { name: 'not-found', path: '/nothing-here' },
  { name: 'sign-in', path: '/account' },
];
