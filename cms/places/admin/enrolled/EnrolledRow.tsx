'use client';

import { useActionState } from 'react';
import { Hidden, Outcome } from '#cms/staff/Outcome.tsx';
import type { Messages } from '#cms/words/index.ts';
import { changeLastDay, inviteFamily, type RowState, removeEnrolled } from './actions.ts';

export interface ShownChild {
  id: string;
  name: string;
  age: string;
  week: string;
  span: string;
  notes: string[];
  to: string;
  /** Its family is here already. */
  joined: boolean;
}

interface Props {
  row: ShownChild;
  mayChange: boolean;
  lang: string;
  words: Messages['enrolled'];
}

/** A child of the centre's own: when it comes, where it goes on to, and what can be changed. */
export function EnrolledRow({ row, mayChange, lang, words }: Props) {
  const [ended, end, ending] = useActionState<RowState, FormData>(changeLastDay, {});
  const [invited, invite, inviting] = useActionState<RowState, FormData>(inviteFamily, {});
  const [erased, erase, erasing] = useActionState<RowState, FormData>(removeEnrolled, {});
  return (
    <li className="jt-row">
      <div className="jt-row-line">
        <strong className="jt-row-child">{row.name}</strong>
        <span className="jt-row-hours nb">{row.age}</span>
        <span className="jt-row-note jt-row-week">{row.week}</span>
        <span className="jt-row-note">{[row.span, ...row.notes].join(' · ')}</span>
      </div>
      {mayChange ? (
        <details className="jt-row-more no-print">
          <summary aria-label={`${row.name} ${words.more}`}>{words.more}</summary>
          <Outcome state={ended} notDone={words.problem}>
            <form action={end} className="jt-bar">
              <Hidden values={{ child: row.id, lang }} />
              <label>
                {words.end}
                <input type="date" name="to" defaultValue={row.to} required />
              </label>
              <button type="submit" className="quiet" disabled={ending}>
                {words.endDo}
              </button>
            </form>
          </Outcome>
          {row.joined ? null : (
            <Outcome state={invited} notDone={words.problem}>
              {invited.code ? (
                <div className="jt-note" role="status">
                  <p>{invited.code.title}</p>
                  <p className="jt-answer nb">{invited.code.code}</p>
                  <p>{invited.code.how}</p>
                </div>
              ) : null}
              <form action={invite} className="jt-bar">
                <Hidden values={{ child: row.id, lang }} />
                <button type="submit" className="quiet" disabled={inviting}>
                  {words.giveCode}
                </button>
              </form>
            </Outcome>
          )}
          <Outcome state={erased} notDone={words.problem}>
            <form action={erase} className="jt-bar">
              <Hidden values={{ child: row.id, lang }} />
              <button type="submit" className="quiet" disabled={erasing}>
                {words.erase}
              </button>
              <span className="jt-dim">{words.eraseAsk}</span>
            </form>
          </Outcome>
        </details>
      ) : null}
    </li>
  );
}
