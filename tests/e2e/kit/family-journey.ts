import type { Page } from '@playwright/test';
import type { PretendEnd } from '#cms/payments/end-pretend.ts';
import { signIn } from './sign-in.ts';

export interface FamilyJourney {
  origin: string;
  /** `''` or `/en`. */
  prefix?: string;
  contact: string;
  /** The first step's fields, as the address carries them. */
  wish: Record<string, string>;
  slug?: string;
  guardian?: string;
  birthDate?: string;
}

/** From the choice of a time to the contract, as a person clicks. Ends on the page where the contract is read. */
export async function holdPlaces(page: Page, journey: FamilyJourney): Promise<void> {
  const { origin, prefix = '', contact, wish, slug = 'hailing-sample', guardian = '林示例', birthDate = '2026-03-10' } = journey;
  await signIn(page, { origin, prefix, contact });
  await page.goto(`${origin}${prefix}/book/${slug}?${new URLSearchParams(wish)}`);
  await page.click('form:has(input[name=step]) button[type=submit]');
  await page.fill('[name=guardianName]', guardian);
  await page.check('[name=adult]');
  await page.fill('[name=childName]', '小满');
  await page.fill('[name=birthDate]', birthDate);
  await page.click('#go-on > button');
  await page.waitForURL(/\/bookings\//);
}

/** Signs what is shown: with the name where that is asked for, with one tap under a framework contract. */
export async function signContract(page: Page, guardian = '林示例'): Promise<void> {
  await page.waitForSelector('form.sign');
  if ((await page.locator('form.sign [name=readTerms]').count()) > 0) {
    await page.check('[name=readTerms]');
    await page.fill('form.sign [name=name]', guardian);
  }
  await page.click('form.sign button[type=submit]');
  await page.waitForSelector('form:has(input[value=pay])');
}

export async function pay(page: Page, decision: PretendEnd = 'approve'): Promise<void> {
  await page.click('form:has(input[value=pay]) button');
  await page.click(`button[value=${decision}]`);
  await page.waitForURL(/\/bookings\//);
}

/** `62.40 元`, `¥62.40` → 6240 */
export function fenIn(text: string | null): number {
  const match = /([\d,]+)\.(\d{2})/.exec(text ?? '');
  if (!match) throw new Error(`no amount in "${text}"`);
  return Number(match[1]?.replaceAll(',', '')) * 100 + Number(match[2]);
}
