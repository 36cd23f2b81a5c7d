import { casesFile } from '#cms/contracts/refund-cases.ts';

/** The cases worked out by hand, as the tests run them. */
export const GET = (): Response =>
  new Response(casesFile(), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
