import { createPortal } from '#cms/assemble.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { compareIndex, countDifferences } from '#search/compare.ts';

/**
 * A whole life of a process: starts, says what its index differs from the database in and what it finds, renames the example
 * centre where a name is given, and ends; or `dies` with nothing kept: `… [NAME] [dies]`.
 */
const [name = '', dies] = process.argv.slice(2);
const portal = await createPortal();
const { documents, payload, search } = portal;
const differences = countDifferences(compareIndex(await documents.readAll(), await search.hashes()));
const { facilities } = await search.counts();
const [example] = (await search.allFacilities({})).filter(({ slug }) => slug === EXAMPLE_SLUG);
const shown = example?.document;
const found = { differences, facilities, name: shown?.name.zh, hourly: shown?.prices.hourly };
if (name && example) await payload.update({ collection: 'facilities', id: example.id, data: { name }, locale: 'zh' });
console.log(JSON.stringify({ found }));
if (dies) process.kill(process.pid, 'SIGKILL');
await portal.close();
process.exit(0);
