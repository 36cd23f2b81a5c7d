import { notFound } from '#cms/use-cases/problem.ts';
import { endpoint } from '../../../api/endpoint.ts';
import { operations } from '../../../api/operations.ts';
import { serve } from '../../../api/serve.ts';

const SHOWN = 100;

export const ALL = endpoint(
  serve(operations.outbox, async ({ portal }) => {
    if (portal.environment.mode !== 'demo') return notFound();
    const { docs } = await portal.payload.find({ collection: 'messages', sort: ['-sentAt', '-createdAt'], limit: SHOWN });
    return {
      ok: true,
      answer: { messages: docs.map(({ to, kind, subject, text, sentAt }) => ({ to, kind, subject, text, sentAt })) },
    };
  }),
);
