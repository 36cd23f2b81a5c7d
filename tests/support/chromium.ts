import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * A Chromium named by CHROMIUM_PATH; the one that comes from npm, which has no window to draw and takes half the time of
 * a system's own; or that one, where the other does not run.
 */
async function chromiumPath(): Promise<string> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const system = SYSTEM.find(existsSync);
  // The package then brings the libraries that a bare machine has not.
  if (!system) process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  const path = await packaged.executablePath();
  const runs = spawnSync(path, ['--version']).status === 0;
  return runs || !system ? path : system;
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
