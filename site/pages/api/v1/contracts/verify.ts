import { verifyContract } from '#cms/contracts/verify-contract.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.verify, async ({ portal, body, file }) => ({
    ok: true,
    answer: await verifyContract(portal, file ? { pdf: file } : { hash: body.hash }),
  })),
);
