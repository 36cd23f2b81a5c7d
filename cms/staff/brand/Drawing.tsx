/** A drawing of our own, whose few words it has escaped itself. */
export function Drawing({ svg, className }: { svg: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: never anybody's text as it came
  return <span className={className} dangerouslySetInnerHTML={{ __html: svg }} />;
}
