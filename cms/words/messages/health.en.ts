/** Whether the portal works, for whoever finds that something does not. */
export const health = {
  title: 'Is the site working?',
  description: 'Whether searching, booking and paying work right now, {city}.',
  allWell: 'Everything is working.',
  some: 'Some things are not working right now.',
  someHelp:
    'What you have already booked is safe. Please try again in a few minutes. If it cannot wait, call the centre, or {helpline}.',
  part_database: 'Booking, signing, paying and signing in',
  part_search: 'Finding a centre',
  part_jobs: 'Messages, reminders and refunds',
  works: 'Working',
  trouble: 'Having trouble',
  trouble_database: 'Not possible for now. Pages can still be read, perhaps as they were a little earlier.',
  trouble_search: 'May be slow, or may not find everything.',
  trouble_jobs: 'May arrive late. None is lost.',
  asOf: 'Checked at {time}. Reload this page to check again.',
};
