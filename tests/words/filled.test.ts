import { describe, expect, it } from 'vitest';
import { BLANKS, callsIn, refusedWithWords, type WordsCall, wordsCalls } from './calls.ts';

/** What stands with its blanks on purpose, or is of those codes alone that have none. */
const KNOWN: Record<string, string> = {
  'places.suggestCount': 'filled in the browser',
  'home.sentence': 'its blanks are fields',
  'home.sentenceOfListed': 'its blanks are fields',
  'search.cluster': 'filled in the browser',
  'search.clusterShort': 'filled in the browser',
  'search.mapPlaces': 'filled in the browser',
  'search.staleNote': 'filled in the browser',
  'compare.chosenOne': 'filled in the browser',
  'compare.chosen': 'filled in the browser',
  'compare.full': 'filled in the browser',
  'compare.goTo': 'filled in the browser',
  // Of a few codes each, which have no blanks.
  'opendata.${name}Note': 'names of files',
  'guidance.urgency_${urgency}': 'an ambulance is said apart',
  'request.${came.how}Note': 'a reason is said apart',
  'booking.${status}Title': 'statuses that have no blanks',
  'booking.${status}Note': 'statuses that have no blanks',
  'booking.reason_${reason.code}': 'those with blanks are said apart',
  'refused.price_${problem}': 'a ceiling is said apart',
  'errors.${check}': 'a temperature that cannot be',
};
/** A whole room of words is asked for by codes that its type bounds. */
const isWholeRoom = (text: string) => /`[a-z]\w*\.\$\{[^}]*\}`/.test(text) && !/`errors\.\$/.test(text);
const isKnown = ({ text, keys }: WordsCall) =>
  keys.every((key) => key in KNOWN) || Object.keys(KNOWN).some((known) => text.includes(`\`${known}\``));

/** Blanks that a call leaves as they stand. */
function leftOpen({ text, keys, given }: WordsCall): string[] {
  if (given === undefined || isWholeRoom(text)) return [];
  const open = keys.flatMap((key) => (BLANKS.get(key) ?? []).filter((name) => !given.includes(name)));
  // Of several keys some have no blanks: that something is given is what can be seen from here.
  return keys.length > 1 && given.length > 0 ? [] : open;
}
const saidSo = (calls: readonly WordsCall[]) =>
  calls.flatMap((call) => (leftOpen(call).length > 0 && !isKnown(call) ? [`${call.file}: ${call.text.slice(0, 100)}`] : []));

describe('words with blanks', () => {
  it('are filled wherever they are asked for', () => {
    const calls = wordsCalls();
    expect(calls.length).toBeGreaterThan(3000);
    expect(saidSo(calls)).toEqual([]);
  });

  it('of what is refused are given what fills them by whoever refuses', () => {
    const calls = refusedWithWords();
    expect(calls.length).toBeGreaterThan(200);
    expect(saidSo(calls)).toEqual([]);
  });

  it('are found where nobody fills them', () => {
    const template = '`errors.$' + '{problem}`';
    const code = `t('errors.pickup_codes_locked'); t(${template} as MessageKey); t('common.years', { count });`;
    expect(saidSo(callsIn('x.ts', code))).toHaveLength(2);
    const twice = "t(many ? 'activity.doorCount' : 'activity.doorAt', { time })";
    expect(callsIn('x.ts', twice)[0]).toMatchObject({ keys: ['activity.doorCount', 'activity.doorAt'], given: ['time'] });
  });
});
