import { openPortal, type PortalOptions } from '#cms/assemble.ts';
import type { Portal } from '#cms/portal/portal.ts';

/** Runs one command on the assembled product and ends the process with its exit code. Before anything is opened its arguments are read. */
export async function runCommand<Wish>(
  read: (args: string[]) => Wish,
  work: (portal: Portal, wish: Wish) => Promise<number | undefined>,
  options?: PortalOptions,
): Promise<never> {
  process.env.LOG_LEVEL ??= 'warn';
  try {
    const wish = read(process.argv.slice(2));
    const portal = await openPortal(options);
    const code = (await work(portal, wish)) ?? 0;
    await portal.close();
    process.exit(code);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (process.env.LOG_LEVEL === 'debug') console.error(error);
    process.exit(1);
  }
}
