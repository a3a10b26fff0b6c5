import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, database } from "@/server/data/database";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { acceptInvitation } from "@/server/services/invitations/accept-invitation";
import { changeRole } from "@/server/services/members/change-role";
import { inviteMember } from "@/server/services/members/invite-member";
import { listMembers } from "@/server/services/members/list-members";
import { removeMember } from "@/server/services/members/remove-member";
import { executePublic } from "@/server/services/public-use-case";
import { createOwner } from "@/server/services/setup/create-owner";
import { setupOpen } from "@/server/services/setup/setup-status";
import { execute } from "@/server/services/use-case";
import { changePassword } from "./change-password";
import { callerOfToken } from "./resolve-caller";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

const owner = {
  name: "Olivia",
  email: "Olivia@Example.com",
  password: "a long enough one",
  workspaceName: "Acme",
};
let made: TestDatabase;

beforeAll(async () => {
  made = await createTestDatabase();
  process.env.DATABASE_URL = made.url;
});
afterAll(async () => {
  await closeDatabase();
  await made.drop();
});

async function callerFor(email: string, password: string) {
  const signedIn = await signIn({ email, password }, "test");
  const caller = await callerOfToken(signedIn?.token);
  if (!signedIn || !caller) throw new Error(`${email} cannot sign in`);
  return { token: signedIn.token, caller };
}

/** Somebody new with this role, joined by invitation. */
async function join(email: string, role: string) {
  const { caller } = await callerFor(owner.email, owner.password);
  const { link } = await execute(inviteMember, caller, { email, role });
  const token = link.split("/").at(-1);
  const password = `password of ${email}`;
  await executePublic(acceptInvitation, { token, name: email, password });
  return { ...(await callerFor(email, password)), password, invitation: token };
}

const events = async (event: string) => (await database().auditEntry.findMany({ where: { event } })).length;

test("of ten set-ups at once exactly one makes an owner, and it closes for ever", async () => {
  expect(await setupOpen()).toBe(true);
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, n) =>
      executePublic(createOwner, n === 0 ? owner : { ...owner, email: `o${n}@example.com` }),
    ),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "gone" });
  }
  expect(await database().user.count()).toBe(1);
  expect(await database().workspace.count()).toBe(1);
  expect(await setupOpen()).toBe(false);
  expect(await events("workspace.created")).toBe(1);
  // whoever of the ten was first goes on as Olivia
  await database().user.updateMany({ data: { email: "olivia@example.com" } });
  await expect(executePublic(createOwner, owner)).rejects.toMatchObject({ code: "gone" });
});

describe("a session", () => {
  test("opens with the right password only, and counts until sign-out", async () => {
    expect(await signIn({ email: owner.email, password: "something else" }, "")).toBeNull();
    const { token, caller } = await callerFor(owner.email, owner.password);
    expect(caller.role).toBe("owner");
    expect(JSON.stringify(await database().session.findMany())).not.toContain(token);
    await signOut(token);
    expect(await callerOfToken(token)).toBeNull();
    expect(await events("person.signed_out")).toBe(1);
  });

  test("ends at its time", async () => {
    const { token, caller } = await callerFor(owner.email, owner.password);
    await database().session.update({ where: { id: caller.sessionId }, data: { expiresAt: new Date() } });
    expect(await callerOfToken(token)).toBeNull();
  });

  test("has the new role, and is gone after removal, at the next request", async () => {
    const boss = await callerFor(owner.email, owner.password);
    const member = await join("bo@example.com", "builder");
    await execute(changeRole, boss.caller, { userId: member.caller.userId, role: "auditor" });
    expect(await callerOfToken(member.token)).toMatchObject({ role: "auditor" });
    await execute(removeMember, boss.caller, { userId: member.caller.userId });
    expect(await callerOfToken(member.token)).toBeNull();
    expect(await signIn({ email: "bo@example.com", password: member.password }, "")).toBeNull();
  });

  test.each(
    [null, "", [], { not: "" }, undefined, 7, "x".repeat(43), "\u0000".repeat(43)].map((token) => ({
      token,
    })),
  )("no token, or a strange one, opens nothing ($token)", async ({ token }) => {
    expect(await callerOfToken(token)).toBeNull();
  });
});

