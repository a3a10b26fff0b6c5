import { runProductForTests } from "../server/launch/test-product";

/**
 * Starts a sink and the product on an empty data folder for the whole run, and tells the specs where they are:
 * BASE_URL, SINK_URL. With BASE_URL set from outside nothing is started.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.BASE_URL) return undefined;
  const product = await runProductForTests();
  process.env.BASE_URL = product.url;
  process.env.SINK_URL = product.sink.address;
  process.env.PRODUCT_DATA_DIR = product.dataDir;
  return product.stop;
}
