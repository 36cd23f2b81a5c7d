/** A document as it is kept: every language, hidden fields too, other documents by their ids. The same on both databases. */
export type KeptDocument = Record<string, unknown> & { id: string };

/** A document as MongoDB's driver gives it, in plain values: ids as text, moments in ISO 8601. */
export function plainDocument({ _id, __v, ...fields }: Record<string, unknown>): KeptDocument {
  return { ...(plain(fields) as object), id: String(plain(_id)) };
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('toHexString' in value && typeof value.toHexString === 'function') return value.toHexString();
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}
