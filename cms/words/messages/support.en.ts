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
  checkTitle: 'What your family gets',
  checkNote: 'Three questions, and it is worked out. No account is needed, and nothing of your answers is kept.',
  birthDate: 'Date of birth (or the day on which the baby is expected)',
  registered: 'Is the child in a household register?',
  taxed: 'Does a parent pay income tax?',
  answer_yes: 'Yes',
  answer_no: 'No',
  answer_unsure: 'Not sure',
  check: 'Work it out',
  gets: 'Yes. {first} to {last}, {months, plural, one {# month} other {# months}}, {total} in all; {ahead, plural, one {# month} other {# months}} still to come, this one included.',
  past: '{first} to {last}, {months, plural, one {# month} other {# months}}, {total} in all, is over. If you never claimed it, ask where the child is registered whether it can still be paid.',
  deducts:
    'Yes. {amount} a month off the income that is taxed, until {last}: {ahead, plural, one {# more month} other {# more months}}.',
  rates: 'Less tax a month, by rate: {list}.',
  rate: '{rate}% about {amount}',
  unsure_registered: 'The child has to be registered first: one applies where it is.',
  unsure_taxed: 'The income tax app shows what was paid; only who pays tax has something to deduct.',
  not_none_published: 'None: the city has not published any.',
  not_too_early: 'Not for this child: it was three when this began.',
  not_ended: 'No longer: {last} was the last month.',
  not_unregistered:
    'Once the child is registered: one applies where it is, for {months, plural, one {# month} other {# months}}, {total} in all.',
  not_untaxed: 'No: who pays no income tax has nothing to deduct.',
  row: 'After subsidies (a month)',
};
