// The rooms of the code and their one-way arrows. Allow-list: a room may import itself, what its row names, and
// nothing else of ours; packages that belong to one room may not be imported elsewhere.
/** Tests and what only tests share (`test-….ts`): free of the arrows, and imported by no product code. */
const test = "(\\.test\\.tsx?|/test-[^/]+\\.ts)$";

/** Room → files in it, and the rooms or files that they may import. */
const rooms = {
  domain: { path: "^server/domain/", may: ["^server/domain/"] },
  spec: {
    // what a browser may read of a node: its spec and what the spec is made of, neither form nor run
    path: "^server/nodes/([^/]+)/(?!run)[^/]+\\.ts$",
    may: ["^server/domain/", "^server/nodes/$1/(?!run)[^/]+\\.ts$"],
  },
  form: {
    path: "^server/nodes/([^/]+)/[^/]+\\.tsx$",
    may: ["^server/domain/", "^server/nodes/$1/(?!run)", "^components/(ui|form|lib)/"],
  },
  run: {
    path: "^server/nodes/([^/]+)/run[^/]*$",
    may: [
      "^server/domain/",
      "^server/nodes/$1/[^/]+\\.ts$",
      "^server/engine/ports\\.ts$",
      "^server/integrations/",
    ],
  },
  specs: { path: "^server/nodes/specs\\.ts$", may: ["^server/domain/", "^server/nodes/[^/]+/spec\\.ts$"] },
  forms: {
    path: "^server/nodes/forms\\.tsx$",
    may: [
      "^server/domain/",
      "^server/nodes/specs\\.ts$",
      "^server/nodes/[^/]+/form\\.tsx$",
      "^components/form/",
    ],
  },
  runners: {
    path: "^server/nodes/runners\\.ts$",
    may: [
      "^server/domain/",
      "^server/nodes/specs\\.ts$",
      "^server/nodes/[^/]+/run\\.ts$",
      "^server/engine/ports\\.ts$",
    ],
  },
  engine: {
    path: "^server/engine/",
    may: ["^server/engine/", "^server/domain/", "^server/nodes/(specs|runners)\\.ts$"],
  },
  data: {
    path: "^server/data/",
    may: ["^server/data/", "^server/domain/", "^prisma/generated/", "^server/(env|log)\\.ts$"],
  },
  integrations: {
    path: "^server/integrations/",
    may: ["^server/integrations/", "^server/domain/", "^prisma/seed/", "^server/(env|log)\\.ts$"],
  },
  services: {
    path: "^server/services/",
    may: [
      "^server/services/",
      "^server/(domain|engine|data|integrations)/",
      "^server/nodes/specs\\.ts$",
      "^server/durable/events\\.ts$",
      "^prisma/seed/",
      "^server/(env|log)\\.ts$",
    ],
  },
  durable: {
    path: "^server/durable/",
    may: ["^server/(durable|engine|data|services|domain)/", "^server/(env|log)\\.ts$"],
  },
  api: {
    path: "^server/api/",
    may: ["^server/(api|services|domain)/", "^server/(auth|env|log)\\.ts$"],
  },
  auth: {
    path: "^server/auth\\.ts$",
    may: ["^server/(services|data|domain)/", "^server/(env|log)\\.ts$"],
  },
  env: { path: "^server/(env|log)\\.ts$", may: ["^$"] },
  components: {
    path: "^components/",
    may: [
      "^components/",
      "^server/domain/",
      "^server/nodes/specs\\.ts$",
      "^server/nodes/forms\\.tsx$",
      "^server/api/root\\.ts$",
    ],
  },
  app: {
    path: "^(app/|proxy\\.ts$)",
    may: ["^app/", "^components/", "^server/(api|durable)/", "^server/(auth|env|log)\\.ts$"],
  },
  // what the web process does once before it answers
  boot: { path: "^instrumentation\\.ts$", may: ["^server/services/setup/", "^server/(env|log)\\.ts$"] },
  launch: {
    path: "^server/launch/",
    may: ["^server/launch/", "^server/durable/", "^server/(env|log)\\.ts$"],
  },
};

