import type { BaseDatabaseAdapter } from 'payload';
import { expect, it } from 'vitest';
import { leaveOutUndefined } from '#cms/ports/database/leave-out-undefined.ts';

it('what is undefined within a list or an object is not written; all else is written as it is', async () => {
  const written: unknown[] = [];
  const note = async (args: { data?: object; versionData?: object }) => written.push(args.data ?? args.versionData);
  const db = { updateOne: note, createVersion: note };
  leaveOutUndefined(db as unknown as BaseDatabaseAdapter);
  const at = new Date(0);
  const jpeg = Buffer.from('jpeg');
  const pickups = [{ name: '奶奶', photo: undefined, seen: [undefined, { at, by: undefined }] }];
  await db.updateOne({ data: { pickups, jpeg, note: undefined, left: null } });
  await db.createVersion({ versionData: { group: { title: '名', cover: undefined } } });
  expect(written).toStrictEqual([
    { pickups: [{ name: '奶奶', seen: [undefined, { at }] }], jpeg, note: undefined, left: null },
    { group: { title: '名' } },
  ]);
});
