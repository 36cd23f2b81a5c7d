import type { StaffUser } from '#cms/access/roles.ts';
import type { Portal } from '#cms/portal/portal.ts';

/** The member of staff whose sign-in a request to the public site carries; nobody without one. */
export async function findStaff({ payload }: Portal, headers: Headers): Promise<StaffUser | undefined> {
  const { user } = await payload.auth({ headers });
  return user ?? undefined;
}
