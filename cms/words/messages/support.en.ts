/** What a family gets beside the price of care. */
export const support = {
  net: 'About {amount} a month after subsidies',
  netNote:
    'Listed at {fee} a month, for a child of {age, plural, one {# month} other {# months}}. Only what is certain is taken off; what tax is saved depends on the family.',
  monthly:
    '{amount} a month, for {months, plural, one {# more month} other {# more months}}. Paid whether or not the child is in care.',
  upTo: 'What tax is saved depends on the income: at most {most} a month, nothing for families who pay none.',
  claim: 'How to claim: {how}',
  no_too_old: 'Not for this child: {months, plural, one {# month} other {# months}} old already.',
  no_not_yet: 'Not yet: it has not begun.',
  no_over: 'No longer: it has ended.',
  no_none_published: 'None: the city has not published any.',
  row: 'After subsidies (a month)',
};
