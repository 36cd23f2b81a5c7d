import { handleServerFunctions } from '@payloadcms/next/layouts';
import { notFound } from 'next/navigation';
import { isBusy } from '#cms/ports/busy.ts';
import { unavailableCause } from '#cms/ports/request-scope.ts';
import { staffSession } from './staff-session.ts';

type ServerFunctionArgs = Parameters<typeof handleServerFunctions>[0];

/** The calls that staff pages make of the server. */
const CALLS = new Set([
  'copy-data-from-locale',
  'form-state',
  'get-default-layout',
  'render-document',
  'render-document-slots',
  'render-field',
  'render-list',
  'render-widget',
  'slugify',
  'table-state',
]);

/** Those of them that are about no collection. */
const ABOUT_NOTHING = new Set(['get-default-layout', 'render-field', 'render-widget', 'slugify']);

/**
 * Passes on what staff pages ask of the server, for who is signed in. Payload would take any name that every object knows,
 * `constructor` too, and whatever is given to it.
 */
export async function callServer(sent: ServerFunctionArgs): Promise<unknown> {
  const session = await staffSession();
  const { name, args } = sent;
  if (!session || !CALLS.has(name) || typeof args !== 'object' || args === null) notFound();
  const { collections } = await sent.config;
  const { collectionSlug, widgetSlug } = args;
  const isAbout = collections.some(({ slug }) => slug === collectionSlug);
  if (!isAbout && (collectionSlug !== undefined || (!ABOUT_NOTHING.has(name) && !widgetSlug))) notFound();
  // A form that is behind is not to be loaded anew, which loses what was typed: its save is measured, and both are kept.
  return handleServerFunctions({ ...sent, args: { ...args, checkForStaleData: false } }).catch((error: unknown) => {
    const digest = (error as { digest?: unknown } | undefined)?.digest;
    if (String(digest).startsWith('NEXT_') || isBusy(error) || unavailableCause(error)) throw error;
    session.portal.log.warn({ call: name, why: String(error).slice(0, 200) }, 'a call of a staff page could not be answered');
    return notFound();
  });
}
