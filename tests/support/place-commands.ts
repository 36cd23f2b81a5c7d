import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { endHold } from '#cms/booking/expire-hold.ts';
import { leaveWaitlist } from '#cms/booking/waitlist/answer-offer.ts';
import { joinWaitlist } from '#cms/booking/waitlist/join-waitlist.ts';
import { offerPlaces } from '#cms/booking/waitlist/offer-places.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { payRefundsOf } from '#cms/payments/pay-refunds.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { comingAgain } from './crowd.ts';
import { by, type Family, hold } from './family.ts';

/** What a family, the bank or the clock does about one place: `pay` without its news, `tell` with it. */
export type Command =
  | { do: 'hold' | 'wait'; family: Family; slug: string; request: CareRequest }
  | { do: 'pay' | 'pay_unheard' | 'tell' | 'cancel'; family: Family; id: string }
  | { do: 'leave'; family: Family; id: string }
  | { do: 'expire' | 'refund'; ids: string[] }
  | { do: 'offer'; facilityId: string };

/** Commands of one moment; while the provider is `away` it gives no money back. */
export interface Step {
  at: string;
  away: boolean;
  commands: Command[];
}

/** What was answered: `ok`, a problem's code, or what became of a payment. */
export interface Said {
  said: string;
  id?: string;
  refund?: number;
}

/** Carries out the commands of one moment, all at once, as requests come: the product's own use cases in this process. */
export function placeCommands(portal: Portal): (step: Step) => Promise<Said[]> {
  const { payment } = portal;
  const silent = () => Promise.reject(new PaymentError('unavailable', 'no answer'));
  return async ({ at, away, commands }) => {
    portal.now = () => at;
    portal.payment = away ? { ...payment, refund: silent } : payment;
    return Promise.all(commands.map((command) => comingAgain(() => carryOut(portal, command))));
  };
}

async function carryOut(portal: Portal, command: Command): Promise<Said> {
  if (command.do === 'hold') {
    const held = await hold(portal, command.family, command.request, { slug: command.slug });
    return held.ok ? { said: held.booking.status, id: held.booking.id } : { said: held.code };
  }
  if (command.do === 'wait') {
    const { family, slug, request } = command;
    const wish = { slug, guardianId: family.guardianId, childIds: [family.childId], care: { request } };
    const joined = await joinWaitlist(portal, wish);
    return joined.ok ? { said: 'ok', id: joined.wait.id } : { said: joined.code };
  }
  if (command.do === 'cancel') {
    const { family, id } = command;
    const done = await cancelBooking(portal, { bookingId: id, guardianId: family.guardianId, by: by(family) });
    return done.ok ? { said: 'ok', refund: done.refund } : { said: done.code };
  }
  if (command.do === 'leave') {
    const left = await leaveWaitlist(portal, { id: command.id, guardianId: command.family.guardianId });
    return { said: left.ok ? 'ok' : left.code };
  }
  if (command.do === 'pay' || command.do === 'pay_unheard' || command.do === 'tell') return money(portal, command);
  if (command.do === 'offer') await offerPlaces(portal, command.facilityId);
  if (command.do === 'expire' || command.do === 'refund')
    for (const id of command.ids) await (command.do === 'expire' ? endHold(portal, id) : payRefundsOf(portal, id));
  return { said: 'ok' };
}

/** Signs, opens the checkout and pays; the portal hears of it at once, later, or once more. */
async function money(portal: Portal, { do: what, family, id }: { do: string; family: Family; id: string }): Promise<Said> {
  const own = { bookingId: id, guardianId: family.guardianId };
  if (what !== 'tell') {
    const signed = await signContract(portal, { ...own, name: family.name, readTerms: true, by: by(family) });
    if (!signed.ok) return { said: signed.code };
    const started = await startPayment(portal, { ...own, lang: 'zh' });
    if (!started.ok) return { said: started.code };
    await portal.pretend?.decide(String(started.payment.providerRef), 'approve');
    if (what === 'pay_unheard') return { said: 'unheard' };
  }
  const [last] = (await portal.payments.listOf(id)).slice(-1);
  const state = last?.providerRef ? await portal.payment.state(last.providerRef) : undefined;
  return { said: state ? await settlePayment(portal, state) : 'nothing' };
}
