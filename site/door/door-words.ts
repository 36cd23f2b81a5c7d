import type { Translator } from '#cms/words/index.ts';

/** What the page says, each a key of the words. */
export const DOOR_WORDS = [
  'online',
  'away',
  'sending',
  'class',
  'empty',
  'came',
  'notComing',
  'give',
  'who',
  'code',
  'document',
  'ownList',
  'giveNow',
  'close',
  'undo',
  'signIn',
  'signInNote',
  'otherUser',
  'signOut',
  'signOutLoses',
  'signOutAll',
  'signedOut',
  'notSent',
  'seen',
  'needsSecure',
  'state_ahead',
  'state_not_come',
  'state_here',
  'state_left',
  'state_absent',
  'what_check_in',
  'what_check_out',
  'what_absent',
  'what_undo_check_in',
  'what_undo_check_out',
  'what_undo_absent',
  'no_nobody_named',
  'no_pickup_code_wrong',
  'no_pickup_not_known',
  'no_delegate_is_other',
  'no_delegate_not_looked_at',
  'no_own_list_not_checked',
] as const;

export type DoorWords = Record<(typeof DOOR_WORDS)[number], string>;

/** What the page's script says, in the page's language. Numbers stand beside the words. */
export const doorWords = (t: Translator): DoorWords =>
  Object.fromEntries(DOOR_WORDS.map((key) => [key, t(`offline.${key}`)])) as DoorWords;
