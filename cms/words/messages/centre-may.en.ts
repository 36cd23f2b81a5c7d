/** What the head of a centre can begin from one booking. */
export const centreMay = {
  end: 'End the contract as the centre',
  endNote: 'Choose the ground and the last day, and say why; the family is told, and gets back all that is not provided.',
  cancel: 'Cancel this stay as the centre',
  cancelNote: 'Say why; the family is told, and gets back all that it paid.',
  move: 'Ask the family for another time',
  moveNote: 'See first whether there is a place then; it moves only if the family agrees, at the same price.',
  add: 'Add days free of charge',
  addNote: 'As amends: say which days and why, and see first whether there are places.',
  refund: 'Refund the family more',
  refundNote: 'What the contract does not ask for the centre may still refund: say how much and why.',
};
