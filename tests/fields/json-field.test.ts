import type { JSONFieldValidation } from 'payload';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonField } from '#cms/fields/json-field.ts';

const schema = z.array(z.object({ name: z.string(), months: z.int() }));
const inEnglish = { req: { i18n: { language: 'en' } } } as Parameters<JSONFieldValidation>[1];

describe('a column of JSON', () => {
  it('takes what has its form, and nothing where it may be empty', async () => {
    const { validate } = jsonField('ages', { zh: '月龄', en: 'Ages' }, { schema });
    expect(await validate?.([{ name: 'a', months: 8 }] as never, inEnglish)).toBe(true);
    expect(await validate?.(null, inEnglish)).toBe(true);
  });

  it('says where a value is not in its form', async () => {
    const { validate } = jsonField('ages', { zh: '月龄', en: 'Ages' }, { schema });
    expect(await validate?.([{ name: 'a', months: 'eight' }] as never, inEnglish)).toMatch(/^Not in its form: 0\.months /);
  });

  it('refuses nothing where something is required', async () => {
    const { validate } = jsonField('ages', { zh: '月龄', en: 'Ages' }, { schema, required: true });
    expect(await validate?.(undefined, { ...inEnglish, required: true })).toBe('Must not be empty');
  });

  it('says in the generated types whether it may be empty', () => {
    expect(jsonField('ages', { zh: '月龄', en: 'Ages' }, { schema, required: true }).jsonSchema?.schema).toMatchObject({
      type: 'array',
    });
    expect(jsonField('ages', { zh: '月龄', en: 'Ages' }, { schema }).jsonSchema?.schema).toMatchObject({
      anyOf: [{ type: 'array' }, { type: 'null' }],
    });
  });
});
