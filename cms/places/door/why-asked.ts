import type { TapRecord } from '#cms/records/door-taps.ts';
import { checkWords } from '#cms/words/check-words.ts';
import { joinSentences } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { GIVEN_TWICE } from '#domain/booking/door-tap.ts';

type Asked = Partial<Pick<TapRecord, 'check' | 'params' | 'problem' | 'what'>>;

/** Why a head is asked about a tap, with what was seen of the child, which is then noted on the board by hand. */
export function whyAsked(t: Translator, { check, what, problem, params }: Asked): string {
  const seen = check ? checkWords(t, check, what === 'noon_check' ? 'noon' : 'morning') : '';
  return joinSentences([seen, whyWords(t, { problem, params })].filter(Boolean), t.lang);
}

function whyWords(t: Translator, { problem, params }: Pick<Asked, 'problem' | 'params'>): string {
  if (!problem || problem === GIVEN_TWICE) return '';
  // It is read later: minutes to wait are over by then.
  if (problem === 'pickup_codes_locked') return t('offline.codesLocked', { time: params?.time ?? '' });
  return problemWords(t, { code: problem, params });
}
