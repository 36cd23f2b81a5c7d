import type { BaseDatabaseAdapter, UpdateOneArgs } from 'payload';

interface Session {
  id: string;
  createdAt: Date | string;
  expiresAt: Date | string;
}

/**
 * Payload signs in by reading the account, checking the password, which takes a tenth of a second, and writing the whole
 * account back with one more session: of two sign-ins at once one is undone, and so is what an administrator changed
 * meanwhile. Here a new session is added to the account as it is by then, and nothing else of it is written.
 */
export function keepSessions(adapter: BaseDatabaseAdapter): void {
  const updateOne = adapter.updateOne.bind(adapter);
  adapter.updateOne = async (args: UpdateOneArgs) => {
    const { collection, data, id, req } = args;
    if (collection !== 'users' || id === undefined || !Array.isArray(data.sessions)) return updateOne(args);
    const account = await adapter.findOne<{ id: string; sessions?: Session[] | null }>({
      collection,
      where: { id: { equals: id } },
      req,
    });
    const known = account?.sessions ?? [];
    const [added] = (data.sessions as Session[]).filter((one) => !known.some((other) => other.id === one.id));
    // Who signs out has read the account within the same transaction.
    if (!added) return updateOne(args);
    const alive = known.filter(({ expiresAt }) => new Date(expiresAt) > new Date(added.createdAt));
    return updateOne({ ...args, data: { sessions: [...alive, added], updatedAt: null } });
  };
}
