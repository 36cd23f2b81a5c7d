import { expect, it } from 'vitest';
import { contractTemplates as british } from '#cms/city/british-columbia/contract-templates.ts';
import { contractTemplates as taizhou } from '#cms/city/taizhou/contract-templates.ts';
import { withBlanks } from '#cms/contracts/preview-clauses.ts';
import { LANGS } from '#domain/language/lang.ts';

const read = (clauses: (typeof taizhou)[number]['clauses'], lang: (typeof LANGS)[number]) =>
  withBlanks(clauses, lang).sections.map(({ heading, paragraphs }) =>
    [heading, ...paragraphs.map((parts) => parts.map(({ text }) => text).join(''))].join('\n'),
  );

it('the text of every template is read in words: what is filled in later is called by its name, and no mark of how it is set is left', () => {
  const texts = [...taizhou, ...british].flatMap(({ clauses }) => LANGS.flatMap((lang) => read(clauses, lang)));
  expect(texts.length).toBeGreaterThan(50);
  expect(texts.filter((text) => /[{}]|\*\*/.test(text))).toEqual([]);
});

it('what is important in a clause stands out, and the rest does not', () => {
  const clauses = [{ heading: { zh: '费用', en: 'Fees' }, text: { zh: '共{total}。\n**不收押金。**另有{meals}', en: '' } }];
  const [fees] = withBlanks(clauses, 'zh').sections;
  expect(fees?.paragraphs).toEqual([
    [{ text: '共〔合计金额〕。', important: false }],
    [
      { text: '不收押金。', important: true },
      { text: '另有〔含不含餐〕', important: false },
    ],
  ]);
});
