/** A centre refunds more than its contract asks: the most it can give first, then the refund. */
export const goodwill = {
  title: 'Refund more',
  intro:
    'Here you refund what the contract does not ask for and the centre wants to give. What the contract asks for is refunded by itself.',
  none: 'Which family is it for? Open the child’s booking and begin from there.',
  which: '{child}: {care}',
  stands:
    'The family paid {paid}; {back} has been refunded, and by the contract {mayCome} at the most can still be. Beyond that you can refund up to {most}.',
  meals: 'Meals are settled by what was eaten, and are not refunded here.',
  amount: 'How much more, in {currency}',
  reason: 'Why (the family reads these words)',
  show: 'Show what it costs',
  answer: '{sum} more is refunded, at the centre’s cost',
  after:
    'It is taken from what the centre has earned by this care, of which {kept} is left. It is paid back the way it was paid; the family is told at once, and it cannot be taken back.',
  send: 'Refund {sum} and tell the family',
  sending: 'Working …',
  wrong: 'That did not work:',
  done: 'Done: {sum} more is refunded, and the family has been told.',
  act: 'The centre refunds {amount} beyond the contract: {reason}',
};
