/** Ages in months, `ageTo` excluded. */
export interface CareSpan {
  ageFrom: number;
  ageTo: number;
}

/**
 * The ages a centre is known to take without a gap, from the youngest up. Under-threes and
 * after-school care do not together make care for a child of four.
 * @example careSpan([{ ageFrom: 0, ageTo: 36 }, { ageFrom: 30, ageTo: 60 }, { ageFrom: 72, ageTo: 156 }]) // { ageFrom: 0, ageTo: 60 }
 */
export function careSpan(services: readonly CareSpan[]): { ageFrom: number | null; ageTo: number | null } {
  const [youngest, ...older] = services.toSorted((a, b) => a.ageFrom - b.ageFrom);
  if (!youngest) return { ageFrom: null, ageTo: null };
  let { ageTo } = youngest;
  for (const service of older) if (service.ageFrom <= ageTo) ageTo = Math.max(ageTo, service.ageTo);
  return { ageFrom: youngest.ageFrom, ageTo };
}
