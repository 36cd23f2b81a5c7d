import fc from 'fast-check';

/** A long run gives each of its rounds a seed, which every property then starts from. */
const given = process.env.TEST_SEED;
if (given) fc.configureGlobal({ seed: Number(given) });

/** The seed of a property that asks the same in every `npm test`, and anew in each round of a long run. */
export const seedOr = (usual: number) => Number(given || usual);

/** Whether this is a round of a long run. */
export const isLong = process.env.TEST_ROUND !== undefined;
