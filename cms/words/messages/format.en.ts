/** How amounts, dates and lengths are said. A figure and its unit stay on one line. */
export const format = {
  money:
    '{sign}{currency, select, CNY {¥} CAD {$} USD {$} EUR {€} GBP {£} other {}}{amount}{currency, select, CNY {} CAD {} USD {} EUR {} GBP {} other {\u00a0{currency}}}',
  months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  weekdays: 'Mon Tue Wed Thu Fri Sat Sun',
  weekdayBoxes: 'Mon Tue Wed Thu Fri Sat Sun',
  date: '{day}\u00a0{month}',
  dateWithYear: '{day}\u00a0{month}\u00a0{year}',
  dateWithWeekday: '{weekday}\u00a0{date}',
  leafMonth: '{month}',
  leafDay: '{day}',
  weekdaySpan: '{from}–{to}',
  weekdayAnd: ', ',
  metres: '{count}\u00a0m',
  kilometres: '{count}\u00a0km',
  minutes: '{count}\u00a0{count, plural, one {minute} other {minutes}}',
  days: '{count}\u00a0{count, plural, one {day} other {days}}',
  hours: '{count}\u00a0{count, plural, one {hour} other {hours}}',
  ageYears: '{count}\u00a0{count, plural, one {year} other {years}}',
  ageMonths: '{count}\u00a0{count, plural, one {month} other {months}}',
  noted: '{name} ({note})',
  sentences: '{first} {second}',
};
