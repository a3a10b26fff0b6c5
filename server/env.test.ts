import { expect, test } from "vitest";
import { EnvError, parseEnv } from "./env";

const fault = (source: Record<string, string>) => {
  try {
    parseEnv(source);
    return "";
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    return error.message;
  }
};

test("an empty environment gives the defaults", () => {
  const env = parseEnv({ PATH: "/bin", PORT: "" });
  expect(env).toMatchObject({
    PORT: 3000,
    COUNTERSIGN_URL: "http://127.0.0.1:3000",
    COUNTERSIGN_ALLOW_HOSTS: [],
  });
  expect(env.DATA_DIR).toMatch(/\/\.data$/);
  expect(env.DATABASE_URL).toBeUndefined();
});

test("hosts to admit are read with their ports", () => {
  const { COUNTERSIGN_ALLOW_HOSTS } = parseEnv({
    COUNTERSIGN_ALLOW_HOSTS: "127.0.0.1:4010, [::1]:80,AI.local:11434",
  });
  expect(COUNTERSIGN_ALLOW_HOSTS).toEqual([
    { host: "127.0.0.1", port: 4010 },
    { host: "::1", port: 80 },
    { host: "ai.local", port: 11434 },
  ]);
});

test("the public address loses its last slash", () => {
  expect(parseEnv({ COUNTERSIGN_URL: "https://sign.example.org/" }).COUNTERSIGN_URL).toBe(
    "https://sign.example.org",
  );
});

test.each([
  [{ PORT: "0" }, "PORT must be a number between 1 and 65535."],
  [{ PORT: "80a" }, "PORT must be a number between 1 and 65535."],
  [
    { COUNTERSIGN_ALLOW_HOSTS: "localhost" },
    'COUNTERSIGN_ALLOW_HOSTS must list host:port, separated by commas ("localhost" is not).',
  ],
  [{ DATABASE_URL: "mysql://x/y" }, "DATABASE_URL must be an address that begins with postgresql://."],
  [
    { COUNTERSIGN_URL: "sign.example.org" },
    "COUNTERSIGN_URL must be an address that begins with http:// or https://.",
  ],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be trace, debug, info, warn, error, fatal or silent."],
  [
    { COUNTERSIGN_OWNER_EMAIL: "a@b.org" },
    "COUNTERSIGN_OWNER_EMAIL and COUNTERSIGN_OWNER_PASSWORD must be set together.",
  ],
  [{ COUNTERSIGN_ALOW_HOSTS: "a:1" }, "COUNTERSIGN_ALOW_HOSTS is not a setting; COUNTERSIGN_ALLOW_HOSTS is."],
  [
    { INNGEST_BASE_URL: "http://inngest:8288", INNGEST_EVENT_KEY: "k" },
    "INNGEST_SIGNING_KEY must be set when INNGEST_BASE_URL is.",
  ],
] as [Record<string, string>, string][])("%j is named in a sentence", (source, sentence) => {
  expect(fault(source)).toBe(sentence);
});

test("every wrong variable is named, and no secret is shown", () => {
  const message = fault({ PORT: "x", COUNTERSIGN_OWNER_PASSWORD: "canary", NEXTAUTH_SECRET: "canary" });
  expect(message.split("\n")).toHaveLength(3);
  expect(message).not.toContain("canary");
});

test("names that Kubernetes sets for a service are left alone", () => {
  expect(
    fault({ COUNTERSIGN_SERVICE_HOST: "10.0.0.1", COUNTERSIGN_PORT_3000_TCP: "tcp://10.0.0.1:3000" }),
  ).toBe("");
});
