import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { removePickup, savePickup } from '#cms/accounts/pickup-persons.ts';
import { findOwnPhoto, findPhotoAtCentre, keepPhoto, removePhoto } from '#cms/accounts/pickup-photo.ts';
import { saveChild } from '#cms/accounts/save-family.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { eraseFamily } from '#cms/booking/erase-family.ts';
import { exportFamily } from '#cms/booking/export-family.ts';
import { dayRoster } from '#cms/places/roster.ts';
import { pickupsOf } from '#cms/records/children.ts';
import { MOST_PICKUPS } from '#domain/family/pickups.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, type Family, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let family: Family;
let count = 0;
const GRANDMOTHER = { name: '诸葛庚辛', relation: '外婆', phone: '13987654321' };
const OTHER = { name: '上官壬癸', relation: '爷爷', phone: '13987654322' };

beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  family = await newFamily(demo.portal, 100 + ++count);
});

const add = (person: object) => savePickup(demo.portal, { ...family, name: undefined, person: person as typeof OTHER });
const which = (name: string) => ({ guardianId: family.guardianId, childId: family.childId, name });
const named = async () => pickupsOf(await demo.portal.children.get(family.childId));
const photoId = async () => (await named()).find(({ photo }) => photo)?.photo ?? '';
const picture = (width = 900, height = 1200) =>
  sharp({ create: { width, height, channels: 3, background: '#a52f48' } })
    .withExif({ IFD0: { Copyright: 'where it was taken' } })
    .jpeg()
    .toBuffer();
const facilityId = () => infants(demo.portal).facility.id;
const seenAt = (id: string, centre = facilityId()) =>
  findPhotoAtCentre(demo.portal, { id, facilityId: centre, reader: 'somebody' });

describe('who may collect a child', () => {
  it('is added, changed and removed, and is on the roster of a stay that was booked before', async () => {
    const bookingId = await book(demo.portal, family, { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } });
    expect(await add(GRANDMOTHER)).toEqual({ ok: true });
    expect(await add({ ...OTHER, phone: '139 8765-4322' })).toEqual({ ok: true });
    expect(await savePickup(demo.portal, { ...which(OTHER.name), person: { ...OTHER, relation: '外公' } })).toEqual({ ok: true });
    expect(await named()).toEqual([GRANDMOTHER, { ...OTHER, relation: '外公' }]);
    const line = async () =>
      (await dayRoster(demo.portal, { facilityId: facilityId(), date: WEDNESDAY, reader: 'x' })).find(
        ({ booking }) => booking === bookingId,
      );
    expect((await line())?.pickups.map(({ name }) => name)).toEqual([GRANDMOTHER.name, OTHER.name]);
    expect(await removePickup(demo.portal, which(OTHER.name))).toEqual({ ok: true });
    expect((await line())?.pickups).toEqual([GRANDMOTHER]);
  });

  it('is somebody, is named once, and is no crowd', async () => {
    await add(GRANDMOTHER);
    expect(await removePickup(demo.portal, which(GRANDMOTHER.name))).toMatchObject({ code: 'last_pickup', status: 409 });
    expect(await add({ ...GRANDMOTHER, phone: '' })).toMatchObject({ code: 'pickup_known', field: 'name' });
    expect(await add({ ...OTHER, phone: '12' })).toMatchObject({ ok: false, field: 'phone' });
    expect(await add({ ...OTHER, name: '奶奶😀' })).toMatchObject({ code: 'not_printable', field: 'name' });
    for (let n = 1; n < MOST_PICKUPS; n++) expect(await add({ ...OTHER, name: `亲戚${n}` })).toEqual({ ok: true });
    expect(await add(OTHER)).toMatchObject({ code: 'too_many_pickups', status: 409 });
    const again = { id: family.childId, name: `宝宝${100 + count}`, birthDate: '2026-03-10', healthConsent: false };
    expect(await saveChild(demo.portal, family.guardianId, { ...again, pickups: [OTHER] })).toMatchObject({
      code: 'too_many_pickups',
    });
  });

  it('is nobody else’s to name', async () => {
    const other = await newFamily(demo.portal, 500 + count);
    const theirs = { guardianId: other.guardianId, childId: family.childId };
    expect(await savePickup(demo.portal, { ...theirs, person: OTHER })).toMatchObject({ code: 'child_not_found', status: 404 });
    await add(GRANDMOTHER);
    await add(OTHER);
    expect(await removePickup(demo.portal, { ...theirs, name: OTHER.name })).toMatchObject({ code: 'child_not_found' });
    expect(await named()).toHaveLength(2);
  });

  it('stays on the list when a booking names another', async () => {
    await add(GRANDMOTHER);
    const again = { id: family.childId, name: `宝宝${100 + count}`, birthDate: '2026-03-10', healthConsent: false };
    await saveChild(demo.portal, family.guardianId, { ...again, pickups: [OTHER] });
    expect(await named()).toEqual([GRANDMOTHER, OTHER]);
  });
});

