import { DOMAINS, TOPICS, type Topic } from './publishing.ts';

/** Ages that reading is counted by, in months; what is for every age belongs to none of them. */
const AGE_BANDS = [
  { from: 0, to: 2 },
  { from: 3, to: 5 },
  { from: 6, to: 8 },
  { from: 9, to: 11 },
  { from: 12, to: 17 },
  { from: 18, to: 23 },
  { from: 24, to: 36 },
] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

interface Aged {
  fromMonth: number;
  toMonth: number;
}

/** The age that a text is counted under: the middle of its months, so that each reading counts once. */
export function bandOfText({ fromMonth, toMonth }: Aged): AgeBand | undefined {
  if (fromMonth === 0 && toMonth >= 36) return undefined;
  const middle = Math.floor((fromMonth + toMonth) / 2);
  return AGE_BANDS.find(({ from, to }) => from <= middle && middle <= to);
}

/** Programs that fetch pages, as they name themselves: search engines, previews of links, watchers, tools. */
const PROGRAM =
  /bot|crawl|spider|slurp|preview|fetch|monitor|scan|headless|lighthouse|curl|wget|python|java\/|go-http|node\b|^$/i;

/** Whether a page that was asked for is one that somebody reads: not for a program, and not only in case somebody might. */
export function isReading({ agent, purpose }: { agent: string; purpose: string }): boolean {
  return !PROGRAM.test(agent) && !/prefetch|prerender|preview/i.test(purpose);
}

export interface TextRead extends Aged {
  topic: Topic;
  times: number;
}

/** Readings by topic and by age, in the order of the lists; each is counted once in both. */
export function readingFigures(texts: readonly TextRead[]) {
  const sum = (of: (one: TextRead) => boolean) => texts.reduce((total, one) => total + (of(one) ? one.times : 0), 0);
  return {
    total: sum(() => true),
    byTopic: TOPICS.map((topic) => ({ topic, times: sum((one) => one.topic === topic) })),
    byAge: [
      ...AGE_BANDS.map((band) => ({ band, times: sum((one) => bandOfText(one) === band) })),
      { band: undefined, times: sum((one) => !bandOfText(one)) },
    ],
  };
}

interface Asked {
  topic: (typeof DOMAINS)[number];
  /** How long the answer took, in milliseconds; none while it is still to come. */
  waited?: number;
}

/** How many questions came, how many were answered, and within how long half of those were, in hours to one decimal, none said shorter than it was. */
export function replyFigures(questions: readonly Asked[]) {
  const of = (some: readonly Asked[]) => {
    const waits = some.flatMap(({ waited }) => waited ?? []).sort((a, b) => a - b);
    const hours = (ms: number | undefined) => (ms === undefined ? undefined : Math.ceil(ms / 360_000) / 10);
    return {
      asked: some.length,
      answered: waits.length,
      half: hours(waits[Math.floor((waits.length - 1) / 2)]),
      longest: hours(waits.at(-1)),
    };
  };
  return {
    all: of(questions),
    byTopic: DOMAINS.map((topic) => ({ topic, ...of(questions.filter((one) => one.topic === topic)) })),
  };
}

export interface AreaServed {
  /** A station makes visits there or signs families with a doctor. */
  served: boolean;
  visited: number;
  held: number;
  signed: number;
}

/** A township that the work has reached: somebody was visited or signed there, or a meeting was held. */
export const isReached = ({ visited, held, signed }: Omit<AreaServed, 'served'>): boolean => visited + held + signed > 0;
