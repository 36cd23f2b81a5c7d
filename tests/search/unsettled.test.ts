import { expect, it } from 'vitest';
import { createUnsettled } from '#search/meilisearch/unsettled.ts';
import { createSpell } from '#search/text/pinyin.ts';

it('a change waits until the engine has taken in enough of the others, not until there are none', async () => {
  const unsettled = createUnsettled(createSpell());
  const said: string[] = [];
  const first = unsettled.add({ gone: ['a', 'b'] });
  const second = unsettled.add({ gone: ['c', 'd'] });
  const enough = unsettled.settled(2).then(() => said.push('enough'));
  const none = unsettled.settled().then(() => said.push('none'));
  first.settle();
  await enough;
  expect([unsettled.size(), said]).toEqual([2, ['enough']]);
  second.settle();
  await none;
  expect([unsettled.size(), said]).toEqual([0, ['enough', 'none']]);
  await unsettled.settled(5);
  unsettled.close();
});
