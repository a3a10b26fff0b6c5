import { config } from "zod/v4/core";

// Our content security policy takes no script made from text. Without this zod tries one as each page loads, and the
// browser reports a violation that hides the ones that matter.
config({ jitless: true });
