import type { TextFieldSingleValidation } from 'payload';
import { text } from 'payload/shared';
import { territoryOfArea } from '#cms/access/in-territory.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { LANGS } from '#domain/language/lang.ts';
import { say } from './hooks/say.ts';

/** A territory is one of the city's areas: of a free text nobody knows what it opens. */
export const anArea: TextFieldSingleValidation = async (value, options) => {
  const valid = await text(value, options);
  if (valid !== true || !value) return valid;
  const { areas } = await getPortal();
  const all = await areas.listOf(LANGS[0], options.req);
  return all.some((area) => territoryOfArea(area) === value) || say(options.req, 'refused.noArea');
};
