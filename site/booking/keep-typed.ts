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
