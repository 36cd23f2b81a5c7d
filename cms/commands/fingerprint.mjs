// Plain JavaScript: runs on the machine's own Node, before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What builds, editors and file managers write beside the sources. A build that changed its own fingerprint would never be done. */
const GENERATED = /(^|\/)(\.next|\.astro|node_modules|next-env\.d\.ts|\.DS_Store|[^/]*~|[^/]*\.sw[px])$/;
/** Sources that no page is built from: read as the server runs, or only by commands. */
const NOT_BUILT = /^cms\/(commands|seed|migrations)$|\.(md|csv|geojson)$/;

/**
 * A hash of what is in these files and folders, by name and content: a copied folder has the same.
 * @param {string[]} paths Relative to `root`; one that does not exist counts as empty.
 */
export function fingerprint(paths, root = '.') {
  const hash = createHash('sha256');
  const add = (path) => {
    const place = join(root, path);
    if (GENERATED.test(path) || NOT_BUILT.test(path) || !existsSync(place)) return;
    if (statSync(place).isDirectory()) for (const entry of readdirSync(place).sort()) add(`${path}/${entry}`);
    else {
      const content = readFileSync(place);
      hash.update(`${path}\n${content.length}\n`).update(content);
    }
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}
