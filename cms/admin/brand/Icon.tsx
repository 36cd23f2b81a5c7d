import { ginkgoLeaf } from '#site/drawings/ginkgo.ts';

/** The leaf: the way home in the head of every staff page. */
export function Icon() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a drawing of our own, without anybody's text in it
  return <span className="jt-leaf" dangerouslySetInnerHTML={{ __html: ginkgoLeaf({ size: 28 }) }} />;
}
