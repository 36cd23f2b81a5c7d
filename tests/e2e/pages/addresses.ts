const WISH = 'ageMonths=8&form=hourly&date=2026-11-25&from=09:00&to=12:00';

/** Pages that send no script. */
export const QUIET = [
  '/guidance',
  '/activities',
  '/policy',
  '/policy/tz-2021-71',
  '/verify',
  '/ask',
  '/ask/consult',
  '/visits',
  '/doctors',
  '/complaints',
  '/refund-rules',
  '/open-data',
  '/privacy',
  '/accessibility',
  '/status',
  '/account',
  '/outbox',
  '/nothing-here',
];

export const LIVELY = [
  '/',
  '/guidance/separation-anxiety',
  '/door',
  `/facilities?place=凤城河&${WISH}`,
  '/facilities',
  '/facilities/hailing-sample',
  '/growth',
  '/calendar',
  '/favourites',
  '/facilities/compare?ids=hailing-sample',
  '/facilities?near=nowhere',
  `/book/hailing-sample?${WISH}`,
];
