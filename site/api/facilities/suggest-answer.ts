import type { z } from 'zod';
import type { CityPack } from '#cms/city/city-pack.ts';
import type { Suggestion } from '#cms/finding/suggest.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type Lang, textIn } from '#domain/language/lang.ts';
import type { suggestAnswer } from '../answers.ts';

type Answer = z.infer<typeof suggestAnswer>;

/** A suggestion with what tells it from another of its name: the kind and district of a place, the address of a centre. */
export function toSuggestAnswer(suggestions: readonly Suggestion[], city: CityPack, lang: Lang): Answer {
  const t = createTranslator(lang);
  const districtName = (code: string | undefined) => city.areas.find((area) => area.code === code)?.name[lang];
  return {
    suggestions: suggestions.map((one): Answer['suggestions'][number] => {
      if (one.kind === 'facility') {
        const { slug, location, address, district } = one.facility;
        const detail = textIn(address, lang) || textIn(district, lang);
        return { kind: 'facility', name: one.name, detail, slug, ...(location ? { location } : {}) };
      }
      const { placeKind, location, districtCode } = one.place;
      const within = placeKind === 'district' ? undefined : districtName(districtCode);
      const detail = [t(`places.kind_${placeKind}`), within].filter(Boolean).join(' · ');
      return { kind: 'place', name: one.name, detail, placeKind, location };
    }),
  };
}