describe("guessing", () => {
  test("of 40 guesses at once at most five are looked at, then even the right password waits", async () => {
    const member = await join("guessed@example.com", "approver");
    const before = await events("person.sign_in_refused");
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        signIn({ email: "guessed@example.com", password: `wrong ${n}` }, ""),
      ),
    );
    expect((await events("person.sign_in_refused")) - before).toBe(6);
    expect(await signIn({ email: "guessed@example.com", password: member.password }, "")).toBeNull();
    await database().user.update({
      where: { email: "guessed@example.com" },
      data: { lockedUntil: new Date(Date.now() - 1_000) },
    });
    expect(await signIn({ email: "guessed@example.com", password: member.password }, "")).not.toBeNull();
  });

  test("no refusal comes sooner than another: they all wait for the same time", async () => {
    const took = async (email: string) => {
      const begin = performance.now();
      await signIn({ email, password: "not the right one" }, "");
      return performance.now() - begin;
    };
    for (const email of [owner.email, "nobody@example.com"]) {
      expect(await took(email)).toBeGreaterThan(245);
    }
  });
});

describe("members", () => {
  test("an invitation works once, even twenty times at once", async () => {
    const { caller } = await callerFor(owner.email, owner.password);
    const { link } = await execute(inviteMember, caller, { email: "race@example.com", role: "builder" });
    const token = link.split("/").at(-1);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        executePublic(acceptInvitation, { token, name: "Race", password: "long enough for all" }),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(JSON.stringify(await database().invitation.findMany())).not.toContain(token);
  });

  test("ends elsewhere when the password is changed, which asks for the present one", async () => {
    const here = await join("pat@example.com", "builder");
    const elsewhere = await callerFor("pat@example.com", here.password);
    const wanted = { password: "quite another password" };
    await expect(
      execute(changePassword, here.caller, { current: "a guess", ...wanted }),
    ).rejects.toMatchObject({
      code: "refused",
    });
    expect(await callerOfToken(elsewhere.token)).not.toBeNull();
    await execute(changePassword, here.caller, { current: here.password, ...wanted });
    expect(await callerOfToken(elsewhere.token)).toBeNull();
    expect(await callerOfToken(here.token)).not.toBeNull();
    expect(await signIn({ email: "pat@example.com", password: here.password }, "")).toBeNull();
    expect(await signIn({ email: "pat@example.com", password: wanted.password }, "")).not.toBeNull();
  });

  test.each([null, "", [], { not: "" }, "short", 5])(
    "an invitation's token %j is bad input",
    async (token) => {
      const rest = { name: "X", password: "long enough for all" };
      await expect(executePublic(acceptInvitation, { token, ...rest })).rejects.toMatchObject({
        code: "bad_input",
      });
    },
  );

  test("an expired, withdrawn or unknown invitation lets nobody in", async () => {
    const { caller } = await callerFor(owner.email, owner.password);
    const { link } = await execute(inviteMember, caller, { email: "late@example.com", role: "builder" });
    const again = await execute(inviteMember, caller, { email: "late@example.com", role: "builder" });
    const accept = (url: string) =>
      executePublic(acceptInvitation, {
        token: url.split("/").at(-1),
        name: "L",
        password: "long enough for all",
      });
    await expect(accept(link)).rejects.toMatchObject({ code: "gone" });
    await database().invitation.updateMany({
      where: { email: "late@example.com" },
      data: { expiresAt: new Date() },
    });
    await expect(accept(again.link)).rejects.toMatchObject({ code: "gone" });
    await expect(accept(`/join/${"A".repeat(43)}`)).rejects.toMatchObject({ code: "not_found" });
  });

  test("the last owner stays, and only an owner makes owners", async () => {
    const boss = await callerFor(owner.email, owner.password);
    const admin = await join("ada@example.com", "admin");
    const id = boss.caller.userId;
    await expect(execute(removeMember, boss.caller, { userId: id })).rejects.toMatchObject({
      code: "refused",
    });
    await expect(execute(changeRole, boss.caller, { userId: id, role: "admin" })).rejects.toMatchObject({
      code: "refused",
    });
    const promote = { userId: admin.caller.userId, role: "owner" };
    await expect(execute(changeRole, admin.caller, promote)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(execute(removeMember, admin.caller, { userId: id })).rejects.toMatchObject({
      code: "not_allowed",
    });
    const invited = { email: "new@example.com", role: "owner" };
    await expect(execute(inviteMember, admin.caller, invited)).rejects.toMatchObject({ code: "not_allowed" });
    const { members } = await execute(listMembers, admin.caller, {});
    expect(members.find(({ userId }) => userId === id)?.role).toBe("owner");
  });

  test("two owners who remove each other at once leave one", async () => {
    const boss = await callerFor(owner.email, owner.password);
    const second = await join("second@example.com", "admin");
    await execute(changeRole, boss.caller, { userId: second.caller.userId, role: "owner" });
    const results = await Promise.allSettled([
      execute(removeMember, boss.caller, { userId: second.caller.userId }),
      execute(removeMember, { ...second.caller, role: "owner" }, { userId: boss.caller.userId }),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await database().membership.count({ where: { role: "owner" } })).toBe(1);
  });
});
