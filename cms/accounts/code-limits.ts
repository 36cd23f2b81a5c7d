import { type Problem, tooMany } from '#cms/core/problem.ts';
import { type Counting, secondsToWait, takeFromAddress, takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';

const DAY = 86_400;
/** A whole street may share an address, so these are wide; whoever asks for codes to one number after another meets them. */
const FROM_ADDRESS = [
  { name: 'codes-hour', most: 60, seconds: 3600 },
  { name: 'codes-day', most: 200, seconds: DAY },
];
const TO_CONTACT = { name: 'codes-contact', most: 15, seconds: DAY };

type Counts = Pick<Portal, 'limits'> & { environment: Pick<Portal['environment'], 'mode' | 'limited' | 'codesPerDay'> };

/** Asking for codes and trying them: so often a minute from one address, whatever is asked for. */
export async function tooManyTries(counting: Counting, from: string): Promise<Problem | undefined> {
  const seconds = await secondsToWait(counting, 'code', from);
  return seconds === undefined ? undefined : tooMany('too_many_requests', { params: { seconds } });
}

/** Codes that go out cost money, and wake people: counted by where they are asked for, by who gets them, and for all together. */
export async function tooManyCodes(
  counting: Counts,
  { from, contact }: { from: string; contact: string },
): Promise<Problem | undefined> {
  const all = { name: 'codes-all', most: counting.environment.codesPerDay, seconds: DAY };
  const takes = [
    ...FROM_ADDRESS.map((limit) => () => takeFromAddress(counting, limit, from)),
    () => takeOf(counting, TO_CONTACT, contact),
    () => takeOf(counting, all, 'all'),
  ];
  for (const take of takes) {
    const seconds = await take();
    if (seconds !== undefined) return refused(seconds);
  }
  return undefined;
}

const refused = (seconds: number) =>
  tooMany(seconds > 3600 ? 'too_many_codes_today' : 'too_many_codes', { field: 'to', params: { seconds } });
