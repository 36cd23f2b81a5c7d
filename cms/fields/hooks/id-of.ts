/** The id behind a relationship, whether it was read as an id or as the document itself. */
export function idOf(value: unknown): string | undefined {
  if (value && typeof value === 'object' && 'id' in value) return String(value.id);
  return typeof value === 'string' ? value : undefined;
}
