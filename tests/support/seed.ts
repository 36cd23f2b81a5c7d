import fc from 'fast-check';

/** A long run gives each of its rounds a seed, which every property then starts from; `npm test` asks the same each time. */
const given = process.env.TEST_SEED;
fc.configureGlobal({ seed: Number(given || 20_261_129) });

/** The seed of a property that asks the same in every `npm test`, and anew in each round of a long run. */
export const seedOr = (usual: number) => Number(given || usual);

/** Whether this is a round of a long run. */
export const isLong = process.env.TEST_ROUND !== undefined;
