import type { Account } from './account.ts';
import { findDispute } from './disputes.ts';
import { type Form, formOf, textOf } from './form.ts';
import type { Charge, Session } from './objects.ts';
import { createRefund, findRefund, refundsOf } from './refunds.ts';
import { createSession, expireSession, findSession } from './sessions.ts';
import { StandInError } from './stripe-error.ts';

export interface Call {
  method: string;
  path: string;
  form: Form;
}

/** The part of Stripe's API that takes payments by Checkout and gives them back. */
export function answer(account: Account, { method, path, form }: Call): object {
  const [, resource, id, verb] =
    /^\/v1\/(checkout\/sessions|refunds|disputes|charges)(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(path) ?? [];
  const charge = textOf(form.charge);
  const intent = textOf(form.payment_intent);
  switch (`${method} ${resource}${id ? '/:id' : ''}${verb ? `/${verb}` : ''}`) {
    case 'POST checkout/sessions':
      return createSession(account, form);
    case 'GET checkout/sessions/:id':
      return shown(account, findSession(account, id ?? ''), form);
    case 'GET checkout/sessions': {
      const found = [...account.sessions.values()].filter((session) => session.payment_intent === intent);
      return list(found.map((session) => shown(account, session, form)));
    }
    case 'POST checkout/sessions/:id/expire':
      return expireSession(account, id ?? '');
    case 'POST refunds':
      return createRefund(account, form);
    case 'GET disputes/:id':
      return findDispute(account, id ?? '');
    case 'GET refunds/:id':
      return findRefund(account, id ?? '');
    case 'GET charges': {
      const { gte, lt } = formOf(form.created);
      const isThen = ({ created }: Charge) => created >= Number(textOf(gte) ?? 0) && created < Number(textOf(lt) ?? Infinity);
      const all = [...account.charges.values()].filter(isThen).reverse();
      const after = textOf(form.starting_after);
      const from = after ? all.findIndex(({ id: one }) => one === after) + 1 : 0;
      const page = all.slice(from, from + Number(textOf(form.limit) ?? 10));
      return list(page, from + page.length < all.length);
    }
    case 'GET refunds':
      return list(refundsOf(account, charge ?? '').slice(0, Number(textOf(form.limit) ?? 10)));
    default:
      throw new StandInError(404, { message: `Unrecognized request URL (${method}: ${path}).` });
  }
}

function list(data: object[], has_more = false): object {
  return { object: 'list', url: '/v1/list', data, has_more };
}

/** With its payment and charge inside when that was asked for. */
function shown(account: Account, session: Session, form: Form): object {
  const intent = account.intents.get(session.payment_intent ?? '');
  if (!intent || !JSON.stringify(form.expand ?? '').includes('payment_intent.latest_charge')) return session;
  return { ...session, payment_intent: { ...intent, latest_charge: account.charges.get(intent.latest_charge ?? '') ?? null } };
}
