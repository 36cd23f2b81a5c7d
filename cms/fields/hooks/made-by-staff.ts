import { APIError, type CollectionBeforeValidateHook } from 'payload';

/**
 * No account is made over the web by somebody who is not signed in: Payload would let whoever comes
 * first to an empty portal be its administrator, whatever the access rules say.
 */
export const madeByStaff: CollectionBeforeValidateHook = ({ data, operation, req }) => {
  if (operation === 'create' && req.payloadAPI === 'REST' && !req.user)
    throw new APIError('第一个管理员在服务器上建 / The first administrator is made on the server: npm run administrator', 403);
  return data;
};
