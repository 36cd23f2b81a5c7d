import { todayOf } from '#cms/core/clock.ts';
import { badRequest, type Result, together, unprocessable } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { childWords, guardianWords } from '#cms/input/family.ts';
import { withoutInvisible } from '#cms/input/values.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { PickupPerson } from '#domain/contract/contract.ts';
import { normalName } from '#domain/family/person.ts';
import { LANGS } from '#domain/language/lang.ts';
import { ageInMonths, CARE_ENDS_AT_MONTHS } from '#domain/time/age.ts';
import { type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';
import { readPickups } from './read-pickups.ts';

export interface GuardianDetails {
  name: string;
  relation: string;
  /** By what somebody who is no parent is guardian. */
  ground?: string;
  adult: boolean;
}

export interface ChildDetails {
  id?: string;
  name: string;
  birthDate: CivilDate;
  /** Kept only with consent; written without it they are asked about, never dropped. */
  healthNotes?: string;
  healthConsent: boolean;
  /** Persons named now; those who were named before stay. */
  pickups: PickupPerson[];
}

/** A guardian as it may be kept, or everything that is wrong with it. */
export function readGuardian({
  name,
  relation,
  ground = '',
  adult,
}: GuardianDetails): Result<{ guardian: Required<GuardianDetails> }> {
  const said = { guardianName: name, relation, ground: isParent(relation) ? '' : ground };
  const words = guardianWords.safeParse(said);
  const wrong = together([
    words.success ? undefined : badInput(words.error, said),
    normalName(name) ? undefined : badRequest('name_missing', { field: 'guardianName' }),
    isParent(relation) || ground.trim() ? undefined : unprocessable('guardian_ground', { field: 'ground' }),
    adult ? undefined : unprocessable('not_an_adult_guardian', { field: 'adult' }),
  ]);
  if (wrong || !words.success) return wrong ?? badRequest('invalid');
  const { guardianName, ...rest } = words.data;
  return { ok: true, guardian: { name: guardianName, ...rest, adult } };
}

/** A child as it may be kept, or everything that is wrong with it. */
export function readChild(
  here: Pick<Portal, 'now' | 'city'>,
  details: ChildDetails,
): Result<{ child: Required<Omit<ChildDetails, 'id'>> }> {
  const { name, birthDate, healthConsent, healthNotes = '', pickups } = details;
  const said = { childName: name, healthNotes, pickups };
  const words = childWords.safeParse(said);
  const read = readPickups(pickups, here.city);
  const wrong = together([
    words.success ? undefined : badInput(words.error, said),
    normalName(name) ? undefined : badRequest('name_missing', { field: 'childName' }),
    readBirthDate(here, birthDate),
    healthNotes.trim() && !healthConsent ? unprocessable('health_consent', { field: 'consentHealth' }) : undefined,
    read,
  ]);
  if (wrong || !words.success || !read.ok) return wrong ?? badRequest('invalid');
  const phones = read.pickups.map(({ phone }) => phone);
  const people = words.data.pickups.map((person, at) => ({ ...person, phone: phones[at] ?? person.phone }));
  const { childName, healthNotes: notes } = words.data;
  return { ok: true, child: { name: childName, birthDate, healthConsent, healthNotes: notes, pickups: people } };
}

/** A day of birth of a child who may come now, or soon. */
export function readBirthDate(here: Pick<Portal, 'now' | 'city'>, birthDate: CivilDate): Result<object> {
  if (!isCivilDate(birthDate)) return badRequest('birth_date_invalid', { field: 'birthDate' });
  const age = ageInMonths(birthDate, todayOf(here));
  if (age < -10 || age >= CARE_ENDS_AT_MONTHS) return unprocessable('birth_date_out_of_range', { field: 'birthDate' });
  return { ok: true };
}

/**
 * Whether whoever calls themselves so is a parent. Anybody else is a guardian only on a ground of its own: grandparents
 * and others where the parents cannot be (民法典 art. 27).
 */
function isParent(relation: string): boolean {
  const said = withoutInvisible(relation).trim().toLowerCase();
  return LANGS.some((lang) => createTranslator(lang)('contract.parentsSaid').toLowerCase().split('|').includes(said));
}
