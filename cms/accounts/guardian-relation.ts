import { withoutInvisible } from '#cms/input/values.ts';
import { createTranslator } from '#cms/words/index.ts';
import { LANGS } from '#domain/language/lang.ts';

/**
 * Whether whoever calls themselves so is a parent. Anybody else is a guardian only on a ground of its own: grandparents
 * and others where the parents cannot be (民法典 art. 27).
 */
export function isParent(relation: string): boolean {
  const said = withoutInvisible(relation).trim().toLowerCase();
  return LANGS.some((lang) => createTranslator(lang)('contract.parentsSaid').toLowerCase().split('|').includes(said));
}
