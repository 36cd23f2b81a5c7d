/** The head declares once which contracts are concluded in the centre's name. */
export const offer = {
  title: 'Confirm what you offer',
  intro:
    'Once a family signs, the contract is concluded in the centre’s name; the centre does not sign each one. So its head first confirms that contracts may be signed with these texts and at these prices. Who confirmed what, and when, stands in every contract’s record of signing. When a text has a new version or a price changes, confirm again.',
  last: 'Last confirmed by {by}, {at}.',
  nothing: 'The price list is empty. Publish prices, then confirm.',
  text: 'Text {code}, version {version}',
  since: 'from {date}',
  read: 'Read the contract text',
  is_signed: 'confirmed',
  is_carried: 'changed and not confirmed; from {until} it cannot be booked online until it is',
  is_not_asked_yet: 'not confirmed; from {from} it cannot be booked online until it is',
  is_not_signed: 'not confirmed, and cannot be booked online now',
  all: 'All of it is confirmed.',
  declare:
    'I am the head of this centre. I confirm that when a family signs one of these texts on the portal, at a price of the list, the contract is concluded in the centre’s name and binds it.',
  sendCode: 'Send a code to my e-mail',
  sent: 'A code was sent to the e-mail address of your account.',
  name: 'Your name (as on your account)',
  code: 'Code',
  confirm: 'Confirm',
  done: 'Confirmed. Contracts signed from now on say so.',
  task: '{count, plural, one {# contract text} other {# contract texts}} for the head to confirm',
  taskNote_asked: 'What is not confirmed cannot be booked online from {until}.',
  taskNote_now: 'Families cannot book it online until it is confirmed.',
  taskAct: 'Confirm',
};
