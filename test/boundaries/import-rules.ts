import { posix } from 'node:path';
import { lineAt, withoutComments, type SourceFile } from './source-files.ts';

/** The part of the house that a file belongs to. `name` tells parts of one kind apart. */
interface Part {
  readonly kind:
    | 'domain'
    | 'ports'
    | 'language'
    | 'plans'
    | 'providers'
    | 'stage'
    | 'flow'
    | 'surface'
    | 'fakes'
    | 'config'
    | 'command-line'
    | 'main'
    | 'package'
    | 'elsewhere';
  readonly name: string;
}

const FLOWS = new Set(['conversation', 'reminding', 'importing']);
const LAYERS = new Set(['domain', 'ports', 'language', 'plans', 'providers', 'command-line'] as const);

/** What each part may import besides itself. A flow also imports its own stages; main.ts and command-line import all. */
const MAY_IMPORT: Readonly<Record<string, readonly Part['kind'][]>> = {
  domain: [],
  ports: ['domain'],
  language: ['domain'],
  plans: ['domain', 'ports', 'language', 'package'],
  providers: ['domain', 'ports', 'language', 'package'],
  stage: ['domain', 'ports', 'language', 'package'],
  surface: ['domain', 'ports', 'language', 'package'],
  fakes: ['domain', 'ports', 'language', 'package'],
  config: ['domain', 'ports', 'language', 'package'],
  flow: ['domain', 'ports', 'language', 'package'],
};

/** What `file` imports that it must not, as sentences. */
export function importProblems(file: SourceFile): readonly string[] {
  const from = partOf(file.path);
  return importsOf(file).flatMap(({ specifier, line }) => {
    const to = specifier.startsWith('.')
      ? partOf(posix.join(posix.dirname(file.path), specifier))
      : ({ kind: 'package', name: specifier } as const);
    const fault = faultOf(from, to);
    return fault === undefined ? [] : [`${file.path}:${line} imports ${specifier}, but ${fault}.`];
  });
}

function faultOf(from: Part, to: Part): string | undefined {
  if (to.kind === 'main') return 'nobody imports main.ts';
  if (from.kind === 'main' || from.kind === 'command-line') return undefined;
  if (to.kind === 'command-line') return 'only main.ts imports src/command-line';
  if (from.kind === to.kind && from.name === to.name) return undefined;
  if (from.kind === 'flow' && to.kind === 'stage' && to.name.startsWith(`${from.name}/`)) return undefined;
  const allowed = MAY_IMPORT[from.kind] ?? [];
  if (allowed.includes(to.kind)) return undefined;
  const stages = from.kind === 'flow' ? ['its own stages'] : [];
  return `${label(from)} imports only ${[...allowed.map(plural), ...stages, 'its own folder'].join(', ')}, not ${label(to)}`;
}

const plural = (kind: string): string => (kind === 'package' ? 'npm packages' : kind);

const label = (part: Part): string => (part.kind === part.name ? part.kind : `${part.kind} ${part.name}`);

function partOf(path: string): Part {
  const [top = '', first = '', second = '', third] = path.split('/');
  if (top === 'adapters') return { kind: 'surface', name: first.replace(/\.ts$/u, '') };
  if (top === 'test' && first === 'fakes') return { kind: 'fakes', name: 'fakes' };
  if (top !== 'src') return { kind: 'elsewhere', name: path };
  if (path === 'src/main.ts') return { kind: 'main', name: 'main' };
  if (path === 'src/config.ts' || first === 'config') return { kind: 'config', name: 'config' };
  if (FLOWS.has(first)) {
    return third === undefined ? { kind: 'flow', name: first } : { kind: 'stage', name: `${first}/${second}` };
  }
  const layer = [...LAYERS].find((kind) => kind === first);
  return layer === undefined ? { kind: 'elsewhere', name: path } : { kind: layer, name: layer };
}

const IMPORT = /\b(?:from|import)\s*\(?\s*(['"])(?<specifier>[^'"\n]+)\1/gu;

function importsOf(file: SourceFile): readonly { readonly specifier: string; readonly line: number }[] {
  const code = withoutComments(file.text);
  return [...code.matchAll(IMPORT)].map((match) => ({
    specifier: match.groups?.['specifier'] ?? '',
    line: lineAt(code, match.index),
  }));
}
