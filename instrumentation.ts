/** Runs once when the web process starts, before it answers: settings are checked and the first owner is made. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/server/env");
  const { log } = await import("@/server/log");
  try {
    const { COUNTERSIGN_OWNER_EMAIL: email, COUNTERSIGN_OWNER_PASSWORD: password } = env();
    if (!email || !password) return;
    const { createOwnerFromEnv } = await import("@/server/services/setup/create-owner-from-env");
    if (await createOwnerFromEnv(email, password)) log.info(`Created the first owner, ${email}`);
  } catch (error) {
    log.fatal({ err: error }, error instanceof Error ? error.message : "The web process could not start.");
    process.exit(1);
  }
}
