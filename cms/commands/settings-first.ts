import { readEnvironment } from '#cms/core/environment.ts';

/**
 * Imported before everything else by whatever is started: a setting that cannot be read ends the process with one
 * sentence. Collections read settings as they are imported, and would end it with a stack.
 */
try {
  readEnvironment();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
