/** A new choice of care or day is worked out at once, instead of at the press of a button; hours see to it themselves. */
const form = document.querySelector<HTMLFormElement>('[data-time-form]');
form?.addEventListener('change', ({ target }) => {
  if (target instanceof Element && !target.closest('[data-hours]')) form.requestSubmit();
});

/** Who comes along changes the sum: the form is asked for it, and stays filled in. */
const also = document.querySelector<HTMLElement>('#also');
also?.addEventListener('change', () => {
  const reckon = Object.assign(document.createElement('button'), { name: 'reckon', value: '1', hidden: true });
  also.append(reckon);
  also.closest('form')?.requestSubmit(reckon);
});
