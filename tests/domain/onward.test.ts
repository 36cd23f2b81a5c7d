import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pack as taizhou } from '#cms/city/taizhou/pack.ts';
import { type OnwardRule, readNames, rulesFor } from '#domain/guidance/onward.ts';

const rule = (code: string, over: Partial<OnwardRule> = {}): OnwardRule => ({
  ...{ code, articles: [], fromMonth: 0, toMonth: 36, lead: 'ask', words: { zh: code, en: code }, order: 100 },
  ...over,
});
const weaning = { slug: 'weaning', topic: 'nutrition', fromMonth: 5, toMonth: 8 } as const;
const codes = (rules: OnwardRule[]) => rulesFor(rules, weaning).map(({ code }) => code);

describe('the rules that a text falls under', () => {
  it('go from its name to its topic to every text, and by their order', () => {
    const rules = [
      rule('all', { lead: 'calendar', order: 1 }),
      rule('topic-late', { topic: 'nutrition', lead: 'growth', order: 9 }),
      rule('topic', { topic: 'nutrition', lead: 'activities', order: 2 }),
      rule('named', { articles: ['other', 'weaning'], lead: 'care', order: 500 }),
    ];
    expect(codes(rules)).toEqual(['named', 'topic', 'topic-late', 'all']);
  });

  it('are of its months, of its topic, and name it where they name any', () => {
    const rules = [
      rule('too-old', { fromMonth: 9 }),
      rule('too-young', { toMonth: 4 }),
      rule('edge', { fromMonth: 8, toMonth: 8 }),
      rule('other-topic', { topic: 'safety' }),
      rule('other-text', { articles: ['sleep'], topic: 'nutrition' }),
    ];
    expect(codes(rules)).toEqual(['edge']);
  });

  it('lead to each target once, and never to the text itself', () => {
    const rules = [
      rule('itself', { lead: 'article', toArticle: 'weaning' }),
      rule('second', { lead: 'care', form: 'half_day', order: 2 }),
      rule('first', { lead: 'care', form: 'half_day', order: 1 }),
      rule('another', { lead: 'care', form: 'hourly', order: 3 }),
    ];
    expect(codes(rules)).toEqual(['first', 'another']);
  });
});

it('names are read one a line or with commas', () => {
  expect(readNames(' a-b\n\nc，d、e , f ')).toEqual(['a-b', 'c', 'd', 'e', 'f']);
});

it('those of the pack lead from and to texts that there are', () => {
  const slugs = readdirSync('cms/city/taizhou/guidance').flatMap((name) => (name.endsWith('.zh.md') ? [name.slice(0, -6)] : []));
  const named = (taizhou.onwardRules ?? []).flatMap(({ articles, toArticle }) => [
    ...articles,
    ...(toArticle ? [toArticle] : []),
  ]);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !slugs.includes(name))).toEqual([]);
  expect(new Set(taizhou.onwardRules?.map(({ code }) => code)).size).toBe(taizhou.onwardRules?.length);
});
