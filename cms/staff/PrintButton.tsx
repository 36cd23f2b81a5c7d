'use client';

/** Prints the page as it stands, on A4. */
export function PrintButton({ words }: { words: string }) {
  return (
    <button type="button" className="quiet" onClick={() => window.print()}>
      {words}
    </button>
  );
}
