import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SMS_KINDS, valuesOf } from '#cms/ports/notify/sms/templates.ts';

const named = new Map(
  [...readFileSync('docs/operating.md', 'utf8').matchAll(/^\| `(\w+)` \|([^|]*)\|[^|]*\| (.+) \|$/gm)].map(
    ([, kind = '', values = '', words = '']) => [kind, { values: values.match(/\w+(?=\})/g) ?? [], words }],
  ),
);

it('the manual has a template for each kind of text message, with its values in their order', () => {
  for (const kind of SMS_KINDS) {
    const values: Record<string, string> = new Proxy({}, { get: () => '-' });
    const names = valuesOf({ kind, values }).map(([name]) => name);
    expect(named.get(kind)?.values, kind).toEqual(names);
    for (const name of names) expect(named.get(kind)?.words, kind).toContain(`\${${name}}`);
  }
});
