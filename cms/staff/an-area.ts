import type { TextFieldSingleValidation } from 'payload';
import { territoryOfArea } from '#cms/access/in-territory.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { LANGS } from '#domain/language/lang.ts';

/** A supervisor's territory is one of the city's areas: of a free text nobody knows what it opens. */
export const anArea: TextFieldSingleValidation = async (value, { req }) => {
  if (!value) return true;
  const { areas } = await getPortal();
  const all = await areas.listOf(LANGS[0], req);
  return all.some((area) => territoryOfArea(area) === value) || say(req, 'refused.noArea');
};
