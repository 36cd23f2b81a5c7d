/** Closes the panels of the search's form, but the one in which something is. */
export function closePanels(except?: Node): void {
  for (const panel of document.querySelectorAll('#search details[open]')) {
    if (except && panel.contains(except)) continue;
    const inside = panel.contains(document.activeElement);
    panel.removeAttribute('open');
    if (inside && !except) panel.querySelector('summary')?.focus();
  }
}
