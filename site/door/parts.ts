/** An element with its words. */
export function el<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ''): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** An input below its label. */
export function labelled(text: string, input: HTMLElement): HTMLElement {
  const label = el('label', text);
  label.append(input);
  return label;
}

/** What ends a form: what it does, and the way out of it. */
export function formButtons({ send, close }: { send: string; close: string }, onClose: () => void): HTMLElement {
  const [row, done, out] = [el('div'), el('button', send), el('button', close)];
  row.className = 'door-buttons';
  done.className = 'btn';
  Object.assign(out, { className: 'btn btn-line', type: 'button', onclick: onClose });
  row.append(done, out);
  return row;
}

/** Where a form says why it was not taken. */
export function problemLine(): HTMLParagraphElement {
  const line = el('p');
  line.className = 'bad';
  line.setAttribute('role', 'alert');
  return line;
}
