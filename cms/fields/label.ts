import { type InEveryLanguage, inEveryLanguage, type Lang } from '#domain/language/lang.ts';

/** What one document of a collection is called, and what several are; one word where a language does not tell them apart. */
export type Names = Record<Lang, string | readonly [one: string, several: string]>;

/** A collection's singular and plural names. */
export const labels = (names: Names) => ({
  singular: inEveryLanguage((lang) => [names[lang]].flat()[0] ?? ''),
  plural: inEveryLanguage((lang) => [names[lang]].flat().at(-1) ?? ''),
});

/** The groups of the admin's navigation. */
export const GROUP = {
  centre: { zh: '托育机构', en: 'Centres' },
  families: { zh: '家庭与预约', en: 'Families and bookings' },
  money: { zh: '合同与账目', en: 'Contracts and accounts' },
  guidance: { zh: '指导与政策', en: 'Guidance and policy' },
  city: { zh: '城市数据', en: 'City data' },
  system: { zh: '系统', en: 'System' },
} satisfies Record<string, InEveryLanguage>;

/** A list of codes as select options, each with its words in every language. */
export function optionsOf<const Code extends string>(codes: readonly Code[], words: Record<Code, InEveryLanguage>) {
  return codes.map((value): { value: Code; label: InEveryLanguage } => ({ value, label: words[value] }));
}
