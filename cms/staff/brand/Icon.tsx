import { ginkgoLeaf } from '#cms/drawings/ginkgo.ts';
import { Drawing } from './Drawing.tsx';

/** The leaf: the way home in the head of every staff page. */
export const Icon = () => <Drawing className="jt-leaf" svg={ginkgoLeaf({ size: 28 })} />;
