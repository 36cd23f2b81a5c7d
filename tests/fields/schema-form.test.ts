import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formOf, type Schema } from '#cms/fields/schema-form.ts';
import { emptyOf, leaveOut, namesIn } from '#cms/fields/schema-parts.ts';
import { templateClause } from '#cms/records/shapes/contract.ts';
import { refundRule } from '#cms/records/shapes/rule.ts';
import { en, zh } from '#cms/words/messages/index.ts';
import { CARE_FORMS } from '#domain/care/care.ts';
import { LANGS } from '#domain/language/lang.ts';

const form = (schema: z.ZodType) => formOf(z.toJSONSchema(schema, { target: 'draft-4' }) as Schema);
const RULE = form(refundRule);
const CLAUSES = form(templateClause.array());

describe('a form made from a schema', () => {
  it('has a control for each kind of value', () => {
    expect(form(z.number().int().min(0).max(100))).toEqual({ is: 'number', least: 0, most: 100, whole: true, or: [] });
    expect(form(z.union([z.number().int().nonnegative(), z.literal('half')]))).toMatchObject({ is: 'number', or: ['half'] });
    expect(form(z.enum(['a', 'b']))).toEqual({ is: 'choice', of: ['a', 'b'] });
    expect(form(z.array(z.enum(['a', 'b'])))).toEqual({ is: 'choices', of: ['a', 'b'] });
    expect(form(z.boolean())).toEqual({ is: 'flag' });
    expect(form(z.record(z.string(), z.unknown()))).toEqual({ is: 'json' });
  });

  it('has the fields of a kind that is added to the schema', () => {
    const known = z.object({ kind: z.literal('known'), days: z.number() });
    const added = z.object({ kind: z.literal('added'), rates: z.array(z.object({ percent: z.number().optional() })) });
    const both = form(z.discriminatedUnion('kind', [known, added]));
    expect(both).toMatchObject({ is: 'kinds', by: 'kind', kinds: [{ value: 'known' }, { value: 'added' }] });
    expect(namesIn(both).fields).toEqual(['kind', 'days', 'rates', 'percent']);
  });

  it('leaves no part of refund rules and clauses to be written as JSON', () => {
    expect(JSON.stringify([RULE, CLAUSES])).not.toContain('"is":"json"');
  });

  it('begins with what the schema takes, for every kind of rule', () => {
    if (RULE.is !== 'kinds') throw new Error('rules come in kinds');
    for (const { value, group } of RULE.kinds)
      expect(refundRule.safeParse({ ...Object(emptyOf(group)), kind: value }), value).toMatchObject({ success: true });
  });

  it('says nothing twice that stands in fields beside it', () => {
    expect(namesIn(leaveOut(RULE, ['code', 'version', 'source', 'effectiveOn'])).fields).not.toContain('code');
  });

  it.each([
    ['Chinese', zh],
    ['English', en],
  ])('has words in %s for every field and every value', (_, { rules, contract }) => {
    const words: Record<string, string> = { ...rules, ...contract };
    const parts = [leaveOut(RULE, ['code', 'version', 'source', 'effectiveOn']), CLAUSES].map(namesIn);
    const fields = parts.flatMap((one) => one.fields).filter((name) => !LANGS.some((lang) => lang === name));
    expect(fields.filter((name) => !words[`field_${name}`])).toEqual([]);
    const values = parts.flatMap((one) => one.values).filter((value) => !CARE_FORMS.some((one) => one === value));
    const isSaid = (value: string) => Object.keys(words).some((key) => key.startsWith('value_') && key.endsWith(`_${value}`));
    expect(values.filter((value) => !isSaid(value))).toEqual([]);
    const kinds = RULE.is === 'kinds' ? RULE.kinds.map(({ value }) => value) : [];
    expect(kinds.filter((kind) => !words[`rule_${kind}`])).toEqual([]);
  });
});
