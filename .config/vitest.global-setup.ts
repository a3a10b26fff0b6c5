import { startTestBroker } from "../server/launch/test-cluster";
import { brokerVariable } from "../server/launch/test-database";

/** One broker of test databases for the whole run; it starts Postgres only when a test asks. */
export default async function setup(): Promise<() => Promise<void>> {
  const broker = await startTestBroker();
  process.env[brokerVariable] = broker.address;
  return broker.close;
}
