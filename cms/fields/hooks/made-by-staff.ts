import { APIError, type CollectionBeforeValidateHook } from 'payload';
import { sayInEvery } from './say.ts';

/**
 * No account is made over the web by somebody who is not signed in: Payload would let whoever comes
 * first to an empty portal be its administrator, whatever the access rules say.
 */
export const madeByStaff: CollectionBeforeValidateHook = ({ data, operation, req }) => {
  if (operation === 'create' && req.payloadAPI === 'REST' && !req.user)
    throw new APIError(sayInEvery('refused.firstAdministrator'), 403);
  return data;
};
