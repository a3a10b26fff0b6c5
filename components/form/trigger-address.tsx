"use client";

import { KeyRound } from "lucide-react";
import { createContext, useContext, useState } from "react";
import { errorText } from "@/components/lib/error-text";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CodeBlock } from "@/components/ui/code-block";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { Segmented } from "@/components/ui/segmented";
import { Section } from "./form-row";

export interface TriggerServices {
  /** null until the draft with this trigger has been saved */
  readonly url: string | null;
  readonly hasSecret: boolean;
  /** whether a version with this trigger answers */
  readonly live: boolean;
  /** makes a new signing secret and shows it once */
  readonly rotateSecret: () => Promise<string>;
}

const TriggerContext = createContext<TriggerServices | null>(null);
export const TriggerProvider = TriggerContext.Provider;

/** The address at which a form or a webhook answers, to copy. */
export function AddressSection({ title, open }: { title: string; open?: boolean }) {
  const trigger = useContext(TriggerContext);
  return (
    <Section title={title}>
      {trigger?.url ? (
        <>
          <AddressLine url={trigger.url} open={open} />
          <p className="text-sm text-ink-3">
            {trigger.live
              ? "It answers with the published version."
              : "It answers once the workflow is published."}
          </p>
        </>
      ) : (
        <p className="text-sm text-ink-3">The address is made with the first save, in a moment.</p>
      )}
    </Section>
  );
}

export function AddressLine({ url, open }: { url: string; open?: boolean }) {
  return (
    <div className="flex h-8 items-center gap-1 rounded-md border border-line bg-sunken pr-1 pl-2.5">
      {open ? (
        <a
          href={url}
          target="_blank"
          rel="noreferrer"
          className="min-w-0 flex-1 truncate font-mono text-sm text-accent-ink hover:underline"
        >
          {url}
        </a>
      ) : (
        <span className="min-w-0 flex-1 truncate font-mono text-sm">{url}</span>
      )}
      <CopyButton value={url} label="Copy the address" />
    </div>
  );
}

/** The signing secret of a webhook: made here, shown once, with how to sign. */
export function SecretSection() {
  const trigger = useContext(TriggerContext);
  const [secret, setSecret] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [sample, setSample] = useState<"curl" | "node">("curl");
  if (!trigger) return null;
  const make = async () => {
    setError(null);
    try {
      setSecret(await trigger.rotateSecret());
    } catch (problem) {
      setError(errorText(problem));
    }
  };
  const url = trigger.url ?? "";
  return (
    <Section
      title="Signing secret"
      description={
        trigger.hasSecret
          ? "The sender signs every delivery with it. It cannot be shown again."
          : "The sender signs every delivery with it, so that nobody else can start runs."
      }
    >
      {secret ? (
        <>
          <Callout tone="warn" title="Shown only now">
            Copy it to the sender. What is stored here is encrypted and is not shown again.
          </Callout>
          <AddressLine url={secret} />
        </>
      ) : trigger.hasSecret ? (
        <ConfirmDialog
          tone="danger"
          title="Make a new signing secret?"
          description="Deliveries signed with the present one are refused from then on."
          confirmLabel="Make a new secret"
          onConfirm={make}
          trigger={
            <Button size="sm" icon={<KeyRound />} className="self-start">
              Make a new signing secret
            </Button>
          }
        />
      ) : (
        <Button
          size="sm"
          variant="primary"
          icon={<KeyRound />}
          className="self-start"
          disabled={!trigger.url}
          onClick={() => void make()}
        >
          Make a signing secret
        </Button>
      )}
      {error ? (
        <Callout tone="bad" live>
          {error}
        </Callout>
      ) : null}
      <div className="mt-1 flex items-center justify-between">
        <span className="text-sm font-strong text-ink-2">How to sign</span>
        <Segmented
          label="Language of the example"
          items={[
            { value: "curl", label: "curl" },
            { value: "node", label: "Node" },
          ]}
          value={sample}
          onValueChange={setSample}
        />
      </div>
      <CodeBlock
        label="How to sign a delivery"
        value={sample === "curl" ? curlSample(url) : nodeSample(url)}
      />
    </Section>
  );
}

function curlSample(url: string): string {
  return `SECRET='your signing secret'
BODY='{"message":"Where is my card?"}'
T=$(date +%s)
SIG=$(printf '%s.%s' "$T" "$BODY" |
  openssl dgst -sha256 -hmac "$SECRET" | sed 's/^.* //')
curl -X POST '${url}' \\
  -H 'content-type: application/json' \\
  -H "x-countersign-timestamp: $T" \\
  -H "x-countersign-signature: v1=$SIG" \\
  -d "$BODY"`;
}

function nodeSample(url: string): string {
  return `import { createHmac } from "node:crypto";

const secret = process.env.SIGNING_SECRET;
const body = JSON.stringify({ message: "Where is my card?" });
const time = Math.floor(Date.now() / 1000).toString();
const hash = createHmac("sha256", secret)
  .update(time + "." + body)
  .digest("hex");
await fetch("${url}", {
  method: "POST",
  headers: {
    "content-type": "application/json",
    "x-countersign-timestamp": time,
    "x-countersign-signature": "v1=" + hash,
  },
  body,
});`;
}
