import { expect, it } from 'vitest';
import { languageOf } from '#cms/input/language.ts';

const BOTH = ['zh', 'en'] as const;

it.each<[asked: string, header: string, spoken: readonly ('zh' | 'en')[], lang: 'zh' | 'en']>([
  ['', '', BOTH, 'zh'],
  ['', '*', BOTH, 'zh'],
  ['', 'en-GB,en;q=0.9', BOTH, 'en'],
  ['', 'fr, en;q=0.2, zh;q=0.9', BOTH, 'zh'],
  ['', 'en;q=0, fr', BOTH, 'zh'],
  ['', ',;q=,,', BOTH, 'zh'],
  ['en', 'zh', BOTH, 'en'],
  ['fr', 'en', BOTH, 'en'],
  ['zh', 'zh', ['en'], 'en'],
])('lang=%s, Accept-Language: %s', (asked, header, spoken, lang) => {
  const url = new URL(`https://portal.example/api/v1/facilities${asked ? `?lang=${asked}` : ''}`);
  const request = new Request(url, { headers: { 'accept-language': header } });
  expect(languageOf({ url, request, locals: { lang: spoken[0] ?? 'zh' } as App.Locals }, spoken)).toBe(lang);
});
