import { openPortal } from '#cms/assemble.ts';
import type { Portal } from '#cms/portal/portal.ts';

/** Runs one command on the assembled product and ends the process with its exit code. */
export async function runCommand(work: (portal: Portal, args: string[]) => Promise<number | undefined>): Promise<never> {
  process.env.LOG_LEVEL ??= 'warn';
  try {
    const portal = await openPortal();
    const code = (await work(portal, process.argv.slice(2))) ?? 0;
    await portal.close();
    process.exit(code);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (process.env.LOG_LEVEL === 'debug') console.error(error);
    process.exit(1);
  }
}

/** `--facilities 10000` → 10000; `undefined` when absent or no number. */
export function numberFlag(args: readonly string[], name: string): number | undefined {
  const at = args.indexOf(name);
  const value = at < 0 ? Number.NaN : Number(args[at + 1]);
  return Number.isFinite(value) ? value : undefined;
}
