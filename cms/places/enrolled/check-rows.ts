import { readContact } from '#cms/accounts/contact.ts';
import { todayOf } from '#cms/core/clock.ts';
import { readDay, type SheetRow } from '#cms/input/enrolled-in-text.ts';
import { oneLine } from '#cms/input/values.ts';
import { readWeek, spellings } from '#cms/input/week-in-text.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { normalName, personOf } from '#domain/family/person.ts';
import { LANGS } from '#domain/language/lang.ts';
import { classesFor } from '#domain/places/availability.ts';
import {
  CONTRACT_PLACES,
  type ContractPlace,
  classOn,
  type EnrolledNote,
  type EnrolledProblem,
  type WeekPattern,
} from '#domain/places/enrolled.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { PARTIES, type Party } from '#domain/places/public-part.ts';
import { ageInMonths, CARE_ENDS_AT_MONTHS } from '#domain/time/age.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/** A row that can be entered. */
export interface RightRow {
  name: string;
  birthDate: CivilDate;
  classId: string;
  pattern: WeekPattern;
  from: CivilDate;
  to?: CivilDate;
  contractPlace: ContractPlace;
  contact?: string;
  /** At an employer's centre: set where its family is one of the public. */
  of?: Party;
}

export interface CheckedRow {
  line: number;
  /** As it was pasted. */
  typed: SheetRow;
  /** Set when nothing is wrong. */
  right?: RightRow;
  problems: EnrolledProblem[];
  notes: { note: EnrolledNote; classId: string; months: number }[];
}

type Checking = Pick<Portal, 'bookings' | 'children' | 'city' | 'enrolled' | 'now'>;
const MOST_NAME = 40;

/** Each row of a list by itself, and against the others, the centre's list and its bookings. */
export async function checkRows(
  portal: Checking,
  { facility, rows }: { facility: FacilitySupply; rows: readonly SheetRow[] },
  unit?: Unit,
): Promise<CheckedRow[]> {
  const today = todayOf(portal);
  const known = new Set((await portal.enrolled.listOf(facility.id, today, unit)).map(personOf));
  const booked = await bookedPersons(portal, facility.id, today);
  const seen = new Set<string>();
  return rows.map((typed) => {
    const { right, problems, notes } = readRow(portal, { facility, typed, today });
    const person = right && personOf(right);
    if (person && seen.has(person)) problems.push('twice_in_list');
    if (person && known.has(person)) problems.push('enrolled_already');
    else if (person && booked.has(person)) problems.push('booked_already');
    if (person) seen.add(person);
    return { line: typed.line, typed, right: problems.length === 0 ? right : undefined, problems, notes };
  });
}

/** Children who have booked at the centre itself: entered once more they would take two places. */
async function bookedPersons({ bookings, children }: Checking, facilityId: string, today: CivilDate): Promise<Set<string>> {
  const live = await bookings.liveAt(facilityId, today);
  const found = await Promise.all([...new Set(live.map(({ childId }) => childId))].map((id) => children.find(id)));
  return new Set(found.flatMap((child) => (child ? [personOf(child)] : [])));
}

function readRow(
  { city }: Checking,
  { facility, typed, today }: { facility: FacilitySupply; typed: SheetRow; today: CivilDate },
): { right?: RightRow; problems: EnrolledProblem[]; notes: CheckedRow['notes'] } {
  const problems: EnrolledProblem[] = [];
  const need = <T>(value: T | undefined, problem: EnrolledProblem): T | undefined => {
    if (value === undefined) problems.push(problem);
    return value;
  };
  const name = oneLine(typed.name.slice(0, MOST_NAME));
  if (!normalName(name)) problems.push('name_missing');
  const birthDate = need(readDay(typed.birthDate), 'birth_unread');
  const from = typed.from ? need(readDay(typed.from), 'from_unread') : today;
  const to = typed.to ? need(readDay(typed.to), 'to_unread') : undefined;
  const first = from && from > today ? from : today;
  const age = birthDate === undefined ? undefined : ageInMonths(birthDate, first);
  if (birthDate && birthDate > today) problems.push('not_born');
  else if (age !== undefined && age >= CARE_ENDS_AT_MONTHS) problems.push('three_already');
  if (from && to && to < from) problems.push('to_before_from');
  else if (to && to < today) problems.push('over_already');
  const group = typed.className
    ? need(classNamed(facility, typed.className), 'class_unknown')
    : need(age === undefined ? undefined : classesFor(facility, { ageMonths: age })[0], 'class_missing');
  const pattern = need(readWeek(typed.week), 'week_unread');
  const contractPlace = need(contractIn(typed.contract), 'contract_unread');
  const whose = need(whoseIn(typed.whose), 'whose_unread');
  const of = facility.isEmployers && whose === 'public' ? { of: whose } : {};
  const read = typed.contact ? readContact(typed.contact, city.country, 'contact') : undefined;
  if (read && !read.ok) problems.push('contact_unread');
  if (problems.length > 0 || !birthDate || !from || !group || !pattern || !contractPlace || age === undefined)
    return { problems, notes: [], right: undefined };
  const contact = read?.ok ? read.contact : undefined;
  const right = { name, birthDate, classId: group.id, pattern, from, to, contractPlace, contact, ...of };
  return { right, problems, notes: notesOf(right, { group, age, first, facility }) };
}

function notesOf(
  right: RightRow,
  { group, age, first, facility }: { group: ClassSupply; age: number; first: CivilDate; facility: FacilitySupply },
): CheckedRow['notes'] {
  if (age >= group.ageTo) return [{ note: 'older_than_class', classId: classOn(right, first, facility), months: age }];
  return age < group.ageFrom ? [{ note: 'younger_than_class', classId: group.id, months: age }] : [];
}

/** By its name in any language, or the one class whose name has what was typed in it. */
function classNamed({ classes }: FacilitySupply, text: string): ClassSupply | undefined {
  const wanted = normalName(text);
  const names = (group: ClassSupply) => LANGS.map((lang) => normalName(group.name[lang] ?? ''));
  const same = classes.filter((group) => names(group).includes(wanted));
  const alike = classes.filter((group) => names(group).some((name) => name.includes(wanted)));
  const [only, ...others] = same.length > 0 ? same : wanted ? alike : [];
  return others.length === 0 ? only : undefined;
}

function whoseIn(text: string): Party | undefined {
  if (!text) return 'employee';
  const word = text.normalize('NFKC').trim().toLowerCase();
  return PARTIES.find((party) => party === word || spellings(party).includes(word));
}

function contractIn(text: string): ContractPlace | undefined {
  if (!text) return 'outside';
  const word = text.normalize('NFKC').trim().toLowerCase();
  return CONTRACT_PLACES.find((place) => place === word || spellings(place).includes(word));
}
