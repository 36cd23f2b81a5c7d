const KEY = 'jintuo-place';

/** Where a form was left as it was sent: the field that had the focus, and how far down the window it stood. */
interface Place {
  path: string;
  name: string;
  value: string;
  top: number;
}

/** The page that a form asks for begins where the form was left, and not at its top; a form that names a part of it goes there. */
export function keepPlaceOf(form: HTMLFormElement): void {
  if (new URL(form.action).hash) return;
  addEventListener('pagehide', () => leave(form), { once: true });
}

function leave(form: HTMLFormElement): void {
  const field = document.activeElement;
  if (!isField(field) || field.form !== form || !field.name) return;
  const { name, value } = field;
  const place: Place = { path: new URL(form.action).pathname, name, value, top: field.getBoundingClientRect().top };
  sessionStorage.setItem(KEY, JSON.stringify(place));
}

/** Goes back to it, once, unless its reader is somewhere else by then. */
export function returnTo(form: HTMLFormElement): void {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (!kept || document.activeElement !== document.body) return;
  const place: Place = JSON.parse(kept);
  const named = [...form.elements].filter((one) => isField(one)).filter(({ name }) => name === place.name);
  // Of boxes the one that was ticked; a choice has another value by now than another page of the form could know.
  const field = named.find(({ value }) => value === place.value) ?? named[0];
  if (place.path !== location.pathname || !field) return;
  field.focus({ preventScroll: true });
  scrollBy({ top: field.getBoundingClientRect().top - place.top, behavior: 'instant' });
}

const isField = (one: Element | null): one is HTMLInputElement | HTMLSelectElement =>
  one instanceof HTMLInputElement || one instanceof HTMLSelectElement;
