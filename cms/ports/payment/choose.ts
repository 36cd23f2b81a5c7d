import type { Instant } from '#domain/time/zoned-time.ts';
import { createPretendPayment, type PretendPayment } from './pretend.ts';
import type { PretendStore } from './pretend-record.ts';
import { createStripePayment, type StripePayment } from './stripe.ts';

type Env = Record<string, string | undefined>;

/**
 * Stripe when `STRIPE_SECRET_KEY` and `STRIPE_WEBHOOK_SECRET` are set, else the pretend provider.
 * `STRIPE_API_HOST` (`http://127.0.0.1:12111`) points the client elsewhere than at Stripe.
 */
export function choosePayment(
  env: Env,
  deps: { store: PretendStore; now: () => Instant; baseUrl: string },
): PretendPayment | StripePayment {
  const secretKey = env.STRIPE_SECRET_KEY?.trim();
  const webhookSecret = env.STRIPE_WEBHOOK_SECRET?.trim();
  if (!secretKey && !webhookSecret) return createPretendPayment(deps);
  // Half a configuration must not quietly take pretend money.
  if (!secretKey || !webhookSecret) throw new Error('set both STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, or neither');
  return createStripePayment({ secretKey, webhookSecret, now: deps.now, ...address(env.STRIPE_API_HOST?.trim()) });
}

function address(text: string | undefined): { host?: string; port?: number; protocol?: 'http' | 'https' } {
  if (!text) return {};
  const url = new URL(text.includes('://') ? text : `https://${text}`);
  const protocol = url.protocol === 'http:' ? 'http' : 'https';
  return { host: url.hostname, port: Number(url.port) || (protocol === 'http' ? 80 : 443), protocol };
}
