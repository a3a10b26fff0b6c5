"use client";

import { useQuery } from "@tanstack/react-query";
import { User, Users } from "lucide-react";
import { useTRPC } from "@/components/lib/trpc";
import { MultiCombobox } from "@/components/ui/multi-combobox";
import type { ConfigOf } from "@/server/nodes/specs";

type Candidates = ConfigOf<"human_approval">["candidates"];
type Candidate = Candidates[number];
type CandidateRole = Extract<Candidate, { role: unknown }>["role"];

const roles: readonly { role: CandidateRole; label: string }[] = [
  { role: "approver", label: "Any approver" },
  { role: "builder", label: "Any builder" },
  { role: "admin", label: "Any admin" },
  { role: "owner", label: "Any owner" },
];

const idOf = (candidate: Candidate) => ("role" in candidate ? `role:${candidate.role}` : candidate.userId);

/** Who may decide: people, or everybody with a role. */
export function CandidatesPicker(props: { value: Candidates; onValueChange: (value: Candidates) => void }) {
  const { value, onValueChange } = props;
  const trpc = useTRPC();
  const { data: members = [] } = useQuery(trpc.members.options.queryOptions({}));
  const people = members.filter((member) => member.role !== "auditor");
  const gone = value.flatMap((candidate) =>
    "userId" in candidate && members.length > 0 && !people.some(({ userId }) => userId === candidate.userId)
      ? [{ value: candidate.userId, label: "Somebody who left", icon: <User /> }]
      : [],
  );
  const items = [
    ...roles.map(({ role, label }) => {
      const count = people.filter((member) => member.role === role).length;
      return { value: `role:${role}`, label, note: `${count} of ${people.length}`, icon: <Users /> };
    }),
    ...people.map(({ userId, name, role }) => ({ value: userId, label: name, note: role, icon: <User /> })),
    ...gone,
  ];
  return (
    <MultiCombobox
      aria-label="Who may decide"
      hue="person"
      items={items}
      value={value.map(idOf)}
      placeholder="Add a person or a role"
      emptyText="Nobody here has this name."
      onValueChange={(ids) =>
        onValueChange(
          ids.map((id): Candidate => {
            const role = roles.find((candidate) => `role:${candidate.role}` === id)?.role;
            return role ? { role } : { userId: id };
          }),
        )
      }
    />
  );
}
