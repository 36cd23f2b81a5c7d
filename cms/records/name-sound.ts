import { pinyin } from 'pinyin-pro';
import { normalName } from '#domain/family/person.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/**
 * How a child's name sounds, with the day of birth: 张小宝, 张晓宝 and Zhang Xiaobao are one. Never what a child is known
 * by, only what somebody is asked about.
 */
export function soundOf({ name, birthDate }: { name: string; birthDate: CivilDate }): string {
  const spelled = pinyin(normalName(name), { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  return `${birthDate} ${normalName(spelled.join(''))}`;
}
