export const framework = {
  annexTitle: '{title}: Annex {order}',
  basis: 'Basis',
  basisText:
    'On {signedOn} Party A, {guardian}, and the centre, {facility}, signed a framework contract (no. {number}, until {until}). This is its annex {order}: it agrees the stay below for the child {child}, born {birthDate}. For everything that is not said here the framework contract holds.',
  chosen: 'What Party A has chosen for this stay',
  chosenPickups: 'Who collects: {pickups}',
  chosenConsents: 'Personal data: {consents}',
  acceptedByDelegate: 'Accepted for Party A {name} by {delegate}, within the amounts it has set (by a tap on the portal)',
  acceptedBy: 'Accepted by Party A: {name} (by a tap on the portal)',
  previous: 'Code of the paper before: {hash}',
  amendment:
    'Version {version}: this stay is moved to the time below, what was agreed before no longer applies, and the framework contract stays as it is',
  tapTitle: 'One tap is enough this time',
  tapIntro:
    'On {date} you signed a framework contract with {name} that holds until {until}. Terms, refund rules and prices are the same as there; only what follows is new.',
  tapBinds:
    'A tap agrees to this annex and counts as your signature. For everything it does not say, the framework contract holds.',
  tapText: 'The annex in full',
  tap: 'Agree and go to payment',
  tapMove: 'Agree and move to this time',
  tapMoveNote: 'The new time becomes an annex to the framework contract: one tap, no signature.',
  readFramework: 'Read the framework contract',
  first: 'This contract is signed once: until {until}, further {form} for {child} at this centre takes one tap and no signature.',
  ownTitle: 'Framework contracts',
  ownLink: 'See framework contracts',
  ownNote: 'Signed once: until the last day, further stays of the same child at the same centre take one tap.',
  ownNone: 'None yet. The contract of a first hourly or occasional stay is one.',
  ownAbout: '{form} for {child}',
  ownPrice: '{what} {price} {unit}',
  ownUntil: 'Holds until {date}',
  ownOver: 'Over since {date}',
  ownEnded: 'You ended it on {at}',
  ownStays: '{count, plural, one {One stay} other {# stays}} agreed under it',
  ownFirst: 'First stay, signed {date} · {number} · template version {version}',
  ownAnnex: 'Annex {order} · {number}',
  ownEnd: 'End this framework contract',
  ownEndNote:
    'Further stays at this centre are then signed anew. Stays that were agreed are not affected, nor is what they refund.',
  ownEndSure: 'End it',
  ownEndNot: 'Keep it',
  ownDone: 'Ended. The stays that were agreed are not affected.',
  verifyUntil: 'It is also a framework contract, which holds until {until}.',
  verifyEnded: 'It is also a framework contract, which its family has ended: no further stays are agreed under it.',
  verifyWhole: 'It is annex {order} to a framework contract; every annex hangs on the one before, and none was changed.',
  verifyBroken:
    'It is annex {order} to a framework contract. Note that the annexes do not fit together: one was changed or is missing. Please check with the portal.',
  chainBroken:
    'The annexes under this framework contract do not fit together: one was changed or is missing. Rely on the PDFs that you have, and tell us.',
  chainAnnex: 'Annex {order} to a framework contract, which holds for everything not said here (until {until}).',
  chainAnnexes: '{count, plural, one {One annex} other {# annexes}} to it',
  ends_ended: 'You have ended the framework contract that you signed before, so this stay is signed anew.',
  ends_over:
    'The framework contract that you signed before holds until {date} and does not cover this stay, so it is signed anew.',
  ends_centre_stopped:
    'This centre has had to stop since you signed the framework contract, so please read everything once more and sign.',
  ends_other_parties:
    'What is recorded of you, your child or the centre is no longer what the framework contract says, so this stay is signed anew.',
  ends_other_care: 'The framework contract is for another kind of care, so this stay is signed by itself.',
  ends_other_template: 'The contract has a new version that is not what you signed before, so please read it and sign.',
  ends_other_rules: 'The refund rules are not those of the framework contract that you signed, so please read them and sign.',
  ends_other_prices:
    'What is charged, or how much, is not what the framework contract that you signed says, so please read it and sign.',
};
