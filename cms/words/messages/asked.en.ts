/** Days of which a centre is asked who came, because a refund hangs on them. */
export const asked = {
  title: 'Attendance asked for',
  intro:
    'A family has cancelled, and what is refunded depends on how many days the child came; the roster says nothing of these. Tick the days on which it came; the others count as not attended. The refund goes as soon as you answer.',
  none: 'Nothing is asked for.',
  until: 'Answer by {until}; otherwise days without a record count as not attended and {most} is refunded',
  range: '{least} is refunded if it came on all of them, {most} if on none',
  days: 'Days on which it came',
  send: 'Answer and refund',
  toRoster: 'You can also note it on the roster of each day',
  onRoster: 'Cancelled; please note whether it came on this day',
  home: '{count, plural, one {1 refund waits} other {{count} refunds wait}} for your attendance',
  homeNote: 'Without an answer in time, days without a record count as not attended',
  monthTitle: 'Attendance before the month is settled',
  month:
    'Nobody is noted on the roster of {dates}. Please complete it before {until}: otherwise these days count as not attended, and meals are refunded to {families, plural, one {1 family} other {{families} families}}.',
  monthRoster: 'Begin with the roster of {date}',
  monthHome: '{days, plural, one {1 day} other {{days} days}} of attendance missing before the month is settled',
  monthHomeNote: 'Days without a record count as not attended, and meals are refunded',
  open: 'Answer',
};
