/** The statement on accessibility. */
export const access = {
  title: 'Accessibility',
  description: 'The standard this site follows, what was checked, and what still falls short, {city}.',
  answer:
    'With poor sight or hearing, unsteady hands or no mouse, you should be able to book childcare yourself. Where you cannot, please tell us.',
  standardTitle: 'The standard',
  standard: 'Web Content Accessibility Guidelines (WCAG) 2.2, level AA.',
  howTitle: 'Ways to use it',
  howLarge: 'Large text: letters a third larger, and larger buttons.',
  howLargeLink: 'Switch to large text',
  howNormalLink: 'Back to normal text',
  howKeyboard:
    'No mouse: Tab reaches every link, button and field, and a thick frame shows where you are. The first Tab can skip to the content.',
  howZoom: 'Zoom to 400%: text wraps, nothing has to be dragged sideways.',
  howScript: 'No script: finding, booking, signing, paying and cancelling all work.',
  howDrawings: 'Drawings come with words: the hour strip, the refund steps and the month ruler each have a sentence or a table.',
  howPrint: 'Print: articles, contracts and receipts come out clean on A4.',
  testedTitle: 'What was checked',
  testedAuto: 'Every kind of page and state with axe, again at every change.',
  testedKeyboard: 'The whole way from search to cancelling with the keyboard alone.',
  testedColour: 'Text against its background is above 4.5 : 1, worked out by a test.',
  gapsTitle: 'What falls short',
  gapMap: 'A screen reader hears of the map as a picture of pins. The list beside it holds the same, nearest first.',
  gapPdf:
    'Contract PDFs are tagged, but people who use screen readers have not listened to them yet. The page holds the same text.',
  gapPeople: 'People with disabilities and older people have not yet tried the site for us.',
  gapStaff: 'The part for centres and staff has not been checked in full.',
  contactTitle: 'If something does not work',
  contact:
    'Call {helpline} and say which page and what you were doing. They can also look and book for you. Not satisfied? Call {complaints}.',
  checked: 'Last checked on 24 November 2026.',
};
