import type { CounterWords, HeldWords } from './held-words.ts';

/** Places are held: what the family is told, and where it goes on. */
export function Held({ held, words, onAgain }: { held: HeldWords; words: CounterWords; onAgain: () => void }) {
  const facts = [
    [words.number, held.number],
    [words.what, held.what],
    [words.when, held.when],
    [words.total, held.total],
  ];
  return (
    <section className="jt-note" role="status">
      <p className="jt-answer">{held.until}</p>
      <dl className="jt-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{words.link}</dt>
          <dd>
            <a href={held.link} target="_blank" rel="noreferrer">
              {held.link}
            </a>
          </dd>
        </div>
      </dl>
      <p>{words.told}</p>
      <p>
        <button type="button" className="quiet" onClick={onAgain}>
          {words.again}
        </button>
      </p>
    </section>
  );
}
