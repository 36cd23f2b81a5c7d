/** A new choice of care or time is worked out at once, instead of at the press of a button. */
const form = document.querySelector<HTMLFormElement>('[data-time-form]');
form?.addEventListener('change', () => form.requestSubmit());
