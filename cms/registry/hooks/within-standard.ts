import type { NumberFieldValidation, PayloadRequest } from 'payload';
import { number } from 'payload/shared';
import { say } from '#cms/fields/hooks/say.ts';
import type { ClassStandard } from '#cms/records/payload-types.ts';

/** No more than the city's standard for the type of class allows (国卫人口发〔2019〕58号). */
export const withinStandard =
  (figure: 'maxSize' | 'childrenPerStaff'): NumberFieldValidation =>
  async (value, options) => {
    const valid = await number(value as number, options);
    if (valid !== true || typeof value !== 'number') return valid;
    const { type } = options.siblingData as { type?: string };
    const standard = type && (await findStandard(options.req, type));
    if (!standard || value <= standard[figure]) return true;
    const most = standard[figure];
    return say(options.req, `这种班型的标准最多 ${most}`, `The standard for this type allows ${most} at most`);
  };

async function findStandard(req: PayloadRequest, type: string): Promise<ClassStandard | undefined> {
  const { docs } = await req.payload.find({
    collection: 'class-standards',
    where: { type: { equals: type } },
    sort: '-effectiveOn',
    limit: 1,
    depth: 0,
    req,
  });
  return docs[0];
}
