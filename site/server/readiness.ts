import type { Jobs } from '#cms/follow/jobs/start-jobs.ts';
import type { HealthPart, Portal } from '#cms/portal/portal.ts';
import { isBusy } from '#cms/ports/busy.ts';
import { whyUnavailable } from '#cms/ports/unavailable.ts';
import type { ArticlePlan } from '#domain/guidance/article-plan.ts';

/** A part that takes longer is not ready. */
const DEADLINE_MS = 1700;
/** Whoever asks more often hears the same again: asking costs a write. */
const GOOD_FOR_MS = 1000;
/** No limit: it is a row of this process's own that is small and written over each time. */
const TRIAL = { name: 'ready', most: 1_000_000_000, seconds: 60 };

type Needs = Pick<Portal, 'limits' | 'search' | 'log'>;
type Answer = [status: 200 | 503, words: string];
type Found = { answer: Answer; troubled: HealthPart[] };

export interface Readiness {
  /** For programs: a line for each part that fails. */
  answer(): Promise<Answer>;
  /** For people: which parts fail. Asked together, each part is tried once. */
  troubled(): Promise<HealthPart[]>;
}

/** Finds out whether the portal can do what it is for: write, find, and do what time asks for. */
export function createReadiness(
  portal: Needs,
  jobs: Pick<Jobs, 'findStuck'>,
  {
    deadlineMs = DEADLINE_MS,
    goodForMs = GOOD_FOR_MS,
    lateOnes = async () => [],
  }: {
    deadlineMs?: number;
    goodForMs?: number;
    lateOnes?: () => Promise<Pick<ArticlePlan, 'kind' | 'article' | 'dueAt'>[]>;
  } = {},
): Readiness {
  let last: { at: number; found: Promise<Found> } | undefined;
  let said = '';
  const parts: [part: HealthPart, name: string, why: () => Promise<string | undefined>][] = [
    ['database', 'database', trial(() => portal.limits.take(TRIAL, String(process.pid)), deadlineMs)],
    ['search', 'search', trial(() => portal.search.suggestPlaces({ q: 'a', lang: 'zh', limit: 1 }), deadlineMs)],
    // A search engine that refuses the key it was given is a mistake of whoever set the portal up.
    [
      'search',
      'search key (MEILI_API_KEY)',
      async () => {
        const { misconfigured, why } = portal.search.status();
        return misconfigured ? `the engine does not take it: ${why}` : undefined;
      },
    ],
    [
      'jobs',
      'jobs',
      async () => {
        const stuck = jobs.findStuck().join(', ');
        return stuck && `not looked at for too long: ${stuck}`;
      },
    ],
  ];

  /** What did not happen in time keeps nobody from being served, and is said all the same. */
  const late = async () => {
    const plans = await lateOnes().catch(() => []);
    return plans.map(({ kind, article, dueAt }) => `late: ${kind} of article ${article}, due ${dueAt}`);
  };

  const look = async (): Promise<Found> => {
    const tried = await Promise.all(parts.map(async ([part, name, why]) => ({ part, name, why: await why() })));
    const failed = tried.filter(({ why }) => why);
    const wrong = failed.map(({ name, why }) => `${name}: ${why}`).join('\n');
    if (wrong !== said) portal.log[wrong ? 'error' : 'warn']({ wrong }, wrong ? 'not ready' : 'ready again');
    said = wrong;
    const answer: Answer = wrong ? [503, wrong] : [200, ['ready', ...(await late())].join('\n')];
    return { answer, troubled: [...new Set(failed.map(({ part }) => part))] };
  };
  const lookLately = () => {
    if (!last || performance.now() - last.at > goodForMs) last = { at: performance.now(), found: look() };
    return last.found;
  };
  return {
    answer: async () => (await lookLately()).answer,
    troubled: async () => (await lookLately()).troubled,
  };
}

/** Tries something, and says why it could not be done, or not in time. One that goes on is waited for by the next too. */
function trial(work: () => Promise<unknown>, deadlineMs: number): () => Promise<string | undefined> {
  let underWay: Promise<string | undefined> | undefined;
  return () => {
    underWay ??= work()
      .then(() => undefined, wordsFor)
      .finally(() => {
        underWay = undefined;
      });
    let timer: NodeJS.Timeout;
    const late = new Promise<string>((resolve) => {
      timer = setTimeout(resolve, deadlineMs, `no answer within ${deadlineMs / 1000} s`);
    });
    return Promise.race([underWay, late]).finally(() => clearTimeout(timer));
  };
}

function wordsFor(error: unknown): string {
  const words = whyUnavailable(error) ?? (isBusy(error) && error instanceof Error ? error.message : undefined);
  return words ?? 'it failed; the log says why';
}
