/** Counts down to when a further code makes sense; without this the button can be pressed at once, and the sentence says when. */
const button = document.querySelector<HTMLButtonElement>('[data-resend]');

function tick(button: HTMLButtonElement, { now, until, later }: { now: string; until: number; later: string }): void {
  const seconds = Math.ceil((until - performance.now()) / 1000);
  button.disabled = seconds > 0;
  button.textContent = seconds > 0 ? later.replace('{seconds}', String(seconds)) : now;
  if (seconds > 0) setTimeout(tick, 1000, button, { now, until, later });
}

if (button) {
  const { resend = '0', later = '' } = button.dataset;
  tick(button, { now: button.textContent?.trim() ?? '', until: performance.now() + Number(resend) * 1000, later });
}
