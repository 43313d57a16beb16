/** Where models are asked: any server that speaks OpenAI's interface, or Azure OpenAI by its own settings. */
export type ModelEndpoint =
  /** `baseUrl` ends before `/chat/completions`, as in `http://localhost:11434/v1`. Servers of one's own may need no key. */
  | { readonly kind: 'openai'; readonly baseUrl: string; readonly apiKey?: string }
  /** Models are named by their deployments. */
  | { readonly kind: 'azure'; readonly endpoint: string; readonly apiKey: string; readonly apiVersion: string };
