export type FormValue = string | Form;
export interface Form {
  [key: string]: FormValue;
}

/** `line_items[0][price_data][currency]=cny` → nested objects, as Stripe reads its requests. */
export function parseForm(text: string): Form {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split(/[[\]]+/).filter(Boolean);
    const last = path.pop();
    if (last === undefined) continue;
    let at = form;
    for (const key of path) {
      const inner = at[key];
      const next: Form = typeof inner === 'object' ? inner : {};
      at[key] = next;
      at = next;
    }
    at[last] = value;
  }
  return form;
}

export function formOf(value: FormValue | undefined): Form {
  return typeof value === 'object' ? value : {};
}

export function textOf(value: FormValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
