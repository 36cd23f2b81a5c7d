/** The list under an input: what is shown, where it stands, and which line is marked. */
export interface Suggestion {
  kind: 'place' | 'facility';
  name: string;
  detail: string;
  slug?: string;
}

export interface SuggestWords {
  places: string;
  centres: string;
  /** With `{count}`. */
  count: string;
  none: string;
}

export interface SuggestList {
  element: HTMLElement;
  isOpen(): boolean;
  show(suggestions: readonly Suggestion[]): void;
  hide(): void;
  /** Marks the next line, or the one before; beyond either end it goes on at the other. */
  move(step: 1 | -1): HTMLElement | undefined;
  marked(): Suggestion | undefined;
  /** What a click fell on. */
  at(target: EventTarget | null): Suggestion | undefined;
}

const MARGIN_PX = 8;
/** With less room than this below, the list stands above the input when there is more. */
const LEAST_ROOM_PX = 200;
const WIDTH_PX = 340;

export function createList(input: HTMLInputElement, { id, words }: { id: string; words: SuggestWords }): SuggestList {
  const element = made('div', { class: 'suggest', id, role: 'listbox', 'aria-label': words.places });
  element.hidden = true;
  document.body.append(element);
  let shown: readonly Suggestion[] = [];
  let mark = -1;
  const options = () => [...element.querySelectorAll<HTMLElement>('[role="option"]')];
  const follow = () => standBy(element, input);

  const setMark = (next: number): HTMLElement | undefined => {
    mark = next;
    for (const [at, option] of options().entries()) option.setAttribute('aria-selected', String(at === mark));
    const marked = options()[mark];
    marked?.scrollIntoView({ block: 'nearest' });
    return marked;
  };
  const hide = () => {
    element.hidden = true;
    mark = -1;
    removeEventListener('scroll', follow, true);
    visualViewport?.removeEventListener('resize', follow);
  };

  return {
    element,
    isOpen: () => !element.hidden,
    show(suggestions) {
      if (suggestions.length === 0) return hide();
      // In the order of the list: places, then centres.
      const [places, centres] = [suggestions.filter(isPlace), suggestions.filter((one) => !isPlace(one))];
      shown = [...places, ...centres];
      element.replaceChildren(
        ...groupOf(places, { id: `${id}-p`, label: words.places, seen: false }),
        ...groupOf(centres, { id: `${id}-c`, label: words.centres, seen: true }),
      );
      element.hidden = false;
      element.scrollTop = 0;
      mark = -1;
      follow();
      addEventListener('scroll', follow, { capture: true, passive: true });
      visualViewport?.addEventListener('resize', follow);
    },
    hide,
    move: (step) => setMark((mark + step + (mark < 0 && step < 0 ? 1 : 0) + shown.length) % shown.length),
    marked: () => (element.hidden ? undefined : shown[mark]),
    at: (target) => {
      const option = target instanceof Element ? target.closest<HTMLElement>('[role="option"]') : null;
      return option ? shown[options().indexOf(option)] : undefined;
    },
  };
}

const isPlace = ({ kind }: Suggestion) => kind === 'place';

function groupOf(
  suggestions: readonly Suggestion[],
  { id, label, seen }: { id: string; label: string; seen: boolean },
): HTMLElement[] {
  if (suggestions.length === 0) return [];
  const group = made('div', { role: 'group', 'aria-label': label, class: 'suggest-group' });
  if (seen) group.append(made('div', { class: 'suggest-head', 'aria-hidden': 'true' }, label));
  for (const [at, { name, detail }] of suggestions.entries()) {
    const option = made('div', { class: 'suggest-one', id: `${id}${at}`, role: 'option', 'aria-selected': 'false' });
    option.append(made('span', { class: 'suggest-name' }, name), ' ', made('span', { class: 'suggest-detail' }, detail));
    group.append(option);
  }
  return [group];
}

/** Below the input, or above it where there is more room; never beyond the window. */
function standBy(list: HTMLElement, input: HTMLInputElement): void {
  const box = input.getBoundingClientRect();
  const height = visualViewport?.height ?? innerHeight;
  const wide = document.documentElement.clientWidth - 2 * MARGIN_PX;
  const width = Math.min(wide, Math.max(box.width, WIDTH_PX));
  const [above, below] = [box.top - MARGIN_PX, height - box.bottom - MARGIN_PX];
  const up = below < LEAST_ROOM_PX && above > below;
  list.style.width = `${width}px`;
  list.style.left = `${Math.max(MARGIN_PX, Math.min(box.left, MARGIN_PX + wide - width))}px`;
  list.style.maxHeight = `${Math.max(LEAST_ROOM_PX / 2, up ? above : below)}px`;
  list.style.top = up ? 'auto' : `${box.bottom + 4}px`;
  list.style.bottom = up ? `${innerHeight - box.top + 4}px` : 'auto';
}

function made(tag: string, attributes: Record<string, string>, text = ''): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}
