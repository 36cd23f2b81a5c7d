import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillIn, placeholdersOf } from '#cms/words/fill-in.ts';
import { createTranslator } from '#cms/words/index.ts';
import { en, zh } from '#cms/words/messages/index.ts';

type Words = Record<string, Record<string, string>>;
const [chinese, english]: Words[] = [zh, en];
const flat = (words: Words = {}) =>
  new Map(Object.entries(words).flatMap(([area, texts]) => Object.entries(texts).map(([key, text]) => [`${area}.${key}`, text])));
const [inChinese, inEnglish] = [flat(chinese), flat(english)];

const read = (paths: string[]) => paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const rooms = read(files('cms', /\.tsx?$/));
/** Records say nothing: a `booking.status` there is a field. */
const sources = [...read(files('site', /\.(astro|tsx?)$/)), ...rooms.filter(({ path }) => !path.startsWith('cms/records/'))];

function files(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name) && !/^(words\/messages|\.next|migrations)/.test(name))
    .map((name) => join(folder, name));
}

describe('the words of the site', () => {
  it('have the same keys in both languages', () => {
    expect([...inEnglish.keys()].sort()).toEqual([...inChinese.keys()].sort());
  });

  it('are nowhere empty', () => {
    for (const words of [inChinese, inEnglish]) {
      expect([...words].filter(([, text]) => text.trim() === '')).toEqual([]);
    }
  });

  it('have the same blanks in both languages', () => {
    for (const [key, text] of inChinese)
      expect([key, placeholdersOf(inEnglish.get(key) ?? '')]).toEqual([key, placeholdersOf(text)]);
  });

  it('are English in English and Chinese in Chinese', () => {
    const strays = [...inEnglish].filter(([, text]) => /\p{Script=Han}|[，。：；！？、]/u.test(text));
    expect(strays).toEqual([]);
    const same = [...inChinese].filter(([key, text]) => text === inEnglish.get(key) && /[a-z]{4}/i.test(withoutBlanks(text)));
    expect(same).toEqual([]);
  });

  it('do not shout or fawn', () => {
    for (const words of [inChinese, inEnglish]) {
      expect([...words].filter(([, text]) => /[！!]|您|亲爱的|敬请|Dear /.test(text))).toEqual([]);
    }
  });
});

describe('the pages', () => {
  it('ask only for words that there are', () => {
    expect(sources.flatMap(({ text }) => keysIn(text)).length).toBeGreaterThan(300);
    const missing = sources.flatMap(({ path, text }) =>
      keysIn(text)
        .filter((key) => !inChinese.has(key))
        .map((key) => `${path}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('have a sentence for every problem that a verb can give', () => {
    const codes = rooms.flatMap(({ text }) =>
      [...text.matchAll(/\b(?:badRequest|notFound|conflict|unprocessable|tooMany)\(\s*'(\w+)'/g)].map(
        ([, code]) => `errors.${code}`,
      ),
    );
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((key) => !inChinese.has(key))).toEqual([]);
  });

  it('ask by name only where the names fit', () => {
    const unknown = sources.flatMap(({ path, text }) =>
      patternsIn(text).flatMap((pattern) =>
        [...inChinese.keys()].some((key) => pattern.test(key)) ? [] : [`${path}: ${pattern}`],
      ),
    );
    expect(unknown).toEqual([]);
  });

  it('say everything in words of the messages, not in their own', () => {
    const own = sources
      .filter(({ path }) => path.endsWith('.astro'))
      .flatMap(({ path, text }) =>
        [...markup(text).matchAll(/>([^<>{}]*\p{Script=Han}{2,}[^<>{}]*)</gu)].map(([, words]) => `${path}: ${words}`),
      );
    expect(own).toEqual([]);
  });
});

describe('the translator', () => {
  it('fills blanks and counts', () => {
    expect(createTranslator('en')('common.years', { count: 1 })).toBe('1 year');
    expect(createTranslator('en')('common.years', { count: 2 })).toBe('2 years');
    expect(createTranslator('zh')('common.years', { count: 2 })).toBe('2 岁');
  });

  it('leaves a blank that nothing was given for, so that the slip shows', () => {
    expect(fillIn('{count} 位，{time}', { count: 3 })).toBe('3 位，{time}');
  });
});

/** Keys written out: `t('area.key')`, or a string that is one. */
function keysIn(text: string): string[] {
  const areas = Object.keys(zh).join('|');
  const asked = [...text.matchAll(/\bt\(\s*'([\w.]+)'/g)].map(([, key]) => key ?? '');
  const named = [...text.matchAll(new RegExp(`'((?:${areas})\\.\\w+)'`, 'g'))].map(([, key]) => key ?? '');
  return [...new Set([...asked, ...named])];
}

/** Keys put together, as `area.topic_${topic}`: as a pattern that some key must fit. */
function patternsIn(text: string): RegExp[] {
  const areas = Object.keys(zh).join('|');
  return [...text.matchAll(new RegExp(`\`((?:${areas})\\.[^\`\\s]*\\$\\{[^\`]*)\``, 'g'))].map(
    ([, template]) =>
      new RegExp(
        `^${(template ?? '')
          .replace(/\$\{[^}]*\}+/g, '\u0000')
          .replace(/\./g, '\\.')
          .replaceAll('\u0000', '.+')}$`,
      ),
  );
}

const withoutBlanks = (text: string) => text.replace(/\{[^}]*\}/g, '');
const markup = (text: string) => text.split(/^---$/m).slice(2).join('---');
