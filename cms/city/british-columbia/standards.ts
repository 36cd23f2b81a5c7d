import type { RefundRule } from '#domain/contract/refund-rules.ts';
import type { WaitlistRules } from '#domain/offers/waitlist-order.ts';
import type { ClassStandard } from '#domain/places/facility.ts';
import type { RequestRule } from '#domain/places/on-request.ts';
import type { StaffStandard } from '#domain/places/staff-standard.ts';

const REGULATION = 'Child Care Licensing Regulation, B.C. Reg. 332/2007, Schedule E: group child care (under 36 months)';
const DEFAULT = 'Portal default; to be reviewed locally';

/** The regulation knows one kind of group for children under three: at most twelve, one to four. */
const under36 = { maxSize: 12, childrenPerStaff: 4, source: REGULATION, effectiveOn: '2007-11-08' };

export const classStandards: ClassStandard[] = [
  { type: 'infant', ageFrom: 0, ageTo: 12, ...under36 },
  { type: 'toddler', ageFrom: 12, ageTo: 24, ...under36 },
  { type: 'older', ageFrom: 24, ageTo: 36, ...under36 },
  { type: 'mixed', ageFrom: 0, ageTo: 36, ...under36 },
];

/** The ratio of Schedule E is one of certified educators to children. */
export const staffStandards: StaffStandard[] = [
  { need: 'certificate', source: REGULATION, effectiveOn: '2007-11-08' },
  { need: 'certificate_number', source: DEFAULT, effectiveOn: '2007-11-08' },
];

/** British Columbia fixes no refunds for child care: these hold until whoever runs the portal sets others. */
export const refundRules: RefundRule[] = [
  {
    kind: 'cooling_off',
    code: 'F1',
    version: 1,
    days: 7,
    source: DEFAULT,
    effectiveOn: '2026-01-01',
    // By the month, or one stay at a time.
    sameService: [
      ['full_day', 'half_day'],
      ['hourly', 'temporary'],
    ],
  },
  {
    kind: 'monthly_band',
    code: 'F2',
    version: 2,
    bands: [
      { upToDays: 4, percent: 80 },
      { upToDays: 'half', percent: 50 },
    ],
    otherwisePercent: 0,
    reaches: 'month_of_leaving',
    answerWithinWorkdays: 3,
    source: DEFAULT,
    effectiveOn: '2026-01-01',
  },
  {
    kind: 'part_month',
    code: 'B1',
    version: 1,
    by: 'workdays',
    source: DEFAULT,
    effectiveOn: '2026-01-01',
  },
  {
    kind: 'meals_unused',
    code: 'F7',
    version: 2,
    reaches: 'every_begun_month',
    answerWithinWorkdays: 3,
    source: DEFAULT,
    effectiveOn: '2026-01-01',
  },
  {
    kind: 'tiered',
    code: 'T1',
    version: 1,
    tiers: [
      { hoursBefore: 72, percent: 100 },
      { hoursBefore: 24, percent: 80 },
      { hoursBefore: 2, percent: 50 },
    ],
    otherwisePercent: 0,
    source: DEFAULT,
    effectiveOn: '2026-01-01',
  },
];

/** A sample: the province leaves the order of waitlists to each centre. */
export const waitlistRules: WaitlistRules[] = [
  { rules: [{ kind: 'sibling' }], source: 'Sample; the province publishes no order', effectiveOn: '2024-01-01' },
];

/** The portal's own figures, to be confirmed by the city. */
export const requestRules: RequestRule[] = [
  {
    replyHours: 8,
    payHours: 24,
    leastMinutes: 60,
    fewest: 5,
    source: 'the portal’s own; no public rule was found',
    effectiveOn: '2026-01-01',
  },
];
