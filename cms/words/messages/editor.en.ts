/** What forms of the staff say in the browser itself. */
export const editor = {
  publish: 'Publish',
  send: 'Send to review',
  sent: 'In review',
  waiting: 'A reviewer publishes it',
  why_only_a_reviewer_publishes: 'A reviewer publishes',
  why_own_work: 'Somebody else publishes what you wrote',
  why_not_in_review: 'Not yet sent to review',
  why_needs_both_languages: 'Both languages must be there',
  why_needs_sources: 'Name its sources',
  notJson: 'This is not valid JSON and has not been taken over',
};
