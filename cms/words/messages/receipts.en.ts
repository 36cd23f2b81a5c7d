/** A centre's receipts. */
export const receipts = {
  title: 'Receipts',
  answer:
    '{count, plural, one {# receipt counts} other {# receipts count}}; {open, plural, =0 {every payment has its invoice} one {# payment has no invoice yet} other {# payments have no invoice yet}}.',
  note: 'Numbers go on without a gap for each centre and year. A wrong receipt is not removed: another one takes it back, and a new one is issued at once.',
  number: 'Number',
  kind: 'Kind',
  amount: 'Amount',
  kind_payment: 'Receipt',
  kind_refund: 'Refund note',
  kind_void: 'Taken back',
  print: 'Print again',
  voids: 'Takes back {number}: {reason}',
  voidedBy: 'Taken back by {number}: it does not count any more.',
  invoice: 'Invoice number',
  invoiceEnter: 'Enter the invoice',
  invoiceChange: 'Change the invoice number',
  invoiceSave: 'Save',
  invoiceSaved: 'The invoice number is noted.',
  void: 'Take this one back',
  voidNote:
    'No money moves. A new one with a number of its own is issued at once. If an invoice was issued, reverse it with the tax office first.',
  reason: 'Why it is taken back (the family sees it)',
  voidDo: 'Take back and issue anew',
  voided: 'Taken back; issued in its place: {number}.',
  sending: 'Working …',
  notDone: 'That did not work.',
};
