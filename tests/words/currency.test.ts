import { describe, expect, it } from 'vitest';
import { currencyName } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { en, zh } from '#cms/words/messages/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';

describe('the currency', () => {
  it('is named by the city’s own, in the words of each language, and by its code where it is a rare one', () => {
    expect(['CNY', 'CAD', 'EUR', 'NOK'].map((one) => currencyName(one, 'en'))).toEqual([
      'yuan',
      'Canadian dollars',
      'euros',
      'NOK',
    ]);
    expect(['CNY', 'CAD', 'NOK'].map((one) => currencyName(one, 'zh'))).toEqual(['元', '加元', 'NOK']);
  });

  it('is no one city’s in any sentence but those that say how amounts are written', () => {
    const { format: _zh, ...chinese } = zh;
    const { format: _en, ...english } = en;
    const said = [chinese, english].flatMap((areas) =>
      Object.entries(areas).flatMap(([area, texts]) => Object.entries(texts).map(([key, text]) => `${area}.${key}: ${text}`)),
    );
    expect(said.filter((text) => /元|yuan|¥|￥|\bRMB\b|CNY/i.test(text))).toEqual([]);
  });

  it('stands with the amount in a refusal too', () => {
    const told = (lang: 'zh' | 'en', currency: string) =>
      problemWords(createTranslator(lang), { code: 'refund_changed', params: { amount: 123_450, currency } });
    expect(told('en', 'CAD')).toContain('$1,234.50');
    expect(told('en', 'CNY')).toContain('¥1,234.50');
    expect(told('zh', 'CNY')).toContain('1,234.50\u00a0元');
  });
});
