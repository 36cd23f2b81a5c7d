import type { Messages } from '#cms/words/index.ts';
import type { ChangeRow } from '../filing/notice.ts';

/** What is and what is to be, side by side. */
export function ChangeTable({
  rows,
  words,
}: {
  rows: readonly ChangeRow[];
  words: Pick<Messages['filed'], 'fact' | 'is' | 'becomes'>;
}) {
  return (
    <table className="jt-filed">
      <thead>
        <tr>
          <th scope="col">{words.fact}</th>
          <th scope="col">{words.is}</th>
          <th scope="col">{words.becomes}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, now, next }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td data-label={words.is}>{now}</td>
            <td data-label={words.becomes}>
              <strong>{next}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
