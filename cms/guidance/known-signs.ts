import type { TextareaFieldValidation } from 'payload';
import { textarea } from 'payload/shared';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { readSignKeys, unknownSign } from '#domain/guidance/danger-signs.ts';

/** Every line is the key of a sign in the city's list. */
export const knownSigns: TextareaFieldValidation = async (value, options) => {
  const valid = await textarea(value, options);
  if (valid !== true || !value) return valid;
  const { city } = await getPortal();
  const unknown = unknownSign(city.dangerSigns ?? [], readSignKeys(value));
  return unknown === undefined || say(options.req, 'refused.noSuchSign', { key: unknown.slice(0, 40) });
};
