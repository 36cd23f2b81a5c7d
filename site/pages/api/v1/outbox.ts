import { notFound } from '#cms/core/problem.ts';
import { endpoint } from '../../../api/kit/endpoint.ts';
import { serve } from '../../../api/kit/serve.ts';
import { operations } from '../../../api/operations.ts';

const SHOWN = 100;

export const ALL = endpoint(
  serve(operations.outbox, async ({ portal }) => {
    if (portal.environment.mode !== 'demo') return notFound();
    const newest = await portal.messages.listNewest(SHOWN);
    const messages = newest.map(({ to, kind, subject, text, sentAt }) => ({ to, kind, subject, text, sentAt }));
    return { ok: true, answer: { messages } };
  }),
);
