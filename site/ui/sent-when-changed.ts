/** A new choice of care or day is worked out at once, instead of at the press of a button; hours see to it themselves. */
const form = document.querySelector<HTMLFormElement>('[data-time-form]');
form?.addEventListener('change', ({ target }) => {
  if (target instanceof Element && !target.closest('[data-hours]')) form.requestSubmit();
});
