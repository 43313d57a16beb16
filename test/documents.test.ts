import { describe, expect, it } from 'vitest';
import { KakariError } from '../src/domain/errors.ts';
import { errorLines } from '../src/command-line/sentences.ts';
import { SENTENCES } from '../adapters/web/texts.ts';
import { DEFAULT_POLICY } from '../src/reminding/reminders/policy.ts';
import { findFaults } from './documents/find-faults.ts';
import { readProject, readText } from './documents/project.ts';

const DOCUMENTS = ['README.md', 'README.ja.md', 'ARCHITECTURE.md', 'knowledge/README.md'];
const project = readProject();

describe.each(DOCUMENTS)('%s', (path) => {
  it('names only what is there', () => {
    expect(findFaults({ path, text: readText(path) }, project)).toEqual([]);
  });
});

describe.each(['README.md', 'README.ja.md'])('%s', (path) => {
  it.each(['npm ci && npm start', 'npm ci && npm test'])('tells to type %s', (command) => {
    expect(readText(path)).toContain(`$ ${command}\n`);
  });
});

describe('README.ja.md', () => {
  const text = readText('README.ja.md');

  it('tells every setting', () => {
    expect(project.variables.size).toBeGreaterThan(0);
    expect([...project.variables].filter((name) => !text.includes(`| \`${name}\` |`))).toEqual([]);
  });

  it.each([
    ['web-port-in-use', { host: '127.0.0.1', port: 8480 }],
    ['encoder-damaged', { file: 'knowledge/common/encoder/encoder.bin' }],
    ['knowledge-invalid', { folder: 'knowledge', count: 1 }],
    ['directory-invalid', { file: 'meibo.csv', count: 1 }],
    ['ledger-full', { place: 'data/kakari.sqlite3' }],
    ['ledger-damaged', { place: 'data/kakari.sqlite3' }],
    ['ledger-newer', { place: 'data/kakari.sqlite3' }],
  ])('quotes the sentence for %s as the program says it', (code, fields) => {
    for (const line of errorLines(new KakariError(code, fields))) expect(text).toContain(`> ${line}\n`);
  });

  it('tells the defaults of the policy', () => {
    const { leadDays, quietHours, escalateAfterWorkingDays } = DEFAULT_POLICY;
    expect(text).toContain(`工程の開始と完了期限は${leadDays['phase-begins'].join('日、')}日前`);
    expect(text).toContain(`指標は${leadDays['target-due'].join('日、')}日前`);
    expect(text).toContain(`計画の終わりは${leadDays['plan-ends'].join('日、')}日前`);
    expect(text).toContain(`営業日の ${quietHours.to.replace(/^0/u, '')} から ${quietHours.from} まで`);
    expect(text).toContain(`${escalateAfterWorkingDays}営業日たっても`);
  });

  it('quotes the sentence for a foreign host name as the page says it', () => {
    expect(text).toContain(`> ${SENTENCES['unknown-host']}\n`);
  });
});

describe('the checker of documents', () => {
  const faultsOf = (...lines: readonly string[]): readonly string[] =>
    findFaults({ path: 'README.md', text: lines.join('\n') }, project);

  it.each([
    ['a file that is not there', 'see `src/no-such-file.ts`', 'the path src/no-such-file.ts'],
    ['a file by its name', 'see `no-such-file.yaml`', 'the path no-such-file.yaml'],
    ['a folder that is not there', 'see `src/nothing/`', 'the path src/nothing/'],
    ['a file in the wrong folder', 'see `src/read-question.ts`', 'the path src/read-question.ts'],
    ['a pattern that nothing fits', 'see `src/*/no-such-file.ts`', 'the path src/*/no-such-file.ts'],
    ['a script', '`npm run -s nothing`', 'the npm script nothing'],
    ['a script behind another command', '`npm ci && npm nothing`', 'the npm script nothing'],
    ['a command', '`npm run -s kakari -- forget`', 'the command forget'],
    ['a command inside another', '`npm run -s kakari -- directory burn`', 'the command burn'],
    ['an option', '`npm run -s kakari -- ask --slack "a -b"`', 'the option --slack'],
    ['an option of another command', '`npm run -s kakari -- plans --batch`', 'the option --batch'],
    ['an option by itself', 'with `-m, --town`', 'the option --town'],
    ['an argument', '`npm run -s kakari -- check seki`', 'the argument seki'],
    ['a benchmark', '`npm run -s bench -- nothing DIR`', 'the benchmark nothing'],
    ['a variable', 'set KAKARI_NOTHING', 'the variable KAKARI_NOTHING'],
    ['a name of the code', 'calls `answerNothing`', 'answerNothing'],
    ['a constant in the wrong file', '| `LIKELY` | `src/config.ts` | a bar |', 'LIKELY, which src/config.ts does'],
    ['a link', '[there](nothing.md)', 'the link nothing.md'],
    ['a picture', '![it](adapters/web/nothing.png)', 'the link adapters/web/nothing.png'],
    ['a heading', '[below](#nothing)', 'the link #nothing'],
    ['a heading of another file', '[below](README.ja.md#nothing)', 'the link README.ja.md#nothing'],
    ['a home folder', 'cd ~/kakari', 'a path of one machine'],
    ['a path of a machine', `cd ${['', 'home', 'me', 'kakari'].join('/')}`, 'a path of one machine'],
  ])('catches %s', (_, line, fault) => {
    expect(faultsOf('first', line)).toEqual([expect.stringMatching(/^README\.md:2 names /u)]);
    expect(faultsOf('first', line).join('\n')).toContain(fault);
  });

  it('reads commands in blocks, and not what they print', () => {
    expect(faultsOf('```console', '$ KAKARI_PORT=1 npm run nothing', 'npm run nothing', '```')).toEqual([
      'README.md:2 names the npm script nothing, which package.json does not have.',
    ]);
  });

  it('reads folders in blocks without a language', () => {
    expect(faultsOf('```', 'knowledge/', '  nothing.yaml   none', '```')).toEqual([
      'README.md:3 names the path nothing.yaml, which is not there.',
    ]);
  });

  it.each([
    'see `src/config.ts`, `config.ts`, `src/domain/`, `knowledge/<id>/plan.yaml` and `src/{domain,ports}`',
    '`npm ci && npm start`, `npm test`, `npm run -s check`',
    '`npm run -s kakari -- ask -m seki --now 2026-11-21 "…"`, `npm run -s kakari -- help`',
    '`npm run -s kakari -- check --knowledge folder`, `--batch`, `-h, --help`',
    '`npm run -s bench -- retrieval DIR…`',
    'set `KAKARI_PORT`; `EvidenceFinder` and `LIKELY` are there',
    '[plans](knowledge/README.md#planyaml), [elsewhere](https://example.org/nothing)',
  ])('lets pass: %s', (line) => {
    expect(faultsOf(line)).toEqual([]);
  });
});
