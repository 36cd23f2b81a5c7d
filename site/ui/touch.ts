import type { ClientDirective } from 'astro';

/**
 * `client:touch`: a page's islands are loaded when somebody first touches one of them, with a finger, the mouse or
 * the keyboard. Until then they are what the server made: links, forms and fields that work by themselves.
 */
export interface TouchOptions {
  /** At once where this tab remembers something under that name: it was touched on the page before. */
  remembered?: string;
  /** After so many milliseconds all the same. */
  after?: number;
  /** A form that is sent while its script is on the way waits for it, so that the page need not be left. */
  holds?: boolean;
}

declare module 'astro' {
  interface AstroClientDirectives {
    'client:touch'?: boolean | TouchOptions;
  }
}

/** No form waits longer: it then goes as it goes without script. */
const LONGEST_HOLD_MS = 8000;

let begin = () => {};
const begun = new Promise<void>((resolve) => {
  begin = resolve;
});
/** While an input method puts a word together, its field is left alone. */
let composed: Promise<unknown> = Promise.resolve();

// `input` alone is what help with filling in makes: of the browser, or for who speaks instead of pressing keys.
for (const act of ['pointerover', 'pointerdown', 'focusin', 'keydown', 'input'])
  document.addEventListener(act, ({ target }) => {
    if (target instanceof Element && target.closest('astro-island,[data-touch]')) begin();
  });
// Where an island was pressed before it had its script: it may answer that press.
document.addEventListener('pointerdown', ({ target, clientX, clientY }) => {
  const island = target instanceof Element && target.closest('astro-island[ssr]');
  if (island) island.setAttribute('data-pressed', `${clientX} ${clientY}`);
});
document.addEventListener('pointercancel', ({ target }) => {
  if (target instanceof Element) target.closest('astro-island')?.removeAttribute('data-pressed');
});
document.addEventListener('islands', begin);
// What is hidden because of the script is needed when the script cannot come.
document.addEventListener('astro:hydration-error', () => document.documentElement.classList.add('plain'));
document.addEventListener('compositionstart', ({ target }) => {
  composed = new Promise((resolve) => target?.addEventListener('compositionend', resolve, { once: true }));
});

const touch: ClientDirective = async (load, { value }, island) => {
  const { remembered, after, holds } = Object(value) as TouchOptions;
  if (remembered && isRemembered(remembered)) begin();
  if (after !== undefined) setTimeout(begin, after);
  const letGo = holds ? hold(island) : undefined;
  await begun;
  const hydrate = await load();
  await composed;
  await hydrate();
  letGo?.();
};
export default touch;

function isRemembered(name: string): boolean {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

/** Keeps a form from being sent; what it gives sends it after all, to the script if it has come. */
function hold(island: HTMLElement): () => void {
  let held: SubmitEvent | undefined;
  const keep = (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!held) setTimeout(letGo, LONGEST_HOLD_MS);
    held = event;
    island.setAttribute('aria-busy', 'true');
  };
  const letGo = () => {
    island.removeEventListener('submit', keep, true);
    island.removeAttribute('aria-busy');
    // Pressed again, not sent: a press is what React waits with until it has taken over.
    if (held?.submitter instanceof HTMLElement) held.submitter.click();
    held = undefined;
  };
  island.addEventListener('submit', keep, true);
  return letGo;
}
