import { expect, it } from "vitest";
import { auditEventNames } from "@/server/domain/audit/events";
import { EVENT_GROUPS, eventsOf, groupOf } from "./event-groups";

it("every event can be filtered by exactly one group, and no group is empty", () => {
  expect(auditEventNames.filter((event) => groupOf(event) === undefined)).toEqual([]);
  for (const { id } of EVENT_GROUPS) expect(eventsOf([id]).length, id).toBeGreaterThan(0);
  expect(eventsOf(EVENT_GROUPS.map(({ id }) => id))).toEqual(auditEventNames);
});
