import type { Translator } from '#cms/words/index.ts';

/** What a child's row says in the browser. */
export const rowWords = (t: Translator) => ({
  checkIn: t('roster.checkIn'),
  checkOut: t('roster.checkOut'),
  absent: t('roster.notComing'),
  ask: t('roster.ask'),
  undo: t('roster.undo'),
  undo_check_in: t('roster.undoCheckIn'),
  undo_check_out: t('roster.undoCheckOut'),
  undo_absent: t('roster.undoAbsent'),
  who: t('roster.whoCollects'),
  other: t('roster.otherPerson'),
  otherName: t('roster.otherName'),
  code: t('roster.code'),
  scan: t('roster.scan'),
  scanning: t('roster.scanning'),
  stopScan: t('roster.stopScan'),
  noCamera: t('roster.noCamera'),
  codeHint: t('roster.codeHint'),
  document: t('roster.documentSeen'),
  codeOnce: t('roster.codeOnce'),
  delegateSeen: t('roster.delegateSeen'),
  ownList: t('roster.ownListSeen'),
  give: t('roster.give'),
  cancel: t('roster.notYetGiven'),
  more: t('roster.moreOf'),
  notNoted: t('roster.notNoted'),
  sending: t('counter.holding'),
});

export type RowWords = ReturnType<typeof rowWords>;
