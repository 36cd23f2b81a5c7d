'use client';

import { useActionState, useState } from 'react';
import { formatMoney } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { announceClosing, type ClosingState } from './closing-actions.ts';
import type { ClosingRow, ClosingView, ClosingWords } from './closing-rows.ts';

/** Whom days off touch, what each gets, and the one button that does it all. */
export function ClosingForm({
  answer,
  notes,
  rows,
  currency,
  later,
  hidden,
  words,
  lang,
}: ClosingView & { hidden: Record<string, string>; words: ClosingWords; lang: Lang }) {
  const [state, announce, sending] = useActionState<ClosingState, FormData>(announceClosing, {});
  const [asked, setAsked] = useState<readonly string[]>([]);
  const t = createTranslator(lang);
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  const atOnce = rows.filter((row) => row.asked && !asked.includes(row.id)).reduce((sum, { fen }) => sum + fen, 0);
  const choose = (id: string, asks: boolean) =>
    setAsked((before) => [...before.filter((one) => one !== id), ...(asks ? [id] : [])]);
  return (
    <form action={announce} className="jt-closing-plan">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <h2 className="jt-answer">{answer}</h2>
      {notes.map((note) => (
        <p key={note} className="jt-dim">
          {note}
        </p>
      ))}
      {rows.length > 0 ? (
        <table className="jt-closing-rows">
          <thead>
            <tr>
              <th>{words.child}</th>
              <th>{words.how}</th>
              <th className="num">{words.result}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} isAsked={asked.includes(row.id)} onChoose={choose} words={words} />
            ))}
          </tbody>
        </table>
      ) : null}
      {state.problem ? (
        <p className="jt-note bad" role="alert">
          <strong>{words.wrong}</strong> {state.problem.words}
        </p>
      ) : null}
      <div className="jt-closing-end">
        {rows.length > 0 ? (
          <p>
            <strong>{t('closing.messages', { count: rows.length, refund: money(atOnce) })}</strong>{' '}
            {later > 0 ? <span className="jt-dim">{t('closing.later', { sum: money(later) })}</span> : null}
          </p>
        ) : null}
        <button type="submit" disabled={sending}>
          {sending ? words.announcing : rows.length > 0 ? words.announce : words.close}
        </button>
      </div>
    </form>
  );
}

function Row({
  row: { id, child, care, how, asked, result },
  isAsked,
  onChoose,
  words,
}: {
  row: ClosingRow;
  isAsked: boolean;
  onChoose: (id: string, asks: boolean) => void;
  words: ClosingWords;
}) {
  return (
    <tr>
      <td>
        <a href={`/admin/collections/bookings/${id}`}>{child}</a>
        <span className="jt-dim">{care}</span>
      </td>
      <td>
        {isAsked ? asked : how}
        {asked === undefined ? null : (
          <select
            aria-label={`${words.how} · ${child}`}
            value={isAsked ? 'ask' : 'refund'}
            onChange={(event) => onChoose(id, event.target.value === 'ask')}
          >
            <option value="refund">{words.refund}</option>
            <option value="ask">{words.ask}</option>
          </select>
        )}
        {asked !== undefined && !isAsked ? <input type="hidden" name="refund" value={id} /> : null}
      </td>
      <td className="num">{isAsked ? words.asks : result}</td>
    </tr>
  );
}
