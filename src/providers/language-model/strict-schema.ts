type Schema = Readonly<Record<string, unknown>>;

/** What every server that can follow a schema understands. Others of JSON Schema's words make some of them refuse it. */
const UNDERSTOOD = new Set([
  'type',
  'properties',
  'items',
  'enum',
  'const',
  'anyOf',
  'description',
  '$defs',
  '$ref',
  'required',
  'additionalProperties',
]);

/**
 * A schema as `strict` servers want it: no bounds and patterns (who reads the answer checks them), every property required, no
 * others.
 */
export function strictSchema(schema: Schema): Schema {
  const kept = Object.entries(schema).filter(([word]) => UNDERSTOOD.has(word));
  const strict = Object.fromEntries(kept.map(([word, value]) => [word, strictWord(word, value)]));
  const properties = strict['properties'];
  if (!isSchema(properties)) return strict;
  return { ...strict, required: Object.keys(properties), additionalProperties: false };
}

function strictWord(word: string, value: unknown): unknown {
  if (word === 'properties' || word === '$defs') return eachOf(value);
  if (Array.isArray(value)) return word === 'anyOf' ? value.map(strictOf) : value;
  return strictOf(value);
}

const strictOf = (value: unknown): unknown => (isSchema(value) ? strictSchema(value) : value);

const eachOf = (schemas: unknown): unknown =>
  isSchema(schemas) ? Object.fromEntries(Object.entries(schemas).map(([name, value]) => [name, strictOf(value)])) : {};

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
