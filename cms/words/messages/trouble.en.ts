/** Pages that stand in for one that is not there or that failed. */
export const trouble = {
  missingTitle: 'There is no such page',
  missing: 'The address may be mistyped, or the page may have been withdrawn.',
  searchLabel: 'Find childcare: a place or a centre',
  search: 'Search',
  elsewhere: 'Or go on from here',
  home: 'Home',
  busyTitle: 'Too many people at this moment',
  busy: 'So many want the same just now that you could not be served in time. Nothing was changed: go back and try again in a few seconds.',
  oftenTitle: 'Too often',
  often: 'So much was sent from here in the last minute that this was not carried out. Go back and try again in a minute.',
  unavailableTitle: 'Not possible just now',
  unavailable:
    'Our records cannot be reached for the moment, and we are bringing them back. What you have booked and paid is safe.',
  asOf: 'Our records cannot be reached just now. This page is as it was at {when}: read on, but booking has to wait until they are back.',
  failedTitle: 'This page did not open',
  failed: 'The fault is on our side and has been noted.',
  failedNext:
    'If you were booking or paying, look at your account first: it shows what went through. If nothing did, try again in a minute.',
  failedCall: 'If it still fails, call {helpline}.',
};