const ours = "^(app|components|server|prisma|e2e)/|^(proxy|instrumentation)\\.ts$";

const arrows = Object.entries(rooms).map(([name, { path, may }]) => ({
  name: `arrow-${name}`,
  comment: `${name} imports a room that it may not know`,
  severity: "error",
  from: { path, pathNot: test },
  to: { path: ours, pathNot: may },
}));

/** Package → the only places that may import it. */
const packages = [
  [
    "prisma",
    "^node_modules/@prisma/|^prisma/generated/",
    "^(server/data/|server/launch/|server/proof/|\\.config/)",
  ],
  ["inngest", "^node_modules/(inngest|graphile-worker)/", "^server/(durable|proof)/"],
  ["trpc", "^node_modules/@trpc/", "^(server/api/|server/proof/|components/|app/)"],
  [
    "next",
    "^node_modules/(next|next-auth|react|react-dom)/",
    "^(app/|components/|proxy\\.ts|server/auth\\.ts|server/api/|server/nodes/[^/]+/[^/]+\\.tsx|server/nodes/forms\\.tsx)",
  ],
  ["postgres", "^node_modules/pg/", "^server/(data|durable|launch|proof)/"],
];

const owners = packages.map(([name, path, place]) => ({
  name: `package-${name}`,
  comment: `only its own room imports ${name}`,
  severity: "error",
  from: { pathNot: [place, test, "^e2e/", "^prisma/"] },
  to: { path },
}));

const typesOnly = (name, path, to) => ({
  name: `types-only-${name}`,
  comment: "only types may be imported from there",
  severity: "error",
  from: { path, pathNot: test },
  to: { path: to, dependencyTypesNot: ["type-only"] },
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...arrows,
    ...owners,
    typesOnly("node-ports", "^server/nodes/", "^server/engine/ports\\.ts$"),
    typesOnly("components-api", "^components/", "^server/api/root\\.ts$"),
    {
      name: "domain-pure",
      comment: "the domain knows zod, and in files that hash also node:crypto and canonicalize",
      severity: "error",
      from: { path: "^server/domain/", pathNot: [test, "hash[^/]*\\.ts$", "^server/domain/audit/"] },
      to: {
        dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-no-pkg", "core"],
        pathNot: "^node_modules/zod/",
      },
    },
    {
      name: "domain-hash-pure",
      severity: "error",
      from: { path: "^server/domain/(.*hash[^/]*\\.ts$|audit/)", pathNot: test },
      to: {
        dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-no-pkg", "core"],
        pathNot: "^node_modules/(zod|canonicalize)/|^(node:)?crypto$",
      },
    },
    {
      name: "no-other-node",
      comment: "no node sees another node",
      severity: "error",
      from: { path: "^server/nodes/([^/]+)/.+" },
      to: { path: "^server/nodes/[^/]+/", pathNot: "^server/nodes/$1/" },
    },
    {
      name: "no-proof",
      comment: "proof may import all and is imported by none but tests",
      severity: "error",
      from: { pathNot: ["^server/proof/", "^e2e/", test] },
      to: { path: "^server/proof/" },
    },
    {
      name: "no-tests",
      comment: "product code imports no test and no test database",
      severity: "error",
      from: { pathNot: [test, "^e2e/", "^server/launch/", "^server/proof/", "^\\.config/"] },
      to: { path: [test, "^e2e/", "^server/launch/"] },
    },
    {
      name: "launch-for-tests",
      comment: "of launch, tests elsewhere know the test database and the sink",
      severity: "error",
      from: { path: test, pathNot: "^server/launch/" },
      to: { path: "^server/launch/", pathNot: "^server/launch/(test-database|sink)\\.ts$" },
    },
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    exclude: { path: "^server/launch/check/planted/" },
    doNotFollow: { path: ["^node_modules/", "^prisma/generated/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json"],
    },
  },
};