describe('a photograph of who collects', () => {
  beforeEach(async () => {
    await add(GRANDMOTHER);
    expect(await keepPhoto(demo.portal, { ...which(GRANDMOTHER.name), bytes: await picture() })).toEqual({ ok: true });
  });

  it('is kept small, and without what the camera wrote', async () => {
    const photo = await findOwnPhoto(demo.portal, { id: await photoId(), guardianId: family.guardianId });
    const { width, height, format, exif } = await sharp(photo?.jpeg).metadata();
    expect({ width, height, format, exif }).toEqual({ width: 480, height: 480, format: 'jpeg', exif: undefined });
    expect(photo?.jpeg.length).toBeLessThan(60_000);
  });

  it('is refused when it is no picture, or too large to unfold', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const cut = (await picture()).subarray(0, 100);
    const large = await picture(8000, 7000);
    for (const bytes of [new Uint8Array(), Buffer.from('hello'), svg, cut, large])
      expect(await keepPhoto(demo.portal, { ...which(GRANDMOTHER.name), bytes })).toMatchObject({
        code: 'photo_unreadable',
        field: 'photo',
      });
    expect(await photoId()).not.toBe('');
  });

  it('is seen by its family and by the centre of a live booking, and by nobody else', async () => {
    const id = await photoId();
    const other = await newFamily(demo.portal, 600 + count);
    expect(await findOwnPhoto(demo.portal, { id, guardianId: other.guardianId })).toBeUndefined();
    expect(await findOwnPhoto(demo.portal, { id: 'no-id', guardianId: family.guardianId })).toBeUndefined();
    expect(await seenAt(id)).toBeUndefined();
    const bookingId = await book(demo.portal, family, { form: 'hourly', date: WEDNESDAY, window: { from: 600, to: 660 } });
    expect(await seenAt(id)).toMatchObject({ childId: family.childId });
    const elsewhere = [...demo.portal.supplies.all()].find((one) => one.id !== facilityId());
    expect(await seenAt(id, elsewhere?.id)).toBeUndefined();
    const { docs } = await demo.portal.payload.find({
      collection: 'audit-log',
      where: { action: { equals: 'read_pickup_photo' }, subject: { equals: `child:${family.childId}` } },
    });
    expect(docs).toHaveLength(1);
    await cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
    expect(await seenAt(id)).toBeUndefined();
  });

  it('is seen no more once the stay is over', async () => {
    await book(demo.portal, family, { form: 'hourly', date: WEDNESDAY, window: { from: 660, to: 720 } });
    demo.setNow('2026-11-26T04:00:00.000Z');
    expect(await seenAt(await photoId())).toBeUndefined();
  });

  it('goes with the person, with a newer one, or by itself', async () => {
    const first = await photoId();
    await keepPhoto(demo.portal, { ...which(GRANDMOTHER.name), bytes: await picture(500, 500) });
    expect(await demo.portal.pickupPhotos.find(first)).toBeUndefined();
    expect(await removePhoto(demo.portal, which(GRANDMOTHER.name))).toEqual({ ok: true });
    expect(await named()).toEqual([GRANDMOTHER]);
    expect(await demo.portal.pickupPhotos.listOf(family.guardianId)).toEqual([]);
    await keepPhoto(demo.portal, { ...which(GRANDMOTHER.name), bytes: await picture() });
    await add(OTHER);
    await removePickup(demo.portal, which(GRANDMOTHER.name));
    expect(await demo.portal.pickupPhotos.listOf(family.guardianId)).toEqual([]);
  });

  it('is in the family’s copy, and goes when the account is closed', async () => {
    const guardian = await demo.portal.guardians.get(family.guardianId);
    const exported = await exportFamily(demo.portal, { guardian, lang: 'zh' });
    const files = exported.ok ? unzipSync(exported.zipped) : {};
    expect(Object.keys(files)).toContain(`photos/${await photoId()}.jpg`);
    expect(await eraseFamily(demo.portal, guardian)).toEqual({ ok: true });
    expect(await demo.portal.pickupPhotos.listOf(family.guardianId)).toEqual([]);
  });
});
