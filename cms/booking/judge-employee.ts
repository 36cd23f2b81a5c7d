import { createHash, timingSafeEqual } from 'node:crypto';
import { conflict, type Problem, tooMany, unprocessable } from '#cms/core/problem.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { normalEmployeeCode } from '#domain/places/employee-code.ts';

/** Codes that one family gives at one centre. */
const TRIES = { name: 'employee-codes', most: 10, seconds: 3600 };
/** Codes that all families together give at one centre: more than it has employees who book in an hour. */
const TRIES_OF_ALL = { name: 'employee-codes-of-all', most: 100, seconds: 3600 };

export type Judging = Pick<Portal, 'employeeLists' | 'guardians' | 'limits'> & {
  environment: Pick<Portal['environment'], 'limited'>;
};

interface Claimed {
  facilityId: string;
  guardianId: string;
  code?: string;
}

/**
 * Why a family may not have a place that a centre sells to its own employees alone; `undefined` when it is one of
 * theirs: by the phone or e-mail it signs in with, which it has shown to be its own, or by the code that the centre gives.
 */
export async function whyNoEmployee(
  portal: Judging,
  { facilityId, guardianId, code = '' }: Claimed,
): Promise<Problem | undefined> {
  const { codes, contacts } = await portal.employeeLists.proofsOf(facilityId);
  if (contacts.has((await portal.guardians.get(guardianId)).contact)) return undefined;
  if (codes.length === 0 && contacts.size === 0) return conflict('employees_not_listed');
  const said = normalEmployeeCode(code);
  if (!said) return unprocessable('employee_proof_missing', { field: 'employeeCode' });
  const seconds =
    (await takeOf(portal, TRIES, `${facilityId}:${guardianId}`)) ?? (await takeOf(portal, TRIES_OF_ALL, facilityId));
  if (seconds !== undefined) return tooMany('too_many_employee_codes', { field: 'employeeCode', params: { seconds } });
  return codes.some((one) => isSame(one, said)) ? undefined : unprocessable('employee_code_wrong', { field: 'employeeCode' });
}

/** Whether a centre's list has a family by the phone or e-mail that it signs in with. */
export async function isListedEmployee(
  { employeeLists }: Pick<Portal, 'employeeLists'>,
  { facilityId, contact }: { facilityId: string; contact: string },
): Promise<boolean> {
  return (await employeeLists.proofsOf(facilityId)).contacts.has(contact);
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (one: string, other: string) => timingSafeEqual(digest(one), digest(other));
