/** The ids of the pictures that a document shows: its cover, and those in its text, in whatever languages it holds. */
export function picturesIn({ cover, body }: { cover?: unknown; body?: unknown }): string[] {
  const found = new Set<string>();
  const add = (value: unknown) => {
    const id = typeof value === 'object' && value && 'id' in value ? value.id : value;
    if (typeof id === 'string') found.add(id);
  };
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('relationTo' in node && node.relationTo === 'media' && 'value' in node) add(node.value);
    else Object.values(node).forEach(look);
  };
  add(cover);
  look(body);
  return [...found];
}
