import { announce } from '#cms/core/changes.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { reload } from '#cms/portal/reload.ts';

/** How an import is named in the audit log. */
export const IMPORT_ACTION = 'register.import';

type Following = Parameters<typeof reload>[0] & Pick<Portal, 'audit'>;

/**
 * An import runs in a process of its own and leaves a line in the audit log. A server looks for a new
 * line now and then, and reads search and supplies anew when there is one; so no restart is needed.
 */
export function createImportFollower(portal: Following): () => Promise<void> {
  let seen = portal.audit.findLatest(IMPORT_ACTION);
  return async () => {
    const latest = portal.audit.findLatest(IMPORT_ACTION);
    if ((await latest) === (await seen)) return;
    await reload(portal);
    seen = latest;
    // Any centre may have changed: cached pages of all of them are forgotten.
    announce({ collection: 'facilities', id: '', slugs: [] });
  };
}

const EVERY_MS = 15_000;

/** Looks again and again, for as long as the process lives. */
export function startFollowingImports(portal: Following & Pick<Portal, 'log'>): void {
  const follow = createImportFollower(portal);
  const look = () => follow().catch((error) => portal.log.error({ err: error }, 'an import could not be followed yet'));
  setInterval(look, EVERY_MS).unref();
}
