import { joinWaitlist } from '#cms/booking/waitlist/join-waitlist.ts';
import { listWaits, showWait } from '#cms/booking/waitlist/list-waits.ts';
import { todayOf } from '#cms/core/clock.ts';
import { notFound, type Result } from '#cms/core/problem.ts';
import { toCareRequest } from '#cms/input/care-request.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import { toWaitAnswer } from '../../../../api/family/wait-answer.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.listWaits, async ({ portal, guardian, lang }) => {
    const said = { lang, today: todayOf(portal) };
    const { live, ended } = await listWaits(portal, guardian.id);
    const answers = (all: typeof live) => all.map((one) => toWaitAnswer(portal, one, said));
    return { ok: true, answer: { live: answers(live), ended: answers(ended) } };
  }),
  serve(operations.joinWaitlist, async ({ portal, guardian, lang, body, once }) => {
    const joined = await once(
      async (keep): Promise<Result<{ wait: WaitRecord }>> => {
        const care = toCareRequest(body);
        if (!care.ok) return care;
        const weekly = body.weekdays ? { weekdays: body.weekdays, weeks: body.weeks ?? 1 } : undefined;
        const wish = { slug: body.facility, guardianId: guardian.id, childIds: body.children };
        return joinWaitlist(portal, { ...wish, care: { request: care.request, ...(weekly ? { weekly } : {}) } }, keep);
      },
      ({ wait }) => ({ waitId: wait.id }),
    );
    if (!joined.ok) return joined;
    const wait = await portal.waits.find(joined.waitId);
    if (!wait) return notFound('wait_not_found');
    return { ok: true, answer: toWaitAnswer(portal, await showWait(portal, wait), { lang, today: todayOf(portal) }) };
  }),
);
