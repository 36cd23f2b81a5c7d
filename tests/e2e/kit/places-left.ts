import { EXAMPLE_SLUG } from '../api/family.ts';

/** How many places a centre, else the example centre, has left for eight-month-olds at each of these half hours; -1 where it has none to count. */
export async function placesLeft(
  origin: string,
  { slug = EXAMPLE_SLUG, date, at }: { slug?: string; date: string; at: readonly string[] },
): Promise<number[]> {
  const url = `${origin}/api/v1/facilities/${slug}/availability?from=${date}&to=${date}&ageMonths=8&form=hourly`;
  const { days } = (await (await fetch(url)).json()) as { days: { slots: { from: string; left: number }[] }[] };
  return at.map((time) => days[0]?.slots.find(({ from }) => from === time)?.left ?? -1);
}
