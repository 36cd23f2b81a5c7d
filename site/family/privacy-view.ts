/** The kinds of data the portal keeps, in the order a family meets them. */
export const DATA_ROWS = [
  'account',
  'guardian',
  'child',
  'health',
  'pickup',
  'photo',
  'place',
  'favourite',
  'alert',
  'booking',
  'contract',
  'payment',
  'message',
  'complaint',
  'log',
  'cookie',
] as const;
