import { APIError, type CollectionBeforeValidateHook } from 'payload';
import { getPortal } from '#cms/portal/portal.ts';
import { idOf } from '../relations.ts';
import { say } from './say.ts';

const RELATED = [
  ['class', 'classes'],
  ['staff', 'staff'],
] as const;

/** A shift puts a centre's own staff into its own class, and a price is for its own class: never another centre's. */
export const keepSameFacility: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  const facility = idOf(data?.facility ?? originalDoc?.facility);
  const { pointing } = await getPortal();
  for (const [field, collection] of RELATED) {
    const id = idOf(data?.[field]);
    if (!id) continue;
    if ((await pointing.findFacility({ collection, id }, req)) !== facility)
      throw new APIError(say(req, 'refused.centresDiffer'), 400);
  }
  return data;
};
