export const waits = {
  ofMonths: '{care}, {months, plural, one {# month} other {# months}} from {on}',
  ofDay: '{care}, {on} {hours}',
  ofWeeks: '{care}, every {weekdays} {hours}, {weeks, plural, one {# week} other {# weeks}} from {on}',
  rule_age: 'Children from {from} to {to} come first',
  rule_sibling: 'Then families with a brother or sister at the centre',
  ahead_raised: '{count, plural, one {# was} other {# were}} moved up by the centre',
  ahead_age: '{count, plural, one {# has a child} other {# have children}} of the age that comes first',
  ahead_sibling: '{count, plural, one {# has} other {# have}} a brother or sister there',
  ahead_earlier: '{count} joined earlier',
};
