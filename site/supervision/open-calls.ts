/** The calls that anybody may make without a session, by the name of each in the API's description. */
export const OPEN_CALLS = ['searchFacilities', 'suggest', 'getFacility', 'getAvailability', 'quote', 'verify'] as const;

interface Described {
  id: string;
  method: string;
  path: string;
}

/** Each with what it is sent to, as a program's author writes it. */
export function openCalls(
  operations: Record<(typeof OPEN_CALLS)[number], Described>,
): { id: (typeof OPEN_CALLS)[number]; line: string }[] {
  return OPEN_CALLS.map((id) => ({ id, line: `${operations[id].method.toUpperCase()} /api/v1${operations[id].path}` }));
}
