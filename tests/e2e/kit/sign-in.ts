import type { Page } from '@playwright/test';

/** Signs a family in as a person would: asks for a code, reads it among the messages, types it. */
export async function signIn(
  page: Page,
  { origin, prefix = '', contact }: { origin: string; prefix?: string; contact: string },
): Promise<void> {
  await page.goto(`${origin}${prefix}/account`);
  await page.fill('[name=to]', contact);
  await page.click('form.form button[type=submit]');
  await page.waitForSelector('[name=code]');
  await page.fill('[name=code]', await readCode(origin, contact));
  await page.click('form.form button[type=submit]');
  await page.waitForURL((url) => !url.search.includes('next='));
}

export async function readCode(origin: string, contact: string, kind = 'sign_in_code'): Promise<string> {
  const { messages } = (await (await fetch(`${origin}/api/v1/outbox`)).json()) as {
    messages: { to: string; kind: string; text: string }[];
  };
  const code = messages.find((message) => message.to === contact && message.kind === kind)?.text.match(/\d{6}/)?.[0];
  if (!code) throw new Error(`no code was sent to ${contact}`);
  return code;
}
