import { notFound } from '#cms/core/problem.ts';
import { endpoint } from '../../../api/kit/endpoint.ts';
import { serve } from '../../../api/kit/serve.ts';
import { operations } from '../../../api/operations.ts';

const SHOWN = 100;

export const ALL = endpoint(
  serve(operations.outbox, async ({ portal }) => {
    if (portal.environment.mode !== 'demo') return notFound();
    return { ok: true, answer: { messages: await portal.messages.listNewest(SHOWN) } };
  }),
);
