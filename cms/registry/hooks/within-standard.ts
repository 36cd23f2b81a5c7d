import type { NumberFieldValidation } from 'payload';
import { number } from 'payload/shared';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** No more, and of no other age, than the city's standard for the type of class allows (国卫人口发〔2019〕58号). */
export const withinStandard =
  (figure: 'maxSize' | 'childrenPerStaff' | 'ageFrom' | 'ageTo'): NumberFieldValidation =>
  async (value, options) => {
    const valid = await number(value as number, options);
    if (valid !== true || typeof value !== 'number') return valid;
    const { type } = options.siblingData as { type?: string };
    const standard = type && (await (await getPortal()).classStandards.find(type, options.req));
    if (!standard) return true;
    const { ageFrom, ageTo, [figure]: most } = standard;
    if (figure === 'ageFrom' || figure === 'ageTo')
      return ageFrom <= value && value <= ageTo ? true : say(options.req, 'refused.ageNotOfType', { from: ageFrom, to: ageTo });
    return value <= most ? true : say(options.req, 'refused.overStandard', { most });
  };
