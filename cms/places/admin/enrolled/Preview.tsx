import type { FormEvent } from 'react';
import type { Messages } from '#cms/words/index.ts';
import type { EntryState } from './actions.ts';

/** What a list would do, row by row, before anything is written; what would be over is said first and asked about. */
export function Preview({
  preview: { rows, answer, enter, isRight, over, seen, batch, sheet },
  words,
  sending,
  onEnter,
  onBack,
}: {
  preview: NonNullable<EntryState['preview']>;
  words: Messages['enrolled'];
  sending: boolean;
  onEnter: (event: FormEvent<HTMLFormElement>) => void;
  onBack: () => void;
}) {
  return (
    <div role="status">
      <p className="jt-answer">{answer}</p>
      {over.length > 0 ? (
        <div className="jt-note warn">
          <h3>{words.overTitle}</h3>
          <ul>
            {over.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <p>{words.overAsk}</p>
        </div>
      ) : null}
      <form className="jt-acts" onSubmit={onEnter}>
        <input type="hidden" name="sheet" value={JSON.stringify(sheet)} />
        <input type="hidden" name="seen" value={JSON.stringify(seen)} />
        <input type="hidden" name="batch" value={batch} />
        {isRight ? (
          <button type="submit" disabled={sending}>
            {sending ? words.entering : enter}
          </button>
        ) : null}
        <button type="button" className="quiet" onClick={onBack}>
          {words.again}
        </button>
      </form>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="jt-scroll" tabIndex={0} aria-label={words.list}>
        <table className="jt-checked">
          <thead>
            <tr>
              {[words.line, words.name, words.birthDate, words.className, words.week, ''].map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line} className={row.isWrong ? 'wrong' : undefined}>
                <td>{row.line}</td>
                <th scope="row">{row.name}</th>
                <td className="nb">{row.age}</td>
                <td>{row.className}</td>
                <td>{row.week}</td>
                <td>{row.sentence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
