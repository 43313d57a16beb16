import type { Command } from 'commander';
import type { Project } from './project.ts';
import { wordsOf } from './read-markdown.ts';

/** npm's own commands, which are no scripts. */
const OF_NPM = new Set(['ci']);

/** What a line to be typed names and the project does not have, as ends of sentences. Lines without npm are let pass. */
export const commandFaults = (line: string, project: Project): readonly string[] =>
  line.split(/&&|[;|]/u).flatMap((part) => {
    const words = wordsOf(part);
    const start = words.findIndex((word) => !/^[A-Z_]+=/u.test(word));
    return words[start] === 'npm' && words.length > start + 1 ? npmFaults(words.slice(start + 1), project) : [];
  });

function npmFaults(words: readonly string[], project: Project): readonly string[] {
  const end = words.indexOf('--');
  const own = (end < 0 ? words : words.slice(0, end)).filter((word) => !word.startsWith('-'));
  const args = end < 0 ? [] : words.slice(end + 1);
  const [first = '', second] = own;
  if (OF_NPM.has(first)) return [];
  const script = first === 'run' ? (second ?? '') : first;
  const runs = project.scripts[script];
  if (runs === undefined || (first !== 'run' && first !== 'start' && first !== 'test')) {
    return [`the npm script ${script}, which package.json does not have`];
  }
  if (runs.endsWith('src/main.ts')) return programFaults(args, project.program);
  if (!runs.endsWith('test/bench/main.ts') || args.length === 0 || project.benches.has(args[0] ?? '')) return [];
  return [`the benchmark ${args[0] ?? ''}, which test/bench/main.ts does not have`];
}

function programFaults(args: readonly string[], program: Command): readonly string[] {
  const faults: string[] = [];
  let command: Command | undefined;
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (word.startsWith('-')) {
      const option = optionOf(word, [program, ...(command ? [command] : [])]);
      if (option === undefined) faults.push(`the option ${word}, which ${command?.name() ?? 'kakari'} does not have`);
      if (option?.required === true && !word.includes('=')) at += 1;
    } else if (command === undefined) {
      command = commandsOf(program).find((known) => known.name() === word);
      if (command === undefined) return [...faults, `the command ${word}, which kakari does not have`];
    } else if (command.commands.length > 0) {
      const inner = commandsOf(command).find((known) => known.name() === word);
      if (inner === undefined) return [...faults, `the command ${word}, which ${command.name()} does not have`];
      command = inner;
    } else if (command.registeredArguments.length === 0) {
      faults.push(`the argument ${word}, which ${command.name()} does not take`);
    }
  }
  return faults;
}

/** Options that stand alone (`-m, --municipality`) and that no command has, as ends of sentences. */
export const optionFaults = (code: string, { program }: Project): readonly string[] =>
  /^--?[a-z]/u.test(code)
    ? code
        .split(/[\s,]+/u)
        .filter((word) => word.startsWith('-') && !optionOf(word, [program, ...commandsOf(program)]))
        .map((word) => `the option ${word}, which no command has`)
    : [];

const commandsOf = (program: Command): readonly Command[] => program.createHelp().visibleCommands(program);

const optionOf = (word: string, commands: readonly Command[]): { readonly required: boolean } | undefined =>
  commands
    .flatMap((command) => command.createHelp().visibleOptions(command))
    .find(({ short, long }) => [short, long].includes(word.replace(/=.*$/u, '')));
