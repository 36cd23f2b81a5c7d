import { handleServerFunctions } from '@payloadcms/next/layouts';
import { notFound } from 'next/navigation';

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

/** Passes on what staff pages ask of the server. Payload would take any name that every object knows, `constructor` too. */
export async function callServer(args: ServerFunctionArgs): Promise<unknown> {
  if (!CALLS.has(args.name)) notFound();
  // A form that is behind is not to be loaded anew, which loses what was typed: its save is measured, and both are kept.
  return handleServerFunctions({ ...args, args: { ...args.args, checkForStaleData: false } });
}
