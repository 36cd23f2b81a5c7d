import type { StaffName } from '../support/staff.ts';

/** A page to be pictured: an address, or the page that its links lead to, one after the other. */
export interface Shot {
  name: string;
  path: string;
  /** The row of docs/look.md that says what the page is like. */
  look: string;
  /** Of each the first that fits is followed. */
  follow?: string[];
}

const WISH = 'ageMonths=8&form=hourly&date=2026-11-25&from=09:00&to=12:00';

/** What everybody may see. */
export const SHOTS: Shot[] = [
  { name: 'home', path: '/', look: 'home' },
  { name: 'search', path: `/facilities?place=凤城河&${WISH}`, look: 'search' },
  { name: 'search-map', path: `/facilities?place=凤城河&view=map&${WISH}`, look: 'map' },
  { name: 'search-all', path: '/facilities', look: 'search' },
  {
    name: 'search-empty',
    path: `/facilities?place=凤城河&radius=1000&${WISH.replace('09:00', '19:00').replace('12:00', '20:00')}`,
    look: 'nobody fits',
  },
  {
    name: 'search-weekly',
    path: '/facilities?place=凤城河&ageMonths=8&date=2026-11-30&from=08:30&to=12:00&days=12345&weeks=4',
    look: 'search',
  },
  { name: 'search-soonest', path: '/facilities?place=凤城河&ageMonths=8&within=7&minutes=480&sort=soonest', look: 'search' },
  { name: 'search-rest-day', path: `/facilities?place=凤城河&${WISH.replace('11-25', '11-28')}`, look: 'nobody fits' },
  { name: 'search-between', path: `/facilities?place=凤城河&and=泰州老街&${WISH}`, look: 'search' },
  { name: 'search-words', path: '/facilities?q=托育', look: 'search' },
  { name: 'search-error', path: '/facilities?near=nowhere', look: 'not found, errors' },
  { name: 'centre', path: `/facilities/hailing-sample?${WISH}`, look: 'centre' },
  { name: 'centre-monthly', path: '/facilities/hailing-sample?ageMonths=8&form=full_day&date=2026-12-01', look: 'centre' },
  { name: 'tour', path: '/facilities/hailing-sample/tour', look: 'visiting a centre' },
  {
    name: 'take-over',
    path: '/facilities?page=6',
    follow: ['[data-hit]:last-of-type h2 a', 'a[href$="/take-over"]'],
    look: 'taking a centre over',
  },
  {
    name: 'compare',
    path: `/facilities/compare?place=凤城河&${WISH}&ids=hailing-sample,wutong-sample-childcare-centre-19`,
    look: 'comparison',
  },
  { name: 'favourites-empty', path: '/favourites', look: 'favourites' },
  { name: 'book-time', path: `/book/hailing-sample?${WISH}`, look: 'booking steps' },
  { name: 'guidance', path: '/guidance', look: 'article' },
  { name: 'article', path: '/guidance/separation-anxiety', look: 'article' },
  { name: 'checklist', path: '/guidance/checklist-safe-home', look: 'checklist, poster' },
  { name: 'course', path: '/guidance/course-starting-care', look: 'course' },
  { name: 'calendar', path: '/calendar?month=8', look: 'child’s calendar' },
  { name: 'growth', path: '/growth', look: 'growth chart' },
  { name: 'ask', path: '/ask', look: 'ask an expert' },
  { name: 'consult', path: '/ask/consult', look: 'talking to an expert' },
  { name: 'visits', path: '/visits', look: 'home visits' },
  { name: 'doctors', path: '/doctors', look: 'family doctor' },
  { name: 'activities', path: '/activities', look: 'activities' },
  { name: 'activity', path: '/activities', follow: ['main a[href*="/activities/"]'], look: 'activities' },
  { name: 'policy', path: '/policy', look: 'what a family gets' },
  { name: 'policy-plan', path: '/policy/tz-2021-71', look: 'policy in plain words' },
  { name: 'verify', path: '/verify', look: 'verifying' },
  { name: 'verify-no-code', path: '/verify?hash=C-000001', look: 'verifying' },
  { name: 'privacy', path: '/privacy', look: 'privacy, accessibility' },
  { name: 'accessibility', path: '/accessibility', look: 'privacy, accessibility' },
  { name: 'status', path: '/status', look: 'whether it works' },
  { name: 'complaints', path: '/complaints', look: 'complaints' },
  { name: 'refund-rules', path: '/refund-rules', look: 'refund rules' },
  { name: 'open-data', path: '/open-data', look: 'open data' },
  { name: 'outbox-empty', path: '/outbox', look: 'outbox' },
  { name: 'months-stopped', path: '/months?token=nobody', look: 'the child’s month' },
  { name: 'search-stopped', path: '/searches/stop?token=nobody', look: 'waiting, saved searches' },
  { name: 'wait-left', path: '/waits/leave?token=nobody', look: 'waiting, saved searches' },
  { name: 'not-found', path: '/nothing-here', look: 'not found, errors' },
  { name: 'broken', path: '/500', look: 'not found, errors' },
  { name: 'door', path: '/door', look: 'the door without network' },
  { name: 'sign-in', path: '/account', look: 'signing in' },
];

