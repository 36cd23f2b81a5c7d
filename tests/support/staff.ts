import type { Portal } from '#cms/portal/portal.ts';
import type { User } from '#cms/records/payload-types.ts';

export const STAFF = [
  'author',
  'reviewer',
  'head',
  'counter',
  'district',
  'city',
  'legal',
  'admin',
  'nurse',
  'organiser',
] as const;
export type StaffName = (typeof STAFF)[number];

/** A person as Payload knows them when they are signed in. */
export type SignedIn = User & { collection: 'users' };

/** The demonstration's staff by the first part of their address: `district` answers for 海陵. */
export async function staffOf({ payload }: Portal): Promise<Record<StaffName, SignedIn>> {
  const { docs } = await payload.find({ collection: 'users', pagination: false, depth: 0 });
  return Object.fromEntries(
    STAFF.map((name) => {
      const user = docs.find(({ email }) => email === `${name}@demo.example`);
      if (!user) throw new Error(`no ${name} in the demonstration`);
      return [name, { ...user, collection: 'users' }];
    }),
  ) as Record<StaffName, SignedIn>;
}

/** Centres seen from 海陵's example centre: it, its neighbour in the same district, and one in another. */
export interface ThreeCentres {
  own: string;
  near: string;
  far: string;
}

export async function threeCentres({ payload }: Portal): Promise<ThreeCentres> {
  const { docs } = await payload.find({
    collection: 'facilities',
    where: { listing: { equals: 'claimed' } },
    pagination: false,
    depth: 0,
  });
  const own = docs.find(({ slug }) => slug === 'hailing-sample');
  const near = docs.find(({ id, districtCode }) => districtCode === own?.districtCode && id !== own?.id);
  const far = docs.find(({ districtCode }) => districtCode === '321204');
  if (!own || !near || !far) throw new Error('the demonstration has too few centres for this test');
  return { own: own.id, near: near.id, far: far.id };
}
