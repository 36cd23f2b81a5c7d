/** Stays by the hour made longer or shorter on the spot, and late pick-ups. */
export const stays = {
  title: 'Longer stays and late pick-ups',
  link: 'Longer stays, late pick-ups',
  answer:
    '{late, plural, one {# late pick-up} other {# late pick-ups}} to decide, {here, plural, one {# child} other {# children}} here by the hour',
  intro:
    'A longer stay counts once the family has paid: the time is held when you press, and the family is sent a message to pay. A late pick-up is charged by the contract alone; see how it is reckoned first, or waive it.',
  pending: 'Asked to stay until {to}: waiting for the family to pay {amount}, held until {held}.',
  charge: 'Charge {amount}',
  waive: 'Waive',
  reason: 'Why it is waived (the family sees it)',
  toRoster: 'The roster of this day',
};
