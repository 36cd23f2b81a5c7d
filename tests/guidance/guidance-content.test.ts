import { describe, expect, it } from 'vitest';
import { pack } from '#cms/city/taizhou/pack.ts';
import type { FrontMatter } from '#cms/seed/front-matter.ts';
import { DOMAINS, LEAST_LESSONS, TEXT_KINDS, TOPICS } from '#domain/guidance/publishing.ts';
import { namesIn } from '#domain/guidance/text-check.ts';
import { CHECKED } from '#domain/language/source-row.ts';
import { contentPairs, saysWhereRead, sourceAddress } from './content-pairs.ts';

const SAME_IN_BOTH = ['topic', 'kind', 'lessons', 'fromMonth', 'toMonth', 'minutes', 'reviewedOn', 'nextReviewOn', 'localReview'];
const WORDS = ['title', 'summary', 'author'];
/** What a review leaves behind: nothing of it stands there while the review is still to come. */
const SEAL = ['reviewer', 'reviewedOn', 'nextReviewOn'];
const NAMED = pack.brandNames ?? [];
/** Bands of age that the calendar and the check-ups go by. */
const BANDS = [
  [0, 2],
  [3, 5],
  [6, 8],
  [9, 11],
  [12, 17],
  [18, 23],
  [24, 29],
  [30, 36],
] as const;

const articles = contentPairs(new URL('../../cms/city/taizhou/guidance/', import.meta.url));
const sources = ({ data }: FrontMatter) => (Array.isArray(data.sources) ? data.sources : []);
const bodyLines = (body: string) => body.split('\n').filter((line) => line !== '');

