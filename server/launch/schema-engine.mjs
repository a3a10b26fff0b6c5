#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which its command line would download: the same JSON-RPC on standard
// input and output, answered by the engine's WASM build over the `pg` driver. `.config/prisma.ts` names this file.
import crypto from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import readline from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as engineBindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const require = createRequire(import.meta.url);
const args = process.argv.slice(2);
const option = (name) => args[args.indexOf(name) + 1 || args.length];
const options = (name) => args.flatMap((arg, index) => (arg === name ? [args[index + 1]] : []));

const datasource = JSON.parse(option("--datasource") ?? "{}");
const mainUrl = datasource.url ?? process.env.DATABASE_URL ?? "postgresql://unused@127.0.0.1:1/unused";

/** Discrete fields, because a connection string would override the name of the shadow database. */
function connection(url) {
  const parsed = new URL(url);
  return {
    config: {
      host: parsed.hostname,
      port: Number(parsed.port || 5432),
      user: decodeURIComponent(parsed.username),
      password: decodeURIComponent(parsed.password),
      database: parsed.pathname.slice(1),
    },
    schema: parsed.searchParams.get("schema") ?? "public",
  };
}

async function query(url, database, sql) {
  const client = new pg.Client({ ...connection(url).config, database });
  await client.connect();
  try {
    await client.query(sql(client));
  } finally {
    await client.end();
  }
}

const createDatabase = (url, name = connection(url).config.database) =>
  query(url, "postgres", (client) => `CREATE DATABASE ${client.escapeIdentifier(name)}`);
const dropDatabase = (url, name = connection(url).config.database) =>
  query(url, "postgres", (client) => `DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);

/** A dropped shadow database ends its sessions; that is no fault. */
class QuietClient extends pg.Client {
  constructor(config) {
    super(config);
    this.on("error", () => undefined);
  }
}

const catalogChar = 18;
const paddedChar = 1042;

/** Mends two faults of the adapter: no mapping for the catalogues' type "char", and scripts cut at every semicolon. */
function mend(adapter) {
  const queryRaw = Object.getPrototypeOf(adapter).queryRaw;
  adapter.queryRaw = async (statement) => {
    const columns = [];
    const performIO = async (input) => {
      const result = await adapter.performIO(input);
      result.fields?.forEach((field, index) => {
        if (field.dataTypeID !== catalogChar) return;
        field.dataTypeID = paddedChar;
        columns.push(index);
      });
      return result;
    };
    const answer = await queryRaw.call(
      Object.create(adapter, { performIO: { value: performIO } }),
      statement,
    );
    for (const index of columns) answer.columnTypes[index] = ColumnTypeEnum.Character;
    return answer;
  };
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}

/** Connects to the main database, and to a shadow database of its own name that is dropped afterwards. */
function adapterFactory(url) {
  const { config, schema } = connection(url);
  const factory = new PrismaPg({ ...config, Client: QuietClient, max: 1 }, { schema });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => mend(await connect());
  factory.connectToShadowDb = async () => {
    const given = datasource.shadowDatabaseUrl && connection(datasource.shadowDatabaseUrl);
    if (given) {
      return mend(
        await new PrismaPg({ ...given.config, Client: QuietClient }, { schema: given.schema }).connect(),
      );
    }
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await createDatabase(url, database);
    const adapter = mend(
      await new PrismaPg({ ...config, database, Client: QuietClient }, { schema }).connect(),
    );
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await dropDatabase(url, database);
    };
    return adapter;
  };
  return bindMigrationAwareSqlAdapterFactory(factory);
}

/** `schema-engine cli …`: one question, answered by the exit code. */
async function commandLine(command) {
  const { host, port, user, database } = connection(mainUrl).config;
  try {
    if (command === "can-connect-to-database") await query(mainUrl, database, () => "SELECT 1");
    else if (command === "create-database") await createDatabase(mainUrl);
    else throw new Error(`unsupported command ${command}`);
  } catch (error) {
    const known = {
      "3D000": ["P1003", `Database \`${database}\` does not exist`],
      "28P01": ["P1000", `Authentication failed for user \`${user}\``],
    };
    const [code, message] = known[error.code] ?? [
      "P1001",
      `Can't reach database server at \`${host}:${port}\`: ${error.message || error.code}`,
    ];
    const line = { level: "ERROR", target: "schema_engine::logger", fields: { error_code: code, message } };
    process.stderr.write(`schema-engine\n${JSON.stringify(line)}`);
    process.exitCode = 1;
  }
}

async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: () => undefined };
  const file = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(file), {
    "./schema_engine_bg.js": engineBindings,
  });
  engineBindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const datamodels = options("--datamodels").map((file) => [file, fs.readFileSync(file, "utf8")]);
  const factory = adapterFactory(mainUrl);
  const parameters = { datamodels: datamodels.length > 0 ? datamodels : undefined };
  const engine = await engineBindings.SchemaEngine.new(parameters, () => undefined, factory);
  return { engine, factory };
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

async function call(engine, method, params) {
  if (method === "diff") {
    // the WASM build wants the tag first in a datasource target
    const tagged = (target) => (target.tag === "schemaDatasource" ? { tag: target.tag, ...target } : target);
    const result = await engine.diff({ ...params, from: tagged(params.from), to: tagged(params.to) });
    if (result.stdout != null) send({ id: Date.now(), method: "print", params: { content: result.stdout } });
    return { exitCode: result.exitCode, stdout: null };
  }
  if (method === "getDatabaseVersion") return engine.version(params);
  if (method === "createDatabase") {
    await createDatabase(mainUrl);
    return { databaseName: connection(mainUrl).config.database };
  }
  if (method === "dropDatabase") return dropDatabase(params.url).then(() => null);
  if (typeof engine[method] !== "function") throw new Error(`unsupported method ${method}`);
  return (await engine[method](params)) ?? {};
}

async function serve() {
  const { engine, factory } = await loadEngine();
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { id, method, params } = JSON.parse(line);
    if (!method) continue;
    try {
      send({ id, result: await call(engine, method, params) });
    } catch (error) {
      const number = /^\d+$/.test(error?.message ?? "") ? Number(error.message) : undefined;
      const cause = number === undefined ? undefined : factory.errorRegistry.consumeError(number)?.error;
      const data = {
        is_panic: false,
        message: String(cause?.message ?? error?.message ?? error),
        meta: error?.meta ?? null,
        error_code: error?.code ?? null,
      };
      send({
        id,
        error: { code: 4466, message: "An error happened. Check the data field for details.", data },
      });
    }
  }
  process.exit(0);
}

const endedByAdministrator = "57P01";
process.on("uncaughtException", (error) => {
  if (error.code === endedByAdministrator) return;
  console.error(error);
  process.exit(1);
});

if (args.includes("--version") || args[0] === "-V") {
  const file = new URL("../../node_modules/@prisma/schema-engine-wasm/package.json", import.meta.url);
  const { version } = JSON.parse(fs.readFileSync(file, "utf8"));
  console.log(`schema-engine-wasm ${version}`);
} else if (args.includes("cli")) {
  await commandLine(args[args.indexOf("cli") + 1]);
} else {
  await serve();
}
