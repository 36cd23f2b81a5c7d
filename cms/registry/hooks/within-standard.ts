import type { NumberFieldValidation } from 'payload';
import { number } from 'payload/shared';
import { todayOf } from '#cms/core/clock.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Class } from '#cms/records/payload-types.ts';
import { agesOfType, standardFor } from '#domain/places/class-standard.ts';

/** No more, and of no other age, than the city's standard for the type of class allows (国卫人口发〔2019〕58号). */
export const withinStandard =
  (figure: 'maxSize' | 'childrenPerStaff' | 'ageFrom' | 'ageTo'): NumberFieldValidation =>
  async (value, options) => {
    const valid = await number(value as number, options);
    if (valid !== true || typeof value !== 'number') return valid;
    const { type, ageFrom = 0, ageTo = 37 } = options.siblingData as Partial<Class>;
    const portal = await getPortal();
    const standards = type ? await portal.classStandards.list(options.req) : [];
    if (!type || standards.length === 0) return true;
    const today = todayOf(portal);
    if (figure === 'ageFrom' || figure === 'ageTo') {
      const ages = agesOfType(standards, type, today);
      return !ages || (ages.from <= value && value <= ages.to) ? true : say(options.req, 'refused.ageNotOfType', ages);
    }
    const standard = standardFor(standards, { type, ageFrom, ageTo }, today);
    if (!standard) return true;
    const most = standard[figure];
    return value <= most ? true : say(options.req, 'refused.overStandard', { most });
  };
