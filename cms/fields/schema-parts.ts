import type { FormPart, Group } from './schema-form.ts';

/** The same without parts that stand elsewhere. */
export function leaveOut(part: FormPart, names: readonly string[]): FormPart {
  const less = (group: Group): Group => ({ ...group, parts: group.parts.filter(({ name }) => !names.includes(name)) });
  if (part.is === 'group') return less(part);
  if (part.is !== 'kinds') return part;
  return { ...part, kinds: part.kinds.map(({ value, group }) => ({ value, group: less(group) })) };
}

/** What a part begins with, before anything is filled in. */
export function emptyOf(part: FormPart): unknown {
  switch (part.is) {
    case 'group':
      return Object.fromEntries(part.parts.flatMap(({ name, part: one, optional }) => (optional ? [] : [[name, emptyOf(one)]])));
    case 'number':
      return part.least ?? 0;
    case 'text':
      return '';
    case 'flag':
      return false;
    case 'choice':
      return part.of[0];
    case 'choices':
    case 'list':
      return [];
    case 'kinds': {
      const [first] = part.kinds;
      return first ? { [part.by]: first.value, ...Object(emptyOf(first.group)) } : {};
    }
    case 'json':
      return null;
  }
}

/** Names and values of a form: each has words. */
export function namesIn(part: FormPart): { fields: string[]; values: string[] } {
  const all = (parts: { fields: string[]; values: string[] }[]) => ({
    fields: [...new Set(parts.flatMap(({ fields }) => fields))],
    values: [...new Set(parts.flatMap(({ values }) => values))],
  });
  switch (part.is) {
    case 'group':
      return all([{ fields: part.parts.map(({ name }) => name), values: [] }, ...part.parts.map((one) => namesIn(one.part))]);
    case 'list':
      return namesIn(part.item);
    case 'kinds':
      return all([{ fields: [part.by], values: [] }, ...part.kinds.map(({ group }) => namesIn(group))]);
    case 'choice':
    case 'choices':
      return { fields: [], values: part.of };
    case 'number':
      return { fields: [], values: part.or };
    default:
      return { fields: [], values: [] };
  }
}
