import { expect, it } from 'vitest';
import { contractTemplates } from '#cms/city/taizhou/contract-templates.ts';
import { differsFromModel } from '#domain/contract/differs-from-model.ts';

it('a contract names each clause that is not as in the model: reworded in any language, added, left out', () => {
  const model = contractTemplates.find(({ code }) => code === 'TZ-HOURLY')?.clauses ?? [];
  expect(differsFromModel(model, model)).toEqual({ added: [], missing: [], changed: [] });
  const [first, second, ...rest] = model;
  if (!first || !second) throw new Error('no clauses');
  const reworded = { ...first, text: { ...first.text, en: `${first.text.en} And more.` } };
  const own = { heading: { zh: '另外约定', en: 'Further terms' }, text: { zh: '押金一百元。', en: 'A deposit of 100.' } };
  expect(differsFromModel([reworded, ...rest, own], model)).toEqual({ added: [own], missing: [second], changed: [reworded] });
});
