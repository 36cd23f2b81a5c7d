import { expect, it } from 'vitest';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { whoIsGone } from '../../site/booking/second-child.ts';

const children = [{ id: 'a' }, { id: 'b' }];

it('who comes along and is the family’s own is nothing to be told of', () => {
  expect(whoIsGone(children, ['a', 'b'])).toBeUndefined();
  expect(whoIsGone(children, [])).toBeUndefined();
});

it('a child who was to come along and is the family’s no more is not left out in silence', () => {
  const gone = whoIsGone(children, ['a', 'c']);
  expect(gone).toMatchObject({ ok: false, status: 409, code: 'also_gone' });
  for (const lang of LANGS) expect(gone && problemWords(createTranslator(lang), gone)).not.toContain('errors.');
});
