/** What waits for people of the staff, on their home page. */
export const tasks = {
  come: '{count, plural, =0 {Nobody comes through the portal today} one {{count} child comes today} other {{count} children come today}}',
  arrived: '{here} here, {left} picked up',
  roster: 'See the roster',
  holds:
    '{count, plural, one {{count} family holds places and has yet to pay} other {{count} families hold places and have yet to pay}}',
  holdsNote: 'Places that are not signed and paid for in time are free again by themselves',
  bookings: 'See bookings',
  papers: 'Papers of {count} staff expire within 30 days',
  alike:
    '{count, plural, one {{count} booking may be of a child} other {{count} bookings may be of children}} booked a second time under another spelling',
  alikeNote:
    'The names sound the same and the birthday is one. Ask the parents: nobody is refused, and nobody is told of anybody else',
  checks:
    '{count, plural, one {{count} carer has} other {{count} carers have}} no health check, or one that runs out within 30 days; without it nobody counts for the ratio',
  staff: 'See staff',
  book: 'Book for a family',
  bookNote: 'The family at the counter signs and pays on its own phone',
  counter: 'Book at the counter',
  week: 'See the week',
  weekNote: 'Each class at its fullest, day by day',
  review: '{count, plural, =0 {Nothing waits for review} other {{count} to review}}',
  openReview: 'Review',
  queue: 'Waiting for review',
  all: 'See all',
  writing: '{count, plural, =0 {You are writing nothing} other {You are writing {count}}}',
  waiting: '{count} in review, for a reviewer to publish',
  write: 'Write',
  writeTitle: 'A new article',
  mine: 'Go on writing',
  centres: '{count} {count, plural, one {centre} other {centres}} in your territory',
  allCentres: 'See centres',
  standing:
    '{count, plural, =0 {Every credential is valid} one {{count} centre has no valid credential} other {{count} centres have no valid credential}}',
  standingNote: 'A centre without one, or paused, offers families no places',
  look: 'Look',
  takeovers: '{count} take-over {count, plural, one {request} other {requests}} to check',
  doubts: '{count} register {count, plural, one {doubt} other {doubts}} to settle',
  decide: 'Decide',
  jobsFailed: '{count} background {count, plural, one {job has} other {jobs have}} failed',
  jobsFailedNote: 'All tries are used up. What is still due is tried anew after a day; each job’s log gives the reason',
  jobsLook: 'See why',
  searchAway:
    'The search engine has not answered since {since}. A spare index answers, and families can search as before; it is compared and mended by itself when it is back. Reason: {why}',
  everything: 'Everything',
  complaints: '{count} {count, plural, one {complaint} other {complaints}} to answer',
  answerComplaints: 'Answer',
};
