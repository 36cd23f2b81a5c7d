import type { IncomingMessage } from 'node:http';
import { parseCookies } from 'payload';
import { createTranslator, type MessageKey } from '#cms/words/index.ts';
import { LANGS, type Lang, langOf } from '#domain/language/lang.ts';

/** The language in which who calls works with the staff pages: as chosen there, else as the browser prefers. */
function callLanguage(headers: Headers): Lang {
  const chosen = parseCookies(headers).get('payload-lng');
  const preferred = (headers.get('accept-language') ?? '')
    .slice(0, 200)
    .split(',')
    .map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return langOf([chosen, ...preferred].find((tag) => LANGS.some((lang) => lang === tag)));
}

/** The same of a request as Node has it. */
export const languageOfRequest = ({ headers }: IncomingMessage): Lang =>
  callLanguage(new Headers({ cookie: headers.cookie ?? '', 'accept-language': headers['accept-language'] ?? '' }));

/** A sentence for a call that is answered before Payload has read it. */
export const sayToCaller = ({ headers }: Pick<Request, 'headers'>, key: MessageKey): string =>
  createTranslator(callLanguage(headers))(key);
