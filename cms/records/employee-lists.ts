import { normalEmployeeCode } from '#domain/places/employee-code.ts';
import type { Kept } from './kept.ts';

/** How a centre knows the employees to whom alone it sells its places. */
export interface EmployeeProofs {
  /** In the form in which codes are compared. */
  codes: string[];
  /** Phones and e-mails of employees, in the form in which families sign in. */
  contacts: ReadonlySet<string>;
}

export interface EmployeeLists {
  proofsOf(facilityId: string): Promise<EmployeeProofs>;
}

export function createEmployeeLists({ payload }: Kept): EmployeeLists {
  return {
    proofsOf: async (facilityId) => {
      const where = { facility: { equals: facilityId } };
      const { docs } = await payload.find({ collection: 'employee-lists', where, depth: 0, pagination: false });
      return {
        codes: docs.map(({ code }) => normalEmployeeCode(code ?? '')).filter(Boolean),
        contacts: new Set(docs.flatMap(({ contacts }) => (contacts ?? '').split('\n').filter(Boolean))),
      };
    },
  };
}
