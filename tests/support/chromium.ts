import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium named by CHROMIUM_PATH, the system's own, or the one that comes from npm, in that order. */
async function chromiumPath(): Promise<string> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const system = SYSTEM.find(existsSync);
  if (system) return system;
  // The package then brings the libraries that a bare machine has not.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/**
 * How Chromium is started, for tests and pictures. It is unpacked once: what starts later finds it by CHROMIUM_PATH.
 * @param env What its process is told besides, such as which fonts there are.
 */
export async function chromiumLaunch(env: Record<string, string> = {}): Promise<LaunchOptions> {
  process.env.CHROMIUM_PATH = await chromiumPath();
  return {
    executablePath: process.env.CHROMIUM_PATH,
    env: { ...process.env, ...env },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  };
}
