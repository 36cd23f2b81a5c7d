import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

/**
 * Whoever reads a file may leave in the middle of it. What was open for them is closed then: a pipe leaves its source
 * as it is, and some hundreds of open files would be all that the process may have.
 */
export function closeWithReader(response: ServerResponse): void {
  response.on('pipe', (source: Readable) => response.once('close', () => source.destroy()));
}
