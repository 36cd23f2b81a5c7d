import { useEffect, useRef, useState } from 'react';
import type { Suggestion } from './suggestion.ts';

/** After the last key, before anything is asked. */
const WAIT_MS = 150;
const LONGEST = 100;
const NONE: readonly Suggestion[] = [];

/**
 * Suggestions for what is typed, places before centres. A new question takes the place of the one before; when no
 * answer comes, what was suggested stays, and one types on.
 */
export function useSuggestions({ address, centres }: { address: string; centres: boolean }) {
  const [found, setFound] = useState<{ for: string; suggestions: readonly Suggestion[] }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asking = useRef<AbortController>(undefined);
  const stop = () => {
    clearTimeout(timer.current);
    asking.current?.abort();
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      asking.current?.abort();
    },
    [],
  );

  const ask = async (typed: string) => {
    stop();
    const question = new AbortController();
    asking.current = question;
    const suggestions = await fetchSuggestions(`${address}&q=${encodeURIComponent(typed.slice(0, LONGEST))}`, question.signal);
    if (!suggestions || question.signal.aborted) return;
    const places = suggestions.filter(({ kind }) => kind === 'place');
    const others = centres ? suggestions.filter(({ kind }) => kind !== 'place') : [];
    setFound({ for: typed, suggestions: [...places, ...others] });
  };
  const askSoon = (typed: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(ask, WAIT_MS, typed);
  };
  const drop = () => setFound(undefined);
  return { suggestions: found?.suggestions ?? NONE, answered: found?.for, ask, askSoon, stop, drop };
}

async function fetchSuggestions(address: string, signal: AbortSignal): Promise<Suggestion[] | undefined> {
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) return undefined;
    return ((await response.json()) as { suggestions: Suggestion[] }).suggestions;
  } catch {
    return undefined;
  }
}
