import { type BarRow, barChart } from '#cms/drawings/bar-chart.ts';
import { Drawing } from '#cms/staff/brand/Drawing.tsx';
import { CsvLink } from '#cms/staff/StaffPage.tsx';
import type { Translator } from '#cms/words/index.ts';

const WIDE = 640;
const NARROW = 330;

type Cells = readonly (string | number)[];

interface Props {
  name: string;
  /** Of the file that is downloaded. */
  file: string;
  rows: readonly BarRow[];
  heads: Cells;
  lines: readonly Cells[];
  t: Translator;
}

/** A picture of some figures, drawn for a wide page and for a narrow one, with the table that says the same. */
export function Chart({ name, file, rows, heads, lines, t }: Props) {
  const [wide, narrow] = [WIDE, NARROW].map((width) => barChart({ rows, width, label: t('figures.chart', { name }) }));
  return (
    <figure className="jt-chart">
      <figcaption>{name}</figcaption>
      {rows.length > 0 ? (
        <>
          <Drawing className="jt-bars wide" svg={wide ?? ''} />
          <Drawing className="jt-bars narrow" svg={narrow ?? ''} />
        </>
      ) : (
        <p className="jt-dim">{t('figures.nothingYet')}</p>
      )}
      <details>
        <summary>{t('figures.table', { name })}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <section className="jt-scroll" tabIndex={0} aria-label={t('figures.table', { name })}>
          <table>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((cells) => (
                <tr key={cells.join('|')}>
                  {cells.map((cell, at) => (
                    <td key={heads[at]} className={typeof cell === 'number' ? 'num' : undefined}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <p className="jt-apart">
          <CsvLink name={file} lines={[heads, ...lines]} words={t('figures.download')} />
        </p>
      </details>
    </figure>
  );
}
