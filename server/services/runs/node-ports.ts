import { database } from "@/server/data/database";
import { countReviewedAnswers } from "@/server/data/reviewed-answers";
import { AppError } from "@/server/domain/errors";
import { AiFailure, type AiProvider } from "@/server/domain/intelligence/provider";
import type { NodePorts } from "@/server/engine/ports";
import { builtInProvider } from "@/server/integrations/ai/built-in/built-in-provider";
import { OpenAiCompatibleProvider } from "@/server/integrations/ai/openai-compatible/openai-compatible-provider";
import { guardedWhatwgFetch } from "@/server/integrations/http/guarded-whatwg-fetch";
import { httpPort } from "@/server/services/connections/http-port";
import { openAiSettings } from "@/server/services/connections/use-connection";
import { tablePort } from "@/server/services/tables/table-port";

/** The real world, as the nodes of one run may touch it: bound to the run's workspace. */
export function nodePorts(run: { workspaceId: string; workflowId: string }): NodePorts {
  const { workspaceId, workflowId } = run;
  return {
    http: httpPort(workspaceId),
    ai: async (request, connectionId) => {
      const provider = connectionId ? await providerOf(workspaceId, connectionId) : builtInProvider();
      return provider.answer(request);
    },
    tables: tablePort(workspaceId),
    reviewedCount: (nodeId) => reviewedCount(workflowId, nodeId),
  };
}

const providers = new Map<string, AiProvider>();

/** One provider for the same endpoint, model and key, so that what it learnt of the server is kept. */
async function providerOf(workspaceId: string, connectionId: string): Promise<AiProvider> {
  const settings = await openAiSettings(workspaceId, connectionId).catch((error: unknown) => {
    throw error instanceof AppError ? new AiFailure("unavailable", error.message) : error;
  });
  const key = JSON.stringify([connectionId, settings.baseUrl, settings.model, settings.apiKey]);
  const known = providers.get(key);
  if (known) return known;
  const { baseUrl, apiKey, model } = settings;
  const fetch = guardedWhatwgFetch();
  const provider = new OpenAiCompatibleProvider({
    name: new URL(baseUrl).host,
    baseUrl,
    apiKey,
    model,
    fetch,
  });
  const oldest = providers.size >= 50 ? providers.keys().next().value : undefined;
  if (oldest !== undefined) providers.delete(oldest);
  providers.set(key, provider);
  return provider;
}

const counts = new Map<string, { count: number; until: number }>();
const worthKeeping = 1_000;
const keepForMs = 60_000;

/** The count only grows; a large one is kept for a minute, since counting it again would cost more than it tells. */
async function reviewedCount(workflowId: string, nodeId: string): Promise<number> {
  const key = `${workflowId} ${nodeId}`;
  const kept = counts.get(key);
  if (kept && kept.until > Date.now()) return kept.count;
  const count = await countReviewedAnswers(database(), workflowId, nodeId);
  if (count >= worthKeeping) counts.set(key, { count, until: Date.now() + keepForMs });
  return count;
}
