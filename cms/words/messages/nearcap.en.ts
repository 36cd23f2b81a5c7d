export const nearcap = {
  ahead: '{number} signed, to be paid from {from}',
  title: 'Three months ahead',
  intro:
    'Care that is paid for and still to be given, by the month and singly, of one child at one centre taken together. No child or family is named here; to check, ask the centre by the booking number.',
  none: 'Nothing is past three months, and nothing is close to it.',
  answer:
    '{over, plural, =0 {Nothing is past three months} other {Past three months: #}}; {near, plural, =0 {nothing is within a week of it} other {within a week of it: #}}.',
  supervisorsOnly: 'This page is for supervisors.',
  centre: 'Centre',
  standing: 'Standing',
  standing_over: 'Past it',
  standing_near: 'Close to it',
  paidFor: 'Paid for',
  fromTo: '{from} to {to}',
  until: 'Three months end before',
  numbers: 'Bookings',
  paid: 'Paid',
  byName:
    'Booked by guardians who are not linked, for children of one name and birth date: ask the centre whether it is one child.',
};
