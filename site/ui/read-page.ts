/** A page of this site as the browser itself reads it: a script may make no HTML of a text. With what a form says it is posted. */
export function readPage(address: string, signal: AbortSignal, said?: URLSearchParams): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(said ? 'POST' : 'GET', address);
    request.responseType = 'document';
    request.setRequestHeader('accept', 'text/html');
    request.onload = () => (request.responseXML ? resolve(request.responseXML) : reject(new Error('no page')));
    request.onerror = () => reject(new Error('no answer'));
    signal.addEventListener('abort', () => {
      request.abort();
      reject(signal.reason);
    });
    request.send(said);
  });
}

/**
 * Puts a part of the new page in the old one's place. What had the focus has it again, what was typed stays.
 * @param otherwise What gets the focus when what had it is gone.
 */
export function replacePart(selector: string, next: Document, otherwise?: string): void {
  const [old, fresh] = [document, next].map((one) => one.querySelector(selector));
  if (!old || !fresh) return;
  const focused = document.activeElement;
  const again = focused && old.contains(focused) ? findAgain(focused, fresh, otherwise) : undefined;
  keepTyped(old, fresh);
  old.replaceWith(fresh);
  again?.focus({ preventScroll: true });
}

/** The same control or link in the new part, or else what stands for it. */
function findAgain(focused: Element, fresh: Element, otherwise?: string): HTMLElement | undefined {
  const like = ['name', 'href', 'value'].flatMap((attribute) => {
    const value = focused.getAttribute(attribute);
    return value === null ? [] : `[${attribute}="${CSS.escape(value)}"]`;
  });
  const same = like.length > 0 ? fresh.querySelector<HTMLElement>(focused.localName + like.join('')) : null;
  return same ?? (otherwise ? fresh.querySelector<HTMLElement>(otherwise) : null) ?? undefined;
}

function keepTyped(old: Element, fresh: Element): void {
  for (const field of old.querySelectorAll<HTMLInputElement>('input:not([type=hidden])')) {
    if (field.value === field.defaultValue) continue;
    const same = fresh.querySelector<HTMLInputElement>(`input[name="${CSS.escape(field.name)}"]`);
    if (same && same.type === field.type) same.value = field.value;
  }
}
