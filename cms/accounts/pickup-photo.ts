import sharp from 'sharp';
import { badRequest, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { createLine } from '#cms/ports/line.ts';
import { pickupsOf } from '#cms/records/children.ts';
import type { PickupPhoto } from '#cms/records/pickup-photos.ts';
import { isCalled } from '#domain/family/pickups.ts';
import { changePickups, type WhichPickup } from './pickup-persons.ts';

/** What a telephone takes; its head says how large it is, before any of it is unfolded. */
const MOST_PIXELS = 50_000_000;
/** Pixels along a side: enough to know a face by. */
const SIDE = 480;
/** A picture that is unfolded takes some hundred megabytes: one at a time, and nobody waits without end. */
const inLine = createLine(20_000);

/** The first bytes of JPEG, PNG and WebP, in hexadecimal. */
const KINDS = /^(ffd8ff|89504e470d0a1a0a|52494646.{8}57454250)/;

type Keeping = Parameters<typeof changePickups>[0];

/** Keeps a photograph of a person who collects a child, small, and without what the camera wrote into it. */
export async function keepPhoto(
  portal: Keeping,
  { bytes, ...which }: WhichPickup & { bytes: Uint8Array },
): Promise<Result<object>> {
  const jpeg = await inLine('those who send photographs', () => smallJpeg(bytes));
  if (!jpeg) return badRequest('photo_unreadable', { field: 'photo' });
  const { guardianId, childId } = which;
  return changePickups(portal, which, async (list, _, unit) => {
    const at = list.findIndex((one) => isCalled(one, which.name));
    const person = list[at];
    if (!person) return notFound('pickup_not_found');
    if (person.photo) await portal.pickupPhotos.remove(person.photo, unit);
    const photo = await portal.pickupPhotos.add({ guardianId, childId, jpeg }, unit);
    return { ok: true, list: list.with(at, { ...person, photo }) };
  });
}

export async function removePhoto(portal: Keeping, which: WhichPickup): Promise<Result<object>> {
  return changePickups(portal, which, async (list, _, unit) => {
    const at = list.findIndex((one) => isCalled(one, which.name));
    const person = list[at];
    if (!person?.photo) return notFound('pickup_not_found');
    await portal.pickupPhotos.remove(person.photo, unit);
    return { ok: true, list: list.with(at, { ...person, photo: undefined }) };
  });
}

/** For the family that it belongs to, and whom is linked with it. */
export async function findOwnPhoto(
  { guardians, pickupPhotos }: Pick<Portal, 'guardians' | 'pickupPhotos'>,
  { id, guardianId }: { id: string; guardianId: string },
): Promise<PickupPhoto | undefined> {
  const photo = await pickupPhotos.find(id);
  return photo && (await guardians.familyOf(guardianId)).includes(photo.guardianId) ? photo : undefined;
}

/** For a centre for as long as the child has a stay there that is paid for and not over; that it was seen is written down. */
export async function findPhotoAtCentre(
  { audit, bookings, children, now, pickupPhotos }: Pick<Portal, 'audit' | 'bookings' | 'children' | 'now' | 'pickupPhotos'>,
  { id, facilityId, reader }: { id: string; facilityId: string; reader: string },
): Promise<PickupPhoto | undefined> {
  const photo = await pickupPhotos.find(id);
  const child = photo && (await children.find(photo.childId));
  if (!child || !pickupsOf(child).some((person) => person.photo === id)) return undefined;
  const at = now();
  const comes = (await bookings.liveOf(child.id)).some(
    (stay) => stay.facilityId === facilityId && stay.status === 'confirmed' && stay.endsAt > at,
  );
  if (!comes) return undefined;
  await audit.write({ actor: reader, action: 'read_pickup_photo', subject: `child:${child.id}` });
  return photo;
}

async function smallJpeg(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  if (!KINDS.test(Buffer.from(bytes.subarray(0, 16)).toString('hex'))) return undefined;
  return sharp(bytes, { limitInputPixels: MOST_PIXELS })
    .rotate()
    .resize(SIDE, SIDE, { fit: 'cover', position: 'attention' })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 78 })
    .toBuffer()
    .catch(() => undefined);
}
