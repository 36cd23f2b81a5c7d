/**
 * How much of the window the bars take that stay in sight, as they are measured: what is scrolled to, and what has the
 * focus, comes to stand clear of them. The styles know what they take without this.
 */
const root = document.documentElement;
const seen = new ResizeObserver(measure);

function measure(): void {
  let top = 0;
  let bottom = 0;
  for (const bar of document.querySelectorAll<HTMLElement>('[data-bar], .tabs')) {
    seen.observe(bar);
    const { position } = getComputedStyle(bar);
    const { height, top: from } = bar.getBoundingClientRect();
    if (height === 0 || (position !== 'sticky' && position !== 'fixed')) continue;
    if (bar.dataset.bar === 'top') top = Math.max(top, height);
    else bottom = Math.max(bottom, position === 'fixed' ? innerHeight - from : height);
  }
  root.style.setProperty('--bar-top', `${Math.ceil(top)}px`);
  root.style.setProperty('--bar-bottom', `${Math.ceil(bottom)}px`);
}

seen.observe(document.body);
addEventListener('resize', measure);

export {};
