import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Kept } from './kept.ts';
import type { Media } from './payload-types.ts';

const collection = 'media' as const;

/** Gives each of two pictures the file and the words of the other; the files themselves stay where they lie. */
export const exchangePictures =
  ({ payload, now }: Kept) =>
  async (ids: readonly [string, string], req: Unit): Promise<void> => {
    const read = (id: string) => payload.db.findOne<Media>({ collection, where: { id: { equals: id } }, locale: 'all', req });
    const [one, other] = [await read(ids[0]), await read(ids[1])];
    if (!one || !other) throw new Error('a picture that is to be exchanged is not there');
    const put = (id: string, from: Partial<Media>) =>
      payload.db.updateOne({ collection, id, data: { ...from, updatedAt: now() }, locale: 'all', req, returning: false });
    // Names of files are unique: one stands aside for a moment.
    await put(one.id, { ...ofFile(one), filename: `aside-${one.id}` });
    await put(other.id, ofFile(one));
    await put(one.id, ofFile(other));
  };

/** All of a picture that is neither its id nor when it was sent. */
const ofFile = ({ alt, filename, mimeType, filesize, width, height, focalX, focalY, sizes }: Media): Partial<Media> => ({
  ...{ alt, filename, mimeType, filesize, width, height, focalX, focalY, sizes },
});
