/** The one of the sample centres nearby that sells care by the month on two and three days a week, to children of eighteen months and more. */
export const SOME_WEEKDAYS = {
  slug: 'mailang-sample-childcare-centre-5',
  ageMonths: 24,
  /** 24 months on the tests' Monday. */
  born: '2024-11-10',
  /** What three days a week cost a month, in fen, and every working day. */
  threeDays: 135_300,
  whole: 199_000,
} as const;
