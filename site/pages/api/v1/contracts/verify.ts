import { verifyContract } from '#cms/use-cases/verify-contract.ts';
import { endpoint } from '../../../../api/endpoint.ts';
import { operations } from '../../../../api/operations.ts';
import { serve } from '../../../../api/serve.ts';

export const ALL = endpoint(
  serve(operations.verify, async ({ portal, body, file }) => ({
    ok: true,
    answer: await verifyContract(portal, file ? { pdf: file } : { hash: body.hash }),
  })),
);
