import { randomUUID } from 'node:crypto';
import type { BaseDatabaseAdapter, CollectionConfig, Field } from 'payload';

/** Ids are UUIDs in text on every database, so that cookies, addresses and data keep them when a city moves. */
export function withUuid(collection: CollectionConfig): CollectionConfig {
  const id: Field = {
    name: 'id',
    type: 'text',
    required: true,
    admin: { hidden: true },
    // No default: Payload would give one to whatever is read without an id, such as a version.
    hooks: { beforeValidate: [({ operation, value }) => (operation === 'create' ? (value ?? randomUUID()) : value)] },
  };
  return { ...collection, fields: [id, ...collection.fields] };
}

/** The same for what is written past Payload's operations, where no hook fills it in. */
export function giveUuids(adapter: BaseDatabaseAdapter): void {
  const { create } = adapter;
  adapter.create = (args) => {
    const own = adapter.payload.collections[args.collection]?.customIDType === 'text';
    if (own && !args.customID) args.data.id ??= randomUUID();
    return create.call(adapter, args);
  };
}
