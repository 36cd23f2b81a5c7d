import type { ServerProps } from 'payload';
import { chooseCity } from '#cms/city/choose.ts';
import { readEnvironment } from '#cms/core/environment.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import { Icon } from './Drawing.tsx';

/** Whose staff surface this is, above the sign-in. */
export async function Logo({ i18n }: ServerProps) {
  const { brand, tagline } = await chooseCity(readEnvironment().city);
  const lang = langOf(i18n?.language);
  return (
    <div className="jt-logo">
      <Icon />
      <h1>
        {brand[lang]} <small>{createTranslator(lang)('staff.forStaff')}</small>
      </h1>
      <p>{tagline[lang]}</p>
    </div>
  );
}
