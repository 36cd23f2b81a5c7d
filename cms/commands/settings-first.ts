import { readEnvironment } from '#cms/core/environment.ts';
import { harmless } from '#cms/core/log.ts';

/**
 * Imported before everything else by whatever is started: a setting that cannot be read ends the process with one
 * sentence. Collections read settings as they are imported, and would end it with a stack. Where it was found is said
 * with `LOG_LEVEL=debug`, as by every command.
 */
try {
  readEnvironment();
} catch (error) {
  console.error(harmless(error instanceof Error ? error.message : String(error)));
  if (process.env.LOG_LEVEL === 'debug') console.error(error);
  process.exit(1);
}
