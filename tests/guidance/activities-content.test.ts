import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Words {
  zh: string;
  en: string;
}

interface SampleActivity {
  slug: string;
  title: Words;
  summary: Words;
  place: Words;
  township: string;
  fromMonth: number;
  toMonth: number;
  dayOffset: number;
  from: string;
  to: string;
  capacity: number;
  free: boolean;
}

const activities: SampleActivity[] = JSON.parse(
  readFileSync(new URL('../../cms/city/taizhou/activities.json', import.meta.url), 'utf8'),
);

it('has eight sample activities with their own addresses', () => {
  expect(activities).toHaveLength(8);
  expect(new Set(activities.map(({ slug }) => slug)).size).toBe(8);
});

describe.each(activities)('activity $slug', (activity) => {
  it('is complete in both languages and named as a sample', () => {
    for (const words of [activity.title, activity.summary, activity.place]) expect(words.zh && words.en).toBeTruthy();
    expect(activity.place.zh).toContain('示例');
    expect(activity.place.en).toContain('sample');
    expect(activity.township).toMatch(/(街道|镇|乡)$/);
  });

  it('falls within the next four weeks, by day, for children under three', () => {
    expect(activity.dayOffset).toBeGreaterThanOrEqual(1);
    expect(activity.dayOffset).toBeLessThanOrEqual(28);
    expect(activity.from).toMatch(/^\d\d:[03]0$/);
    expect(activity.to > activity.from).toBe(true);
    expect(activity.fromMonth).toBeLessThan(activity.toMonth);
    expect(activity.toMonth).toBeLessThanOrEqual(36);
    expect(activity.capacity).toBeGreaterThan(0);
    expect(activity.free).toBe(true);
  });
});
