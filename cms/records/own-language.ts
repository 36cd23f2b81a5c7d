import { isolateObjectProperty, type Payload } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';

const ASKING = ['find', 'findByID', 'findVersions', 'create', 'update', 'delete', 'count'] as const;

/**
 * Payload, asked so that a read or write in another language leaves no trace on the request it belongs to: a hook's own
 * questions would otherwise change the language in which the caller's words are written.
 */
export function inOwnLanguage(payload: Payload): Payload {
  const asking = ASKING.map((name) => {
    const ask = payload[name] as (args: { req?: Unit }) => unknown;
    const value = ({ req, ...args }: { req?: Unit }) =>
      ask(req ? { ...args, req: isolateObjectProperty(req, ['locale', 'fallbackLocale']) } : args);
    return [name, { value }] as const;
  });
  return Object.create(payload, Object.fromEntries(asking)) as Payload;
}