/** What only a family sees: with a child, once it has booked. `{child}` and `{booking}` are its own. */
export const FAMILY: Shot[] = [
  { name: 'favourites', path: '/favourites', look: 'favourites' },
  { name: 'family-calendar', path: '/account/calendar', look: 'account' },
  { name: 'child', path: '/account/children/{child}', look: 'a child, who collects it' },
  { name: 'child-new', path: '/account/children/new', look: 'a child, who collects it' },
  { name: 'child-growth', path: '/account/children/{child}/growth', look: 'growth chart' },
  { name: 'pickup', path: '/account/children/{child}/pickup', look: 'a child, who collects it' },
  { name: 'child-remove', path: '/account/children/{child}/remove', look: 'a child, who collects it' },
  { name: 'contact', path: '/account/contact', look: 'signing in' },
  { name: 'own-data', path: '/account/data', look: 'own data' },
  { name: 'erase', path: '/account/data/erase', look: 'own data' },
  { name: 'enrolled', path: '/account/enrolled', look: 'the place a child has already' },
  { name: 'other-guardian', path: '/account/family', look: 'the other guardian' },
  { name: 'delegates', path: '/account/delegates', look: 'family that helps' },
  { name: 'helping', path: '/account/helping', look: 'family that helps' },
  { name: 'frameworks', path: '/account/frameworks', look: 'one tap' },
  { name: 'money', path: '/account/money', look: 'a family’s money' },
  { name: 'months', path: '/account/months', look: 'the child’s month' },
  { name: 'subsidies', path: '/account/subsidies', look: 'what a city pays for days of care' },
  { name: 'places', path: '/account/places', look: 'account' },
  { name: 'searches', path: '/account/searches', look: 'waiting, saved searches' },
  { name: 'wait-join', path: `/account/waits/join?facility=hailing-sample&${WISH}`, look: 'waiting, saved searches' },
  { name: 'ask-family', path: '/ask', look: 'ask an expert' },
  { name: 'consult-family', path: '/ask/consult', look: 'talking to an expert' },
  { name: 'visits-family', path: '/visits', look: 'home visits' },
  { name: 'doctors-family', path: '/doctors', look: 'family doctor' },
  { name: 'tour-family', path: '/facilities/hailing-sample/tour', look: 'visiting a centre' },
  { name: 'dispute', path: '/bookings/{booking}/dispute', look: 'talking a contract over' },
  { name: 'disputes', path: '/disputes', look: 'talking a contract over' },
];

/** Where each of the staff spends the day. */
export const STAFF_SHOTS: (Shot & { who: StaffName })[] = [
  { who: 'head', name: 'staff-day', path: '/admin', look: 'board of the day' },
  { who: 'head', name: 'staff-week', path: '/admin/occupancy', look: 'staff homes' },
  { who: 'head', name: 'staff-shifts', path: '/admin/rota', look: 'week of shifts' },
  { who: 'head', name: 'staff-close', path: '/admin/close-days', look: 'close these days' },
  { who: 'head', name: 'staff-end-care', path: '/admin/end-care', look: 'a centre ends a contract' },
  { who: 'head', name: 'staff-enrolled', path: '/admin/enrolled', look: 'children already here' },
  { who: 'head', name: 'staff-stays', path: '/admin/stays', look: 'longer stays, late pick-ups' },
  { who: 'head', name: 'staff-asked', path: '/admin/asked', look: 'bookings that a centre answers itself' },
  { who: 'head', name: 'staff-tours', path: '/admin/tours', look: 'visiting a centre' },
  { who: 'head', name: 'staff-filed', path: '/admin/filed', look: 'staff homes' },
  { who: 'head', name: 'staff-books', path: '/admin/books', look: 'books, receipts' },
  { who: 'head', name: 'staff-receipts', path: '/admin/receipts', look: 'books, receipts' },
  { who: 'head', name: 'staff-bookings', path: '/admin/collections/bookings', look: 'staff lists' },
  { who: 'head', name: 'staff-planner', path: '/admin/planner', look: 'planner' },
  { who: 'head', name: 'staff-open-day', path: '/admin/open-day', look: 'a day’s free places' },
  { who: 'head', name: 'staff-disputes', path: '/admin/disputes', look: 'talking a contract over' },
  { who: 'head', name: 'staff-till', path: '/admin/till', look: 'paying at the centre' },
  { who: 'counter', name: 'staff-counter', path: '/admin/counter', look: 'counter' },
  { who: 'author', name: 'staff-author', path: '/admin', look: 'staff homes' },
  { who: 'reviewer', name: 'staff-reviewer', path: '/admin', look: 'staff homes' },
  { who: 'reviewer', name: 'staff-articles', path: '/admin/collections/articles', look: 'staff lists' },
  { who: 'reviewer', name: 'staff-pictures', path: '/admin/collections/media', look: 'pictures' },
  { who: 'reviewer', name: 'staff-due', path: '/admin/due', look: 'what is due' },
  { who: 'reviewer', name: 'staff-facts', path: '/admin/facts', look: 'sources of facts' },
  { who: 'reviewer', name: 'staff-figures', path: '/admin/figures', look: 'guidance in figures' },
  { who: 'nurse', name: 'staff-nurse', path: '/admin', look: 'nurse’s desk' },
  { who: 'legal', name: 'staff-legal', path: '/admin', look: 'staff homes' },
  { who: 'district', name: 'staff-district', path: '/admin', look: 'staff homes' },
  { who: 'district', name: 'staff-centres', path: '/admin/collections/facilities', look: 'staff lists' },
  { who: 'admin', name: 'staff-admin', path: '/admin', look: 'staff homes' },
  { who: 'admin', name: 'staff-money', path: '/admin/money', look: 'books, receipts' },
];
