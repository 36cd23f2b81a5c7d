import { acceptOffer, declineOffer, leaveWaitlist, pauseWait } from '#cms/booking/waitlist/answer-offer.ts';
import { showWait } from '#cms/booking/waitlist/list-waits.ts';
import { todayOf } from '#cms/core/clock.ts';
import { toWaitAnswer } from '../../../../api/family/wait-answer.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.answerWait, async ({ portal, guardian, lang, params, body }) => {
    const whose = { id: params.id ?? '', guardianId: guardian.id };
    const answers = {
      accept: () => acceptOffer(portal, whose),
      decline: () => declineOffer(portal, whose),
      leave: () => leaveWaitlist(portal, whose),
      pause: () => pauseWait(portal, whose, body.until ?? ''),
      resume: () => pauseWait(portal, whose, undefined),
    };
    const done = await answers[body.action]();
    if (!done.ok) return done;
    return { ok: true, answer: toWaitAnswer(portal, await showWait(portal, done.wait), { lang, today: todayOf(portal) }) };
  }),
);
