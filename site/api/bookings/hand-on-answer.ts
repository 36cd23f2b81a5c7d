import type { z } from 'zod';
import { whyNotOffered } from '#cms/booking/hand-on/offer-contract.ts';
import { takeoverOf, whyNotTaken } from '#cms/booking/hand-on/take-contract.ts';
import { conflict } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { isOpenOffer, offerOf } from '#domain/booking/contract-offer.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { handOnAnswer } from '../answers.ts';
import { changesAnswer } from './end-answer.ts';

/** How a contract stands between its party and the other guardian of the child, for one of them. */
export async function toHandOnAnswer(
  portal: Portal,
  { booking, guardian, lang }: { booking: BookingRecord; guardian: Guardian; lang: Lang },
): Promise<z.infer<typeof handOnAnswer>> {
  const party = booking.guardianId === guardian.id;
  const offer = offerOf(booking.actions);
  const open = offer && isOpenOffer(offer, portal.now());
  const alone = party && !(await portal.guardians.otherOf(guardian.id)) ? conflict('hand_on_no_other') : undefined;
  const barred =
    alone ?? (party ? await whyNotOffered(portal, booking) : await whyNotTaken(portal, booking, { guardianId: guardian.id }));
  const takeover = party || barred ? undefined : await takeoverOf(portal, booking, guardian);
  return {
    party,
    may: [
      ...(party && !barred && !open ? (['offerContract'] as const) : []),
      ...(takeover ? (['takeContract'] as const) : []),
      ...(offer ? (['keepContract'] as const) : []),
    ],
    offer: offer ? { at: offer.at, until: offer.until, lapsed: !open } : null,
    why: barred ? { code: barred.code, message: problemWords(createTranslator(lang), barred) } : null,
    changes: takeover ? changesAnswer(takeover.snapshot, lang) : [],
  };
}
