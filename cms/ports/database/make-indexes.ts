type Fields = Record<string, unknown>;
interface Index {
  key: Fields;
  unique?: boolean;
}
/** What this needs of a model of Payload's MongoDB adapter. */
export interface MongoModel {
  collection: { name: string; indexes(): Promise<Index[]>; createIndexes(wanted: Index[]): Promise<unknown> };
  schema: { indexes(): [Fields, { unique?: boolean }][] };
}

/**
 * The indexes that the code needs, those of a collection in one command, which makes the collection too. One by one, as
 * Payload would, each is asked for twice, and a server that builds them beside what it is asked takes seconds for each.
 */
export async function makeIndexes(models: readonly MongoModel[]): Promise<void> {
  await Promise.all(
    models.map(async ({ collection, schema }) => {
      const wanted = schema.indexes().map(([key, options]) => ({ key, ...options }));
      if (wanted.length > 0) await collection.createIndexes(wanted);
    }),
  );
}
