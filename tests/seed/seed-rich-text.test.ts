import { convertLexicalToPlaintext } from '@payloadcms/richtext-lexical/plaintext';
import { expect, it } from 'vitest';
import { richTextOf } from '#cms/seed/rich-text.ts';
import { contentPairs } from '../guidance/content-pairs.ts';

const types = (markdown: string) => richTextOf(markdown).root.children?.map(({ type, tag }) => tag ?? type);
const textOf = (markdown: string) => convertLexicalToPlaintext({ data: richTextOf(markdown) as never });

it('knows headings, paragraphs, both lists and boxes', () => {
  expect(types('开头\n\n## 三件小事\n\n1. 一\n2. 二\n\n- 甲\n- 乙\n\n> 引\n')).toEqual(['paragraph', 'h2', 'ol', 'ul', 'quote']);
});

it('makes every other piece between ** bold', () => {
  const [paragraph] = richTextOf('**先说再走**。蹲下来').root.children ?? [];
  expect(paragraph?.children?.map(({ text, format }) => [text, format])).toEqual([
    ['先说再走', 1],
    ['。蹲下来', 0],
  ]);
});

it('keeps the lines of a box apart', () => {
  expect(textOf('> **See a doctor if**\n> - no sleep\n>\n> - no food')).toBe('See a doctor if\n- no sleep\n- no food');
});

it('loses no word of the demo city’s content', () => {
  const bare = (text: string) => text.replace(/^(## |> ?|- |\d+\. )/gm, '').replace(/\*\*|[\s-]/g, '');
  for (const folder of ['guidance', 'policy']) {
    for (const { zh, en } of contentPairs(new URL(`../../cms/city/taizhou/${folder}/`, import.meta.url))) {
      for (const { body } of [zh, en]) expect(textOf(body).replace(/[\s-]/g, '')).toBe(bare(body));
    }
  }
});
