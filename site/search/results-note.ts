/** What can be done about what a note says. */
interface Way {
  label: string;
  act: () => void;
}

/** Says something above the results, which stay: one note of a kind, however often it comes. */
export function noteAbove(kind: 'stale' | 'failed' | 'place', words: string, { label, act }: Way): void {
  const results = document.querySelector<HTMLElement>('[data-results]');
  const known = results?.querySelector(`.${kind}-note`);
  if (known?.firstChild) {
    known.firstChild.textContent = `${words} `;
    return;
  }
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'btn-quiet', textContent: label });
  button.addEventListener('click', act);
  const line = Object.assign(document.createElement('p'), { className: `results-note ${kind}-note s` });
  // Age is no news; that something was not done is.
  if (kind !== 'stale') line.setAttribute('role', 'alert');
  line.append(`${words} `, button);
  results?.prepend(line);
}

export const withoutNote = (kind: 'failed' | 'place'): void => document.querySelector(`.${kind}-note`)?.remove();
