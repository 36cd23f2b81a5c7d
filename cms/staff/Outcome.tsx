import type { ReactNode } from 'react';

interface Props {
  state: { problem?: { words: string }; done?: string };
  /** Stands before what is wrong. */
  notDone: string;
  /** What decides. */
  children: ReactNode;
}

/** The forms that decide something, with what was wrong with the last try; once it is decided, what was done instead. */
export function Outcome({ state: { problem, done }, notDone, children }: Props) {
  if (done) {
    return (
      <p className="jt-note" role="status">
        {done}
      </p>
    );
  }
  return (
    <>
      {problem ? (
        <p className="jt-note bad" role="alert">
          <strong>{notDone}</strong> {problem.words}
        </p>
      ) : null}
      {children}
    </>
  );
}

/** What a form sends along unseen. */
export function Hidden({ values }: { values: Record<string, string | number> }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
