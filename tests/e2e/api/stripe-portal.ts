import type { Delivery } from '#cms/ports/payment/port.ts';
import { operations } from '#site/api/operations.ts';
import { startStripeStandIn } from '../../stripe-stand-in/index.ts';
import { startServer } from '../../support/start-server.ts';
import { apiClient } from './client.ts';
import { holdAndSign, holdOf, hourly } from './family.ts';

const NOW = '2026-11-23T07:02:00.000Z';
export const SECRET = 'whsec_example';
export const DAY = '2026-12-01';

/** The built portal with Stripe's stand-in behind it; families' telephones begin with `contacts`. */
export async function startStripePortal(contacts: string) {
  const started = Date.now();
  // The stand-in's clock goes with the portal's.
  const standIn = await startStripeStandIn({ webhookSecret: SECRET, now: () => Date.parse(NOW) + Date.now() - started });
  const server = await startServer({
    PORTAL_NOW: NOW,
    RATE_LIMITS: 'on',
    TRUSTED_PROXIES: '1',
    STRIPE_SECRET_KEY: 'sk_test_example',
    STRIPE_WEBHOOK_SECRET: SECRET,
    STRIPE_API_HOST: standIn.url,
  });
  const api = apiClient(server.origin);
  let families = 0;

  /** What Stripe does with an event, and what it hears. */
  async function deliver({ rawBody, headers }: Delivery): Promise<{ status: number; code?: string }> {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: rawBody.toString(),
    };
    const response = await fetch(`${server.origin}/api/v1/payments/stripe`, init);
    const body = (await response.json()) as { received?: boolean; error?: { code: string } };
    return { status: response.status, ...(body.error ? { code: body.error.code } : {}) };
  }

  /** A family at Stripe's page, with an hour of a day held and signed for. */
  async function atCheckout(from: string, day = DAY) {
    const contact = `${contacts}${String(++families).padStart(4, '0')}`;
    const token = await api.signIn(contact);
    const to = `${String(Number(from.slice(0, 2)) + 1).padStart(2, '0')}:00`;
    const booking = await holdAndSign(api, token, holdOf(hourly(day, from, to)));
    const sent = { token, params: { id: booking.id } };
    const checkout = (await api.call(operations.pay, sent)).body;
    const session = checkout.url?.split('/').at(-1) ?? '';
    const letters = async () => {
      const { messages } = (await api.call(operations.outbox)).body;
      return messages.filter((message) => message.to === contact && message.kind !== 'sign_in_code');
    };
    const told = async () => (await letters()).filter(({ kind }) => kind === 'booking_confirmed').length;
    /** The booking's own page, as its family reads it, without what is not seen. */
    const page = async (lang: '' | '/en' = '') => {
      const answer = await fetch(`${server.origin}${lang}/bookings/${booking.id}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return (await answer.text()).replaceAll('\u00a0', ' ').replaceAll(/<[^>]+>/g, '');
    };
    return { sent, checkout, session, told, letters, page, booking };
  }

  const close = async () => {
    await server.stop();
    await standIn.close();
  };
  return { standIn, server, api, deliver, atCheckout, close };
}

export type StripePortal = Awaited<ReturnType<typeof startStripePortal>>;
