/** Lets the clock of a hold run, and says aloud when five minutes are left and when one is; when the time is up the page is asked again and says what became of it. */
const clock = document.querySelector<HTMLElement>('[data-hold-clock]');
if (clock) {
  const total = Number(clock.dataset.holdTotal);
  const end = performance.now() + Number(clock.dataset.holdClock) * 1000;
  const words = clock.querySelector('b');
  const ring = clock.querySelector('circle + circle');
  const round = Number(ring?.getAttribute('stroke-dasharray')?.split(' ')[1] ?? 0);
  const said = clock.querySelector('[data-hold-said]');
  const sayings = new Map([
    [300, clock.dataset.sayFive],
    [60, clock.dataset.sayOne],
  ]);
  const timer = setInterval(() => {
    const left = Math.max(0, Math.round((end - performance.now()) / 1000));
    if (words) words.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    ring?.setAttribute('stroke-dasharray', `${((left / total) * round).toFixed(1)} ${round}`);
    for (const [at, words] of sayings) {
      if (left > at) continue;
      // One that began later says only what is still true.
      if (said && left > at - 5) said.textContent = words ?? '';
      sayings.delete(at);
    }
    if (left > 0) return;
    clearInterval(timer);
    location.replace(location.href);
  }, 1000);
}

/**
 * What a family types as its signature stays in this window while the place is held, and when it is held again: nobody
 * types it twice.
 */
const form = document.querySelector<HTMLFormElement>('form[data-keep]');
const field = form?.querySelector<HTMLInputElement>('[name=name]');
if (form && field) {
  const key = `signature ${form.dataset.keep}`;
  if (!field.value) field.value = sessionStorage.getItem(key) ?? '';
  field.addEventListener('input', () => sessionStorage.setItem(key, field.value));
}

export {};
