import { expect, test } from "vitest";
import { capOf, faultsOf } from "@/server/launch/check/sizes-and-names";

test.each([
  ["app/(app)/inbox/page.tsx", 60],
  ["server/nodes/http_request/spec.ts", 80],
  ["server/nodes/http_request/form.tsx", 150],
  ["server/nodes/http_request/run.ts", 150],
  ["server/nodes/http_request/run.test.ts", 600],
  ["server/services/tasks/decide.ts", 120],
  ["server/api/routers/tasks.ts", 120],
  ["components/inbox/decision-bar.tsx", 200],
  ["server/domain/task/decide.ts", 250],
  ["e2e/main-job.spec.ts", 600],
  ["server/engine/advance.ts", 400],
])("%s has at most %i lines", (file, cap) => {
  expect(capOf(file).cap).toBe(cap);
  expect(faultsOf([{ file, lines: cap }])).toEqual([]);
  expect(faultsOf([{ file, lines: cap + 1 }])).toHaveLength(1);
});

test.each([
  "components/ui/index.ts",
  "server/domain/types.ts",
  "server/utils/dates.ts",
  "components/lib/helpers.test.ts",
  "components/ui/IconButton.tsx",
])("%s is a bad name", (file) => expect(faultsOf([{ file, lines: 1 }])).toHaveLength(1));

test.each([
  "app/d/[token]/route.ts",
  "app/api/trpc/[...trpc]/route.ts",
  "app/(auth)/layout.tsx",
  "next.config.js",
  ".config/vitest.global-setup.ts",
])("%s is a good name", (file) => expect(faultsOf([{ file, lines: 1 }])).toEqual([]));
