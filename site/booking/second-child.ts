import { type ChildDetails, readBirthDate, readChild } from '#cms/accounts/read-family.ts';
import { badRequest, conflict, inFields, type Problem, together, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Child } from '#cms/records/payload-types.ts';
import { personOf } from '#domain/family/person.ts';
import { MOST_CHILDREN } from '#domain/offers/family-offers.ts';

/** The second child's fields in the form, by what judges them; whoever collects the first collects it too. */
const SECOND_FIELDS = {
  childName: 'otherName',
  birthDate: 'otherBirthDate',
  healthNotes: 'otherNotes',
  consentHealth: 'otherConsent',
} as const;

/** What is typed of a second child; nothing where its fields are left empty. */
export function secondIn(typed: Pick<FormData, 'get'>): Omit<ChildDetails, 'id' | 'pickups'> | undefined {
  const said = (name: string) => String(typed.get(name) ?? '').trim();
  const [name, birthDate, healthNotes] = [said('otherName'), said('otherBirthDate'), said('otherNotes')];
  if (!name && !birthDate && !healthNotes) return undefined;
  return { name, birthDate, healthNotes, healthConsent: said('otherConsent') === 'on' };
}

interface TypedChildren {
  /** The first, where the family has it by now: what is typed again is the same child. */
  child?: Child;
  /** The second, where the family has it by now. */
  second?: Child;
  /** The second, as long as it is not known. */
  unknown?: Omit<ChildDetails, 'id' | 'pickups'>;
}

/** Whom a form names that was sent, among the children that the family has. */
export function childrenIn(form: FormData, children: readonly Child[]): TypedChildren {
  const said = (name: string) => String(form.get(name) ?? '').trim();
  const called = (who: { name: string; birthDate: string }) => children.find(({ person }) => person === personOf(who));
  const first = { name: said('childName'), birthDate: said('birthDate') };
  const child = children.find(({ id }) => id === said('childId')) ?? called(first);
  const typed = secondIn(form);
  const known = typed && called(typed);
  // With notes it is written down again: the family has said something new of it.
  const second = known && known !== child && !typed?.healthNotes ? known : undefined;
  return { child, second, ...(typed && !second ? { unknown: typed } : {}) };
}

/** Why a second child's price cannot be worked out yet. */
export function whyNotReckoned(portal: Pick<Portal, 'now' | 'city'>, { unknown }: TypedChildren): Problem | undefined {
  const read = unknown ? readBirthDate(portal, unknown.birthDate) : { ok: true as const };
  return read.ok ? undefined : inFields(read, SECOND_FIELDS);
}

/** What is wrong with a second child that is typed along with the first, before anything of either is kept. */
export function judgeSecond(
  portal: Pick<Portal, 'now' | 'city'>,
  second: ChildDetails,
  { first, others }: { first: Pick<ChildDetails, 'name' | 'birthDate'>; others: number },
): Problem | undefined {
  const read = readChild(portal, { ...second, pickups: [] });
  const twice = personOf(first) === personOf(second) ? unprocessable('child_twice', { field: 'childName' }) : undefined;
  const wrong = together([
    read,
    twice,
    others + 2 > MOST_CHILDREN
      ? badRequest('order_children', { field: 'childName', params: { most: MOST_CHILDREN } })
      : undefined,
  ]);
  return wrong && inFields(wrong, SECOND_FIELDS);
}

/** A brother or sister that was to come along and is not this family's any more, as after a child was removed on another page. */
export const whoIsGone = (children: readonly Pick<Child, 'id'>[], also: readonly string[]): Problem | undefined =>
  also.some((id) => !children.some((one) => one.id === id)) ? conflict('also_gone', { field: 'also' }) : undefined;
