import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { OnlineProvider } from '#cms/ports/payment/port.ts';
import { inForceOn } from '#domain/time/civil-date.ts';

/** What of a centre says on which accounts of its own it is paid. */
interface OwnAccounts {
  wechatMerchant?: string | null;
  alipayMerchant?: string | null;
  stripeAccount?: string | null;
}

/** A centre's own account under the city's by a way to pay; none where families pay the city's merchant. */
export function ownMerchant(centre: OwnAccounts, provider: string | undefined): string | undefined {
  const accounts = { wechat: centre.wechatMerchant, alipay: centre.alipayMerchant, stripe: centre.stripeAccount };
  return accounts[provider as keyof typeof accounts] || undefined;
}

/** What of a centre decides by which ways it is paid. */
export type Paid = OwnAccounts & { paysAtCentre?: boolean | null };

/**
 * By which ways a family can pay a centre online, the usual one first. Money never rests with the city: where it is real, a
 * way is offered only at a centre that has an account of its own by it (decision 034). One for which we cannot act is no way.
 */
export const onlineWaysOf = (
  { online, apps, environment }: Pick<Portal, 'online' | 'apps'> & { environment: Pick<Portal['environment'], 'mode'> },
  centre: Paid,
): readonly OnlineProvider[] =>
  online.filter((way) => {
    const merchant = ownMerchant(centre, way);
    if (!merchant) return environment.mode === 'demo';
    return apps.find(({ name }) => name === way)?.serves?.(merchant) ?? true;
  });

type JudgingPaid = Parameters<typeof onlineWaysOf>[0] & Pick<Portal, 'city' | 'now' | 'till'>;

/** Of some centres those that nobody can pay, so that no place of theirs is sold. */
export async function unpayable<Centre extends Paid>(portal: JudgingPaid, centres: readonly Centre[]): Promise<Centre[]> {
  const left = centres.filter((centre) => onlineWaysOf(portal, centre).length === 0);
  if (left.length === 0) return [];
  const isRuled = Boolean(inForceOn(await portal.till.rules(), todayOf(portal)));
  return left.filter(({ paysAtCentre }) => !(isRuled && paysAtCentre));
}

/** Whether a centre can be paid at all: what nobody could pay for is not held. */
export const canBePaid = async (portal: JudgingPaid, facility: Paid): Promise<boolean> =>
  (await unpayable(portal, [facility])).length === 0;
