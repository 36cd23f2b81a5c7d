import type { Kept } from './kept.ts';
import type { CredentialEvent } from './payload-types.ts';

/** What has happened to a centre's credential, for everybody to see. */
export interface CredentialEvents {
  /** The newest first, with both languages in their localized fields. */
  listOf(facilityId: string): Promise<CredentialEvent[]>;
}

export function createCredentialEvents({ payload }: Kept): CredentialEvents {
  const asked = { collection: 'credential-events', depth: 0, pagination: false, limit: 0, locale: 'all' } as const;
  return {
    listOf: async (facilityId) => {
      return (await payload.find({ ...asked, where: { facility: { equals: facilityId } }, sort: '-on' })).docs;
    },
  };
}
