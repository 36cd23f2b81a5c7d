let voice: HTMLElement | undefined;

/** Says something to who does not see the page. */
export function announce(words: string): void {
  if (!voice) {
    voice = document.createElement('p');
    voice.className = 'visually-hidden';
    voice.setAttribute('role', 'status');
    document.body.append(voice);
  }
  voice.textContent = words;
}
