interface Asking {
  i18n?: { language?: string };
}

/** A sentence in the language in which the person works. */
export const say = (req: Asking | undefined, zh: string, en: string): string => (req?.i18n?.language === 'en' ? en : zh);
