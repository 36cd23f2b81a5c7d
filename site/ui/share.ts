/** Shares the page that is open by its own address, without what was asked for behind it: that may say how old a child is. */
export {};

const box = document.querySelector<HTMLElement>('[data-share]');
const button = box?.querySelector('button');
const said = box?.querySelector('[role=status]');
const own = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.origin + location.pathname;
const canShare = typeof navigator.share === 'function';

if (box && button && said && (canShare || navigator.clipboard)) {
  box.hidden = false;
  if (!canShare) button.textContent = box.dataset.copy ?? '';
  button.addEventListener('click', () => {
    if (canShare) {
      // Who closes the list of the device has changed their mind.
      void navigator.share({ title: document.title, url: own }).catch(() => undefined);
      return;
    }
    void navigator.clipboard.writeText(own).then(
      () => {
        said.textContent = box.dataset.copied ?? '';
      },
      () => {
        said.textContent = own;
      },
    );
  });
}