/** Lines that are not a heading, list item or plain paragraph. Danger signs are named above, and stand in boxes of their own. */
function strayLines(body: string): string[] {
  return bodyLines(body).filter((line) => {
    if (line.startsWith('>')) return true;
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
  it('has at least sixty articles, and two or more in each of the five domains', () => {
    expect(articles.length).toBeGreaterThanOrEqual(60);
    for (const topic of TOPICS) {
      expect(articles.filter(({ zh }) => zh.data.topic === topic).length, topic).toBeGreaterThanOrEqual(2);
    }
  });

  it.each(DOMAINS)('%s leaves no band of age empty, beside what is for every age', (domain) => {
    const ages = articles
      .filter(({ zh }) => zh.data.topic === domain)
      .map(({ zh }) => [zh.data.fromMonth, zh.data.toMonth].map(Number));
    const aged = ages.filter(([from = 0, to = 0]) => to - from < 36);
    expect(BANDS.filter(([from, to]) => !aged.some(([first = 0, last = 0]) => first <= to && last >= from))).toEqual([]);
  });

  it('has texts of every kind', () => {
    const kinds = new Set(articles.map(({ zh }) => zh.data.kind ?? 'article'));
    expect([...kinds].sort()).toEqual([...TEXT_KINDS].sort());
  });

  it('has a course of five lessons', () => {
    const courses = articles.filter(({ zh }) => zh.data.kind === 'course');
    expect(courses.some(({ zh }) => [zh.data.lessons ?? []].flat().length === 5)).toBe(true);
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

describe('the calendar of the city', () => {
  const calendar = pack.calendar ?? [];

  it('leads to articles that are there', () => {
    const slugs = calendar.flatMap(({ article }) => article ?? []);
    expect(slugs.filter((slug) => !articles.some((one) => one.slug === slug))).toEqual([]);
  });

  it('says of each entry, in both languages, on what it rests and how that was read', () => {
    for (const { code, what, note, source, checked } of calendar) {
      for (const words of [what, note, source])
        expect(
          [words.zh, words.en].every((text) => text.trim()),
          code,
        ).toBe(true);
      expect(CHECKED, code).toContain(checked);
    }
    expect(new Set(calendar.map(({ code, months }) => `${code} ${months}`)).size).toBe(calendar.length);
  });

  it('has every dose of the national schedule under three, at its month', () => {
    const months = (code: string) =>
      calendar.filter((entry) => entry.kind === 'vaccine' && entry.code.startsWith(code)).flatMap((entry) => entry.months);
    expect({
      乙肝: months('hepatitis-b'),
      卡介苗: months('bcg'),
      脊灰: months('polio'),
      百白破: months('dtp'),
      A群流脑: months('meningitis-a-'),
      麻腮风: months('mmr'),
      乙脑: months('encephalitis'),
      甲肝: months('hepatitis-a'),
      AC群流脑: months('meningitis-ac'),
    }).toEqual({
      乙肝: [0, 1, 6],
      卡介苗: [0],
      脊灰: [2, 3, 4],
      百白破: [2, 4, 6, 18],
      A群流脑: [6, 9],
      麻腮风: [8, 18],
      乙脑: [8, 24],
      甲肝: [18],
      AC群流脑: [36],
    });
  });

  it('tells for each check-up what is done at it: blood at 6, 18 and 30 months, hearing at 6, 12, 24 and 36', () => {
    const checks = calendar.filter(({ code }) => code.startsWith('check-up-'));
    const at = (words: RegExp) => checks.filter(({ note }) => words.test(note.zh)).flatMap(({ months }) => months);
    expect(checks.flatMap(({ months }) => months)).toEqual([3, 6, 8, 12, 18, 24, 30, 36]);
    expect(at(/验一次血/)).toEqual([6, 18, 30]);
    expect(at(/听力/)).toEqual([6, 12, 24, 36]);
    expect(at(/眼睛/)).toEqual([3, 6, 8, 12, 18, 24, 30, 36]);
  });
});

describe.each(articles)('guidance article $slug', ({ zh, en }) => {
  it('says the same numbers and dates in both languages', () => {
    for (const key of SAME_IN_BOTH) expect(en.data[key], key).toEqual(zh.data[key]);
    expect(sources(en).map(sourceAddress)).toEqual(sources(zh).map(sourceAddress));
    expect(Object.keys(en.data)).toEqual(Object.keys(zh.data));
  });

  it('has an allowed topic, months within three years and dates in order', () => {
    expect(TOPICS).toContain(zh.data.topic);
    const [from, to] = [Number(zh.data.fromMonth), Number(zh.data.toMonth)];
    expect(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= 36).toBe(true);
    expect(Number(zh.data.minutes)).toBeGreaterThan(0);
    expect(['pending', 'done']).toContain(zh.data.localReview);
  });

  it('bears no reviewer and no date of review while that is pending, and both once it is done', () => {
    for (const { data } of [zh, en]) {
      expect(SEAL.filter((key) => data[key])).toEqual(zh.data.localReview === 'done' ? SEAL : []);
    }
    if (zh.data.localReview === 'done') expect(String(zh.data.nextReviewOn) > String(zh.data.reviewedOn)).toBe(true);
  });

  it('is of a known kind, and a course of texts that there are, none of them a course', () => {
    expect([...TEXT_KINDS, undefined]).toContain(zh.data.kind);
    const lessons = [zh.data.lessons ?? []].flat();
    expect(lessons.length >= LEAST_LESSONS).toBe(zh.data.kind === 'course');
    const known = articles.filter((one) => one.zh.data.kind !== 'course').map(({ slug }) => slug);
    expect(lessons.filter((lesson) => !known.includes(lesson))).toEqual([]);
  });

  it('names no brand', () => {
    for (const { data, body } of [zh, en]) expect(namesIn(`${data.title} ${data.summary} ${body}`, NAMED)).toEqual([]);
  });

  it('names who wrote it and at least two sources', () => {
    for (const { data } of [zh, en]) for (const key of WORDS) expect(data[key], key).toBeTruthy();
    expect(sources(zh).length).toBeGreaterThanOrEqual(2);
    for (const address of sources(zh).map(sourceAddress)) expect(address).toMatch(/^$|^https?:\/\/\S+$/);
  });

  it('says of each source where it was read', () => {
    expect(sources(zh).filter((source) => !saysWhereRead.zh(source))).toEqual([]);
    expect(sources(en).filter((source) => !saysWhereRead.en(source))).toEqual([]);
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
      expect(strayLines(body), language).toEqual([]);
      expect(brokenBold(body)).toEqual([]);
    }
    const shape = (body: string) => bodyLines(body).map((line) => /^(## |- |\d\. )/.exec(line)?.[1] ?? 'p');
    expect(shape(en.body)).toEqual(shape(zh.body));
  });

  it('is 300 to 800 Chinese characters, a poster or a course fewer, without shouting', () => {
    const length = zh.body.match(/\p{Script=Han}/gu)?.length ?? 0;
    expect(length).toBeGreaterThanOrEqual(['poster', 'course', 'video'].includes(String(zh.data.kind)) ? 100 : 300);
    expect(length).toBeLessThanOrEqual(800);
    expect(`${zh.data.title}${zh.data.summary}${zh.body}${en.body}`).not.toMatch(/[！!]|您好|亲爱的|敬请/);
    expect(en.body.replace(/\([^)]*\)/g, '')).not.toMatch(/\p{Script=Han}/u);
  });
});
