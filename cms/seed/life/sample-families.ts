import type { SampleFamily } from '../seed-family.ts';

const family = (
  n: number,
  [guardian, relation, child, ageMonths, healthNotes]: [string, string, string, number, health?: string],
): SampleFamily => ({
  contact: `138000001${String(n).padStart(2, '0')}`,
  guardian,
  relation,
  child,
  ageMonths,
  healthNotes,
});

/** Who comes and goes at the example centre. Made up, as their surnames' 示例 says; the ages spread over its classes. */
export const SAMPLE_FAMILIES: readonly SampleFamily[] = [
  family(1, ['王示例', '妈妈', '豆豆', 7]),
  family(2, ['李示例', '爸爸', '安安', 9]),
  family(3, ['张示例', '妈妈', '糯米', 10, '对牛奶蛋白过敏（示例）']),
  family(4, ['刘示例', '妈妈', '果果', 13]),
  family(5, ['陈示例', '妈妈', '一诺', 15]),
  family(6, ['杨示例', '妈妈', '乐乐', 17, '容易起湿疹，出汗后擦干（示例）']),
  family(7, ['赵示例', '爸爸', '小米', 19]),
  family(8, ['黄示例', '妈妈', '可可', 21]),
  family(9, ['周示例', '妈妈', '阳阳', 25]),
  family(10, ['吴示例', '爸爸', '芽芽', 27, '对花生过敏（示例）']),
  family(11, ['徐示例', '妈妈', '嘟嘟', 29]),
  family(12, ['孙示例', '爸爸', '满满', 31]),
];

/** Leaves when the centre may not yet have written down who came: what it is then asked. */
export const LEAVING_FAMILY: SampleFamily = family(20, ['朱示例', '妈妈', '团团', 14]);
