/** Going on after care by the month. */
export const renewal = {
  title: 'Go on after this',
  ends: 'This contract ends on {to}; the next begins on {from}.',
  go: 'Renew for {months, plural, one {# month} other {# months}}: see the contract',
  later: 'Three months are paid ahead already. You can renew from {day} on.',
  full: 'Three months are paid ahead already. Renew a little later.',
  costs: 'Going on for {count, plural, one {# month} other {# months}} comes to {amount} in all.',
  cap: 'What is paid ahead, this included, can be no more than three months. What follows is a contract of its own, signed again.',
  ahead:
    'Or sign the next period now: the place is kept for you from today, and you pay when its day comes. Cancelling before you pay costs nothing.',
  aheadGo: 'Sign {months, plural, one {# month} other {# months}} now: see the contract',
  aheadPays: 'Paid from {from}, by {to} at the latest',
  nextToSign: 'The place from {from} to {to} is held; its contract is not signed yet.',
  nextSigned: 'The contract from {from} to {to} is signed and the place is kept for you. It is not paid for yet.',
  nextPays: 'You can pay from {from}, by {to} at the latest. Unpaid, the place is let go, and nothing is charged.',
  nextPayNow: 'You can pay now, by {to} at the latest. Unpaid, the place is let go, and nothing is charged.',
  nextGo: 'See the next period',
  waitTitle: 'Signed, to be paid later',
  waitIntro:
    'The contract is signed and the place is kept for you. No more than three months can be paid ahead in all, so you can pay from {from}, by {to} at the latest.',
  waitNote:
    'On the morning of the day you get a message. Unpaid, the place is let go, and nothing is charged; until you pay you can cancel at any time, free of charge.',
  waitKept: 'The place is kept for you until {to}',
  waitRelease: 'Cancel this period, free of charge',
  dueWait: 'Signed ahead: you can pay from {from}, by {to} at the latest',
  dueOpen: 'Signed ahead: pay by {to}, then the place is let go',
  look: 'See it',
  endsToo: 'The next period that you signed (from {from}) is not paid for and is cancelled with it, free of charge.',
  staffPays: 'paid from {from} to {to}',
  actWait: 'Signed ahead: paid from {from}, by {to} at the latest',
  contractTitle: 'Signed ahead',
  contractPay:
    'This contract is signed ahead. No more than three months may be prepaid in all: the guardian pays its fees from {from} to {to}. If they are not paid by then, this contract is not carried out, the place is no longer kept, and neither side owes anything. Until it is paid for, the guardian can cancel free of charge.',
  factPay: '; paid from {from}, by {to} at the latest, and free to cancel before you pay',
};
