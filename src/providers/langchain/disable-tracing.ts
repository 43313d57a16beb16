/**
 * Any one of these set to `true` makes LangChain post every question to LANGSMITH_ENDPOINT, whatever the others say; so
 * none may be left.
 */
const TRACING_VARIABLES = ['LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING_V2', 'LANGSMITH_TRACING', 'LANGCHAIN_TRACING'];

/** Takes what turns tracing on out of an environment. To be called before anything of LangChain's is. */
export function disableTracing(env: Record<string, string | undefined>): void {
  for (const name of TRACING_VARIABLES) delete env[name];
}
