import { buildConfig, type CollectionConfig, getPayload, type Payload } from 'payload';
import { chooseDatabase, prepareCollection } from '#cms/ports/database/choose.ts';
import { type MongodStandIn, startMongodStandIn } from '../mongod-stand-in/index.ts';

export interface SmallMongo {
  payload: Payload;
  database: MongodStandIn;
  close(): Promise<void>;
}

/** Payload with one collection of a test's own, on the stand-in for MongoDB and by the product's adapter. */
export async function smallMongo(collection: CollectionConfig): Promise<SmallMongo> {
  const database = await startMongodStandIn();
  const config = buildConfig({
    secret: 'of a test',
    collections: [prepareCollection(collection, database.uri)],
    db: chooseDatabase(database.uri, { migrations: [] }),
    telemetry: false,
  });
  const payload = await getPayload({ config, key: database.uri });
  return {
    payload,
    database,
    close: async () => {
      await payload.destroy();
      await database.stop();
    },
  };
}
