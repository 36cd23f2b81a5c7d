import type { ClausesRead } from '../preview-clauses.ts';

/** Clauses as they are read: what is important stands out (民法典 art. 496). */
export function ClauseSections({ sections, level: Heading }: Pick<ClausesRead, 'sections'> & { level: 'h2' | 'h3' }) {
  return sections.map(({ heading, paragraphs }) => (
    <section key={heading}>
      <Heading>{heading}</Heading>
      {paragraphs.map((parts) => (
        <p key={parts.map(({ text }) => text).join()}>
          {parts.map(({ text, important }) => (important ? <strong key={text}>{text}</strong> : text))}
        </p>
      ))}
    </section>
  ));
}
