import { randomUUID } from 'node:crypto';
import type { BaseDatabaseAdapter, CollectionConfig } from 'payload';

/** Ids are UUIDs in text on every database, so that cookies, addresses and data keep them when a city moves. */
export function withUuid(collection: CollectionConfig): CollectionConfig {
  const id = { name: 'id', type: 'text', required: true, admin: { hidden: true }, defaultValue: () => randomUUID() } as const;
  return { ...collection, fields: [id, ...collection.fields] };
}

/** The same for what is written past Payload's operations, where no default is filled in. */
export function giveUuids(adapter: BaseDatabaseAdapter): void {
  const { create } = adapter;
  adapter.create = (args) => {
    const own = adapter.payload.collections[args.collection]?.customIDType === 'text';
    if (own && !args.customID) args.data.id ??= randomUUID();
    return create.call(adapter, args);
  };
}
