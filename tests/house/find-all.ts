import { findByGraph } from './find-by-graph.ts';
import { findByLint, findLanguageTests, findLongLines, findMarkup } from './find-by-lint.ts';
import type { Finding } from './finding.ts';

/** Everything in a folder that a rule of the house refuses. */
export const findAll = (root: string): Finding[] => [
  ...findByGraph(root),
  ...findByLint(root),
  ...findLongLines(root),
  ...findLanguageTests(root),
  ...findMarkup(root),
];
