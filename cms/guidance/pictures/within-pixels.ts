import { type CollectionBeforeOperationHook, MissingFile, ValidationError } from 'payload';
import sharp from 'sharp';
import { say } from '#cms/fields/hooks/say.ts';

/** What the newest telephones take, and twice as much as any page shows. */
const MOST_PIXELS = 50_000_000;

/**
 * A picture of a few hundred kilobytes may unfold to gigabytes, and take minutes to be made smaller. Its head says how
 * large it is, before any of it is unfolded.
 */
export const withinPixels: CollectionBeforeOperationHook = async ({ args, collection, operation, overrideAccess, req }) => {
  if (!req.file) {
    const isMade = operation === 'create' && !('duplicateFromID' in args && args.duplicateFromID);
    // Pictures are sent by whoever has them, never fetched from an address that somebody names. Who may not is refused as ever.
    if (isMade && (overrideAccess || (await collection.access.create({ req })))) throw new MissingFile(req.t);
    return args;
  }
  const { width = 0, height = 0 } = await sharp(req.file.data, { limitInputPixels: false })
    .metadata()
    // What is no picture at all is refused by its kind.
    .catch(() => ({ width: 0, height: 0 }));
  if (width * height <= MOST_PIXELS) return args;
  const most = MOST_PIXELS / 1_000_000;
  const is = Math.ceil((width * height) / 1_000_000);
  const message = say(req, 'refused.pixels', { is, most });
  throw new ValidationError({ collection: collection.slug, errors: [{ path: 'file', message }] }, req.t);
};
