import { ginkgoLeaf } from '#cms/drawings/ginkgo.ts';

/** A drawing of our own, whose few words it has escaped itself. */
export function Drawing({ svg, className }: { svg: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: never anybody's text as it came
  return <span className={className} dangerouslySetInnerHTML={{ __html: svg }} />;
}

/** The leaf: the way home in the head of every staff page. */
export const Icon = () => <Drawing className="jt-leaf" svg={ginkgoLeaf({ size: 28 })} />;
