/** What families have prepaid a centre, on any day. */
export const ledger = {
  title: 'Prepaid money',
  titleOn: 'Prepaid money, as of',
  before: 'Day before',
  after: 'Day after',
  date: 'Date',
  show: 'Show',
  backToToday: 'Back to today',
  answer: '{total} is still prepaid: paid by families for care not yet given, and what is on its way back to them.',
  item: 'Item',
  prepaid: 'Prepaid',
  earned: 'Given',
  total: 'Total',
  meaning:
    'When a day of care is over its part moves from prepaid to given. A month’s fee is spread evenly over the days booked; meals count when the child came, and stay prepaid when it did not. Arrivals noted later or undone move meals with them.',
};
