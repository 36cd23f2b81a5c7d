/** Going on after care by the month. */
export const renewal = {
  title: 'Go on after this',
  ends: 'This contract ends on {to}; the next begins on {from}.',
  go: 'Renew for {months, plural, one {# month} other {# months}}: see the contract',
  later: 'Three months are paid ahead already. You can renew from {day} on.',
  full: 'Three months are paid ahead already. Renew a little later.',
  cap: 'What is paid ahead, this included, can be no more than three months. What follows is a contract of its own, signed again.',
};
