/** Where the list is not beside the map, a pin opens its row as a card on the map, and not another page. */
export function openCard(row: HTMLElement, { close, after }: { close: string; after: HTMLElement | null }): void {
  closeCard();
  const card = Object.assign(document.createElement('section'), { className: 'map-card' });
  const copy = row.cloneNode(true) as HTMLElement;
  copy.removeAttribute('id');
  copy.removeAttribute('data-hit');
  for (const part of copy.querySelectorAll('astro-island')) part.remove();
  for (const named of copy.querySelectorAll('[id]:not(pattern)')) named.removeAttribute('id');
  const shut = Object.assign(document.createElement('button'), { type: 'button', className: 'btn-quiet', textContent: close });
  const leave = () => {
    closeCard();
    after?.focus();
  };
  shut.addEventListener('click', leave);
  card.addEventListener('keydown', ({ key }) => key === 'Escape' && leave());
  card.append(copy, shut);
  document.querySelector('.mapbox')?.append(card);
  copy.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
}

export function closeCard(): void {
  document.querySelector('.map-card')?.remove();
}
