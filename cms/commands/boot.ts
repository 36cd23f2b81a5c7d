import { resolve } from 'node:path';
import { openPortal, type PortalOptions } from '#cms/assemble.ts';
import { writePrivately } from '#cms/core/keep-private.ts';
import { harmless } from '#cms/core/log.ts';
import type { Portal } from '#cms/portal/portal.ts';

/** Runs one command on the assembled product and ends the process with its exit code. Before anything is opened its arguments are read. */
export function runCommand<Wish>(
  read: (args: string[]) => Wish,
  work: (portal: Portal, wish: Wish) => Promise<number | undefined>,
  options?: PortalOptions,
): Promise<never> {
  return runAlone(async (args) => {
    const wish = read(args);
    const portal = await openPortal(options);
    const code = await work(portal, wish);
    await portal.close();
    return code;
  });
}

/** Runs a command that opens for itself what it needs. */
export async function runAlone(work: (args: string[]) => Promise<number | undefined>): Promise<never> {
  writePrivately();
  process.env.LOG_LEVEL ??= 'warn';
  try {
    process.exit((await work(process.argv.slice(2))) ?? 0);
  } catch (error) {
    console.error(harmless(error instanceof Error ? error.message : String(error)));
    if (process.env.LOG_LEVEL === 'debug') console.error(error);
    process.exit(1);
  }
}

/** npm runs commands in the project's folder, whatever folder the person is in. */
export function fromWhereAsked(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
