/** The button that reads a text aloud with the browser's own voice; it is shown only where there is one. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-read-aloud]')) {
  const text = document.getElementById(button.dataset.readAloud ?? '');
  if (!text || !('speechSynthesis' in window)) continue;
  const start = button.textContent ?? '';
  const { stop = start } = button.dataset;
  const show = () => {
    button.textContent = speechSynthesis.speaking ? stop : start;
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      button.textContent = start;
      return;
    }
    // Sentence by sentence: a long text at once stops in some browsers after a quarter of a minute.
    const parts = [...text.querySelectorAll('h1, h2, h3, p, caption, tr, li:not(:has(p))')].map(
      ({ textContent }) => textContent?.trim() ?? '',
    );
    for (const part of parts.filter(Boolean)) {
      const spoken = new SpeechSynthesisUtterance(part.replace(/\s+/g, ' '));
      spoken.lang = document.documentElement.lang;
      spoken.onend = show;
      speechSynthesis.speak(spoken);
    }
    button.textContent = stop;
  });
  addEventListener('pagehide', () => speechSynthesis.cancel());
}
