import { type RefObject, type SubmitEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { askWhere } from './ask-where.ts';
import { closePanels } from './close-panels.ts';
import type { FormState } from './form-controls.tsx';
import type { FormShape } from './form-shape.ts';
import { type FormValues, isSameSearch, isWholeTime, queryOf, readForm, withValue } from './form-values.ts';
import { isShown, loadResults } from './load-results.ts';
import { noteAbove } from './results-note.ts';
import { useFresh } from './use-fresh.ts';

/** After the last key, before anything is searched. */
const WAIT_MS = 350;

/** What stands in the search's form, and the search for it at every choice: address, list and map follow. */
export function useSearch(view: FormShape, form: RefObject<HTMLFormElement | null>) {
  const [values, setValues] = useState(view.values);
  const latest = useRef(values);
  const typing = useRef<{ timer?: ReturnType<typeof setTimeout>; field?: string }>({});
  const wentBack = useRef(false);
  useFresh();

  const keep = (next: FormValues) => {
    clearTimeout(typing.current.timer);
    latest.current = next;
    setValues(next);
  };
  const search = async (how: 'push' | 'replace' = 'push') => {
    if (isWholeTime(latest.current)) await loadResults(`${view.action}?${queryOf(latest.current)}`, how);
  };
  const choose = (name: string, chosen: readonly string[]) => {
    keep(withValue(latest.current, name, chosen));
    typing.current.field = undefined;
    void search();
  };
  /** What is typed in one go, in one field, is one step of the browser's history. */
  const type = (name: string, value: string, { chosen, composing }: { chosen: boolean; composing: boolean }) => {
    if (chosen) return choose(name, [value]);
    const known = (latest.current[name] ?? [''])[0] === value;
    keep(known ? latest.current : withValue(latest.current, name, [value]));
    if (composing) return;
    typing.current.timer = setTimeout(() => {
      void search(typing.current.field === name ? 'replace' : 'push');
      typing.current.field = name;
    }, WAIT_MS);
  };
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    clearTimeout(typing.current.timer);
    closePanels();
    void search();
  };
  const locate = () =>
    askWhere({
      here: (near) => choose('near', [near]),
      // The address no longer asks where the visitor is: it is known that nobody says.
      nowhere: async (why, params) => {
        if (new URLSearchParams(location.search).has('locate')) await search('replace');
        const field = form.current?.elements.namedItem('place');
        const act = () => field instanceof HTMLElement && field.focus();
        noteAbove('place', view.words[why].replace('{distance}', params), { label: view.words.typePlace, act });
      },
    });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the script has come: what was done before counts.
  useLayoutEffect(() => {
    const { elements } = form.current as HTMLFormElement;
    const asked = Object.entries(view.values).filter(([name]) => elements.namedItem(name));
    const done = readForm(form.current as HTMLFormElement);
    const map = document.querySelector<HTMLElement>('[data-map]');
    keep(map?.dataset.frame ? withValue(done, 'frame', [map.dataset.frame]) : done);
    if (!isSameSearch(latest.current, Object.fromEntries(asked))) void search();
    if (new URLSearchParams(location.search).get('locate') === '1') locate();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these hear what is outside of the form for as long as it is there.
  useEffect(() => {
    const back = () => {
      // A link to a part of the page, such as the one past the head, is no step back.
      if (isShown()) return;
      wentBack.current = true;
      void loadResults(location.href, 'back');
    };
    const moved = (event: Event) => {
      event.preventDefault();
      choose('frame', [(event as CustomEvent<string>).detail]);
    };
    const sorted = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement && target.form === form.current && target.name === 'sort')
        choose('sort', [target.value]);
    };
    addEventListener('popstate', back);
    document.addEventListener('frame', moved);
    document.addEventListener('change', sorted);
    return () => {
      removeEventListener('popstate', back);
      document.removeEventListener('frame', moved);
      document.removeEventListener('change', sorted);
    };
  }, []);
  // Back in the browser's history the form is what it was; otherwise somebody may be typing in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what the server has said anew matters.
  useEffect(() => {
    if (wentBack.current) keep(view.values);
    wentBack.current = false;
  }, [view]);

  const state: FormState = { values, choose };
  /** Whoever comes back to a field begins anew there. */
  const settle = () => {
    typing.current.field = undefined;
  };
  return { state, type, send, settle, locate };
}
