import type { ConnectionKind, NewConnection } from "@/server/domain/access/connection";

/** What the form for a new connection holds, of all kinds at once. */
export interface ConnectionDraft {
  kind: ConnectionKind;
  name: string;
  account: string;
  secret: string;
  hosts: string;
  headerName: string;
  baseUrl: string;
  model: string;
  sharedWith: "builders" | "admins";
}

export const EMPTY_DRAFT: ConnectionDraft = {
  kind: "http_bearer",
  name: "",
  account: "",
  secret: "",
  hosts: "",
  headerName: "",
  baseUrl: "",
  model: "",
  sharedWith: "builders",
};

/** The connection that a draft asks for; hosts are divided by commas, spaces or lines. */
export function connectionOf(draft: ConnectionDraft): NewConnection {
  const { name, account, secret, sharedWith, headerName, baseUrl, model } = draft;
  const common = { name, account, secret };
  const allowedHosts = draft.hosts.split(/[\s,;]+/).filter(Boolean);
  switch (draft.kind) {
    case "http_bearer":
      return { ...common, kind: "http_bearer", settings: { sharedWith }, allowedHosts };
    case "http_header":
      return { ...common, kind: "http_header", settings: { headerName, sharedWith }, allowedHosts };
    case "openai":
      return { ...common, kind: "openai", settings: { baseUrl, model, sharedWith }, allowedHosts: [] };
  }
}
