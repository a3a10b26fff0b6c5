import type { z } from "zod";
import type { Ref } from "@/server/domain/expression/template";

/** How a node is executed (design, "What a node is"). */
export type Nature = "trigger" | "pure" | "read" | "effect" | "wait";
export type RiskClass = "read" | "write" | "destructive";
export type Category = "trigger" | "ai" | "logic" | "person" | "action";

/** A named way out of a node. `tone` colours it by meaning; most ports have none. */
export interface Port {
  readonly id: string;
  readonly label: string;
  readonly tone?: "ok" | "review" | "bad";
}

/** A card's sentence: words, chips for upstream values, and emphasised settings. `missing` marks what is yet to choose. */
export type SentencePart =
  | string
  | { readonly ref: Ref }
  | { readonly value: string }
  | { readonly missing: string };
export type Sentence = readonly SentencePart[];

/** A value that later nodes may use, offered as a chip. */
export interface OutputField {
  readonly path: readonly string[];
  readonly label: string;
  readonly type: "text" | "number" | "boolean" | "date" | "list" | "object";
  /** a sample shown until a run has supplied a real one */
  readonly sample?: string | number | boolean;
}

/** Something the builder still has to mend in this node's settings. `field` is the config key it is about. */
export interface ConfigIssue {
  readonly field: string;
  readonly message: string;
}

/**
 * The light definition of a node, readable by the browser. The heavy handler stands beside it in `run.ts`.
 * `Config` is the parsed configuration; `start` is what a freshly placed node holds and may be incomplete.
 */
export interface NodeSpec<Kind extends string = string, Config = unknown> {
  readonly kind: Kind;
  readonly label: string;
  /** one line for the picker */
  readonly description: string;
  readonly category: Category;
  /** a Lucide icon's name in kebab-case */
  readonly icon: string;
  readonly config: z.ZodType<Config>;
  readonly start: Config;
  nature(config: Config): Nature;
  risk(config: Config): RiskClass;
  ports(config: Config): readonly Port[];
  summary(config: Config): Sentence;
  output(config: Config): readonly OutputField[];
  /** what is incomplete or unwise beyond the schema; [] when ready to publish */
  issues(config: Config): readonly ConfigIssue[];
}

/** Keeps kind and config types while checking the shape. */
export function defineNode<const Kind extends string, Config>(
  spec: NodeSpec<Kind, Config>,
): NodeSpec<Kind, Config> {
  return spec;
}

/**
 * A spec whose config type is forgotten, as the registry's readers see it. Its members are methods, so that any
 * `NodeSpec` fits; whoever calls them passes a config that this very spec's schema has parsed.
 */
export type AnyNodeSpec = NodeSpec<string, unknown>;

/** The registry as the pure rooms see it. */
export type NodeCatalog = Readonly<Record<string, AnyNodeSpec>>;
