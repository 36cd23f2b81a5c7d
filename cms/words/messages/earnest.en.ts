/** Earnest money: a part is paid on signing, and the rest later. */
export const earnest = {
  title: 'Earnest money first, the rest later',
  first: 'On signing you pay earnest money of {amount}, which goes into the first bill.',
  rest: 'The rest, {rest}, is paid by {by}. If it is not, the place is released.',
  caption: 'What is refunded of the earnest money if it is cancelled before care begins',
  when: 'When',
  back: 'Earnest money refunded',
  early: 'Cancelled by {day} (if you pay it today)',
  earlyPaid: 'Cancelled by {day}',
  later: 'Cancelled later, before care begins, or the rest is not paid by {by}',
  breach: 'Before care begins, the centre cannot give what was agreed',
  none: 'Nothing',
  twice: 'and {amount} more',
  after:
    'If you cancel once the rest is paid and before care begins, all of the rest is refunded, and the earnest money as this table says. Once care has begun, the earnest money is part of what you have paid and is refunded by the same rules.',
  centreTitle: 'This centre asks for earnest money',
  centreAsks:
    '{forms} by the month, signed {days, plural, one {# day} other {# days}} or more before care begins: {percent} % of the whole contract is paid first, as earnest money that goes into the first bill, and the rest no later than {rest, plural, one {# day} other {# days}} before care begins.',
  centreLoses:
    'If you cancel within {days, plural, one {# day} other {# days}} of paying it, all of it is refunded. If you cancel later and before care begins, or the rest is not paid in time, it is not refunded. A centre that cannot give what was agreed returns it twice over.',
  centreFirst: 'Earnest money of {amount} first; the rest, {rest}, by {by}.',
  contractTitle: 'Earnest money and the rest',
  contractPay:
    'On signing this contract the guardian pays earnest money of {amount}, and the rest, {rest}, no later than {by}. If the rest is not paid by then, this contract is not carried out, the place is no longer kept, the earnest money is not returned, and neither side owes anything more. If the guardian ends this contract more than seven days after paying the earnest money and before care begins, all else that was paid is returned, and the earnest money is not. A centre that does not carry this contract out before care begins returns the earnest money twice over.',
  fact: '; earnest money of {amount} first, the rest, {rest}, by {by}; if it is unpaid then, or you cancel after seven days and before care begins, the earnest money is kept',
  payIntro:
    'The contract is signed. Pay the earnest money of {amount} before {time} and the place is kept for you; the rest, {rest}, is paid by {by}.',
  restTitle: 'Pay the rest',
  restNow: 'The earnest money of {amount} is paid and the place is kept for you. The rest, {rest}, is paid by {by}.',
  restIfNot:
    'Nothing is charged then, the place is kept until {by}, and you can pay again. If the rest is not paid by that day, the place is released and the earnest money is not refunded.',
  sumFirst: 'Earnest money first',
  sumRest: 'The rest, by {by}',
  pay: 'Pay earnest money of {amount}',
  releaseBack: 'Cancel: the earnest money of {amount} is refunded in full (until {day})',
  releaseKept: 'Cancel: the earnest money of {amount} is not refunded',
  centreCannot:
    'This centre cannot take your child, or cannot take payments, at the moment, and that is its own responsibility: if you cancel, or the rest still cannot be paid by {by}, the earnest money of {amount} is refunded in full and the centre pays {again} more.',
  releaseCentre: 'Cancel: the earnest money of {amount} is refunded in full, and the centre pays {again} more',
  releasedTitle: 'Cancelled, place released',
  loseTitle: 'Cancel and lose the earnest money?',
  loseSum: 'You will lose the earnest money of {amount}.',
  loseWhy:
    'The contract says that earnest money is not refunded if you cancel after {day} and before care begins. The place is no longer kept, and the rest, {rest}, need not be paid.',
  loseYes: 'Cancel without a refund',
  loseNo: 'Keep the place',
  keptNote: 'The rest was not paid, so the contract is not carried out, and by it the earnest money of {amount} is not refunded.',
  loseKept: 'This is without the earnest money of {amount}, which the contract does not refund after {day}.',
  due: 'Earnest money paid: the rest is paid by {to}, after which the earnest money is not refunded',
};
