import type { Messages } from '#cms/words/index.ts';

/** Shown once, when they have been made. */
export function RecoveryCodes({ codes, words, onKept }: { codes: string[]; words: Messages['factor']; onKept: () => void }) {
  return (
    <section className="jt-sign-in">
      <h2>{words.recoveryTitle}</h2>
      <p>{words.recoveryNote}</p>
      <ul className="jt-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <button type="button" onClick={onKept}>
        {words.kept}
      </button>
    </section>
  );
}
