import { describe, expect, it } from 'vitest';
import type { FrontMatter } from '#cms/seed/front-matter.ts';
import { TOPICS } from '#domain/guidance/publishing.ts';
import { contentPairs, sourceAddress } from './content-pairs.ts';

const SAME_IN_BOTH = ['topic', 'fromMonth', 'toMonth', 'minutes', 'reviewedOn', 'nextReviewOn', 'localReview'];
const WORDS = ['title', 'summary', 'author', 'reviewer'];
const DOCTOR = { zh: '> **这些情况，去看医生**', en: '> **See a doctor if**' };

const articles = contentPairs(new URL('../../cms/city/taizhou/guidance/', import.meta.url));
const sources = ({ data }: FrontMatter) => (Array.isArray(data.sources) ? data.sources : []);
const bodyLines = (body: string) => body.split('\n').filter((line) => line !== '');

/** Lines that are not a heading, list item, plain paragraph or the doctor box. */
function strayLines(body: string, doctor: string): string[] {
  return bodyLines(body).filter((line) => {
    if (line.startsWith('>')) return line !== doctor && !/^> - \S/.test(line);
    if (line.startsWith('#')) return !/^## \S/.test(line);
    return /^\s|^[*+] |^```|^\||!\[|\]\(|<[a-z/]|`|__/i.test(line);
  });
}

/** Bold that Markdown would not close: unpaired marks, or punctuation just inside them. */
function brokenBold(body: string): string[] {
  return bodyLines(body).filter((line) => {
    const parts = line.split('**');
    const bold = parts.filter((_, index) => index % 2 === 1);
    return (
      parts.length % 2 === 0 ||
      line.replaceAll('**', '').includes('*') ||
      bold.some((text) => /^[\p{P}\s]|[\p{P}\s]$/u.test(text))
    );
  });
}

describe('the demo city guidance', () => {
  it('has at least two articles in each of the five domains', () => {
    expect(articles.length).toBeGreaterThanOrEqual(16);
    for (const topic of TOPICS) {
      expect(articles.filter(({ zh }) => zh.data.topic === topic).length, topic).toBeGreaterThanOrEqual(2);
    }
  });

  it('has an article for every month from birth to three, beside those for all ages', () => {
    const aged = articles.filter(({ zh }) => Number(zh.data.toMonth) - Number(zh.data.fromMonth) < 36);
    for (let month = 0; month <= 36; month += 1) {
      expect(
        aged.some(({ zh }) => Number(zh.data.fromMonth) <= month && month <= Number(zh.data.toMonth)),
        `${month}`,
      ).toBe(true);
    }
  });
});

describe.each(articles)('guidance article $slug', ({ zh, en }) => {
  it('says the same numbers and dates in both languages', () => {
    for (const key of SAME_IN_BOTH) expect(en.data[key], key).toBe(zh.data[key]);
    expect(sources(en).map(sourceAddress)).toEqual(sources(zh).map(sourceAddress));
    expect(Object.keys(en.data)).toEqual(Object.keys(zh.data));
  });

  it('has an allowed topic, months within three years and dates in order', () => {
    expect(TOPICS).toContain(zh.data.topic);
    const [from, to] = [Number(zh.data.fromMonth), Number(zh.data.toMonth)];
    expect(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= 36).toBe(true);
    expect(Number(zh.data.minutes)).toBeGreaterThan(0);
    expect(zh.data.reviewedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(zh.data.nextReviewOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(String(zh.data.nextReviewOn) > String(zh.data.reviewedOn)).toBe(true);
    expect(['pending', 'done']).toContain(zh.data.localReview);
  });

  it('names its people and at least two sources', () => {
    for (const { data } of [zh, en]) for (const key of WORDS) expect(data[key], key).toBeTruthy();
    expect(sources(zh).length).toBeGreaterThanOrEqual(2);
    for (const address of sources(zh).map(sourceAddress)) expect(address).toMatch(/^$|^https?:\/\/\S+$/);
  });

  it('keeps front matter readable by any YAML parser', () => {
    const values = [zh, en].flatMap(({ data }) => Object.values(data).flat());
    expect(values.filter((value) => /: | #|^["'[{&*!|>%@`-]/.test(value))).toEqual([]);
  });

  it('uses only the allowed Markdown, in the same shape in both languages', () => {
    for (const [language, { body }] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      expect(strayLines(body, DOCTOR[language])).toEqual([]);
      expect(brokenBold(body)).toEqual([]);
      expect(body.split(/^> \*\*/m).length - 1).toBeLessThanOrEqual(1);
    }
    const shape = (body: string) => bodyLines(body).map((line) => /^(## |> \*\*|> - |- |\d\. )/.exec(line)?.[1] ?? 'p');
    expect(shape(en.body)).toEqual(shape(zh.body));
  });

  it('is 300 to 700 Chinese characters, without shouting', () => {
    const length = zh.body.match(/\p{Script=Han}/gu)?.length ?? 0;
    expect(length).toBeGreaterThanOrEqual(300);
    expect(length).toBeLessThanOrEqual(700);
    expect(`${zh.data.title}${zh.data.summary}${zh.body}${en.body}`).not.toMatch(/[！!]|您好|亲爱的|敬请/);
    expect(en.body.replace(/\([^)]*\)/g, '')).not.toMatch(/\p{Script=Han}/u);
  });
});
