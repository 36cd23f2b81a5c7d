import { ownFiles, registerWorker } from '../ui/register-worker.ts';

/** Keeps the text that is open, to be read without network; a copy that is shown without network keeps nothing. */
const note = document.getElementById('offline-copy');

async function keepText(scope: string): Promise<void> {
  const worker = await registerWorker({ address: '/door/guidance-worker.js', policy: 'guidance-worker', scope });
  const files = ownFiles(/^\/(assets|_astro|favicon|theme|media)/);
  worker?.postMessage({ keep: { page: location.pathname, files } });
  addEventListener('online', () => worker?.postMessage({}));
}

// What the page needs to be read comes first.
if (note?.hidden && note.dataset.scope) {
  const { scope } = note.dataset;
  const begin = () => void keepText(scope);
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
}
