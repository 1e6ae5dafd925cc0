import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Who may import whom. docs/architecture.md shows the same table; a test below compares them. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'src/core': [],
  'src/sites': ['src/core'],
  'src/platform': ['src/core'],
  'src/settings': ['src/core', 'src/platform'],
  'src/store': ['src/core'],
  'src/messages': ['src/core', 'src/platform'],
  'src/sync': ['src/core', 'src/platform', 'src/store', 'src/settings', 'src/messages'],
  'src/background': ['src/core', 'src/platform', 'src/store', 'src/settings', 'src/sync', 'src/messages'],
  'src/ui': ['src/core', 'src/messages', 'src/settings', 'src/platform'],
  'src/feed': ['src/core', 'src/sites', 'src/messages', 'src/ui/badge', 'src/platform'],
  'src/cli': ['src/core'],
  entrypoints: [
    'src/core',
    'src/sites',
    'src/platform',
    'src/settings',
    'src/store',
    'src/messages',
    'src/sync',
    'src/background',
    'src/ui',
    'src/feed',
  ],
};

/** Packages a room may import; a package that is not here needs a decision record. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'src/core': ['valibot'],
  'src/sites': [],
  'src/platform': ['webextension-polyfill'],
  'src/settings': [],
  'src/store': ['dexie'],
  'src/messages': [],
  'src/sync': ['fflate'],
  'src/background': [],
  'src/ui': ['preact', 'diff'],
  'src/feed': [],
  'src/cli': ['canonicalize', 'fflate'],
  entrypoints: ['wxt'],
};

const ROOT = resolve(import.meta.dirname, '..');
const SOURCE = /\.(ts|tsx)$/;
const FORBIDDEN_FOLDERS = /(^|\/)(utils?|helpers?|common|misc)(\/|$)/;

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : SOURCE.test(entry.name) ? [path] : [];
  });
}

function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

const files = ['src', 'entrypoints'].flatMap(filesBelow);
const sourceOf = new Map(files.map((file) => [file, textOf(file)]));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const source = sourceOf.get(file) ?? '';
  const pattern = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/g;
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [
    ...Array.from(source.matchAll(pattern), (m) => ({
      from: file,
      to: m[2] ?? '',
      typeOnly: m[1] !== undefined,
    })),
    ...Array.from(source.matchAll(dynamic), (m) => ({ from: file, to: m[1] ?? '', typeOnly: false })),
  ];
}

function roomOf(path: string): string {
  return path.startsWith('entrypoints/') ? 'entrypoints' : path.split('/').slice(0, 2).join('/');
}

function target({ from, to }: Import): string {
  return relative(ROOT, resolve(ROOT, dirname(from), to.replace(/\?.*$/, '')));
}

const all = files.flatMap(importsOf);
const inside = all.filter(({ to }) => to.startsWith('.'));
const packages = all.filter(({ to }) => !to.startsWith('.'));

describe('the house', () => {
  test('there is something to look at', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(inside.length).toBeGreaterThan(60);
  });

  test('a room imports only the rooms below it', () => {
    const wrong = inside.filter((edge) => {
      const here = roomOf(edge.from);
      const there = target(edge);
      const room = roomOf(there);
      if (room === here) return false;
      return !(LAYERS[here] ?? []).some((allowed) => there === allowed || there.startsWith(`${allowed}/`));
    });
    expect(wrong.map((edge) => `${edge.from} may not import ${target(edge)}`)).toEqual([]);
  });

  test('a room imports only its own packages', () => {
    const wrong = packages.filter(({ from, to }) => {
      if (roomOf(from) === 'src/cli' && from.startsWith('src/cli/node/') && to.startsWith('node:'))
        return false;
      const name = to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : to.split('/')[0];
      return !(PACKAGES[roomOf(from)] ?? []).includes(name ?? '');
    });
    expect(
      wrong.map(({ from, to }) => `${from} may not import the package ${to}: write a decision record`),
    ).toEqual([]);
  });

  test('every relative import names its file with its suffix', () => {
    const wrong = inside.filter(({ to }) => !/\.(tsx?|css|json|svg)(\?\w+)?$/.test(to));
    expect(wrong.map(({ from, to }) => `${from}: write the suffix of ${to}`)).toEqual([]);
  });

  test('no cycles at run time', () => {
    const edges = new Map<string, string[]>();
    for (const edge of inside.filter(({ typeOnly }) => !typeOnly)) {
      edges.set(edge.from, [...(edges.get(edge.from) ?? []), target(edge)]);
    }
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  test('files stay short, and entrypoints only wire', () => {
    const long = files.filter((file) => {
      const lines = (sourceOf.get(file) ?? '').split('\n').length - 1;
      return lines > (file.startsWith('entrypoints/') ? 40 : 300);
    });
    expect(long.map((file) => `${file} is too long: split it by duty`)).toEqual([]);
  });

  test('no barrels, no drawers, no escape hatches', () => {
    const wrong = files.flatMap((file) => {
      const source = sourceOf.get(file) ?? '';
      const found: string[] = [];
      if (FORBIDDEN_FOLDERS.test(file)) found.push(`${file}: name the room after its duty`);
      if (file.startsWith('src/') && /(^|\/)index\.tsx?$/.test(file)) found.push(`${file}: no barrels`);
      if (/@ts-(ignore|expect-error|nocheck)/.test(source)) found.push(`${file}: no compiler switches`);
      if (/export default/.test(source) && file.startsWith('src/')) found.push(`${file}: no default export`);
      return found;
    });
    expect(wrong).toEqual([]);
  });

  test('HTML is never made from strings, and only the platform talks to the browser', () => {
    const wrong = files.flatMap((file) => {
      const source = (sourceOf.get(file) ?? '').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      const found: string[] = [];
      if (
        /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write)\b/.test(source)
      ) {
        found.push(`${file}: build nodes, never HTML`);
      }
      const free = /^(src\/platform|entrypoints)\//.test(file);
      if (!free && /\b(browser|chrome)\.(runtime|storage|tabs|alarms|scripting|action|i18n)\b/.test(source)) {
        found.push(`${file}: only src/platform says browser.*`);
      }
      if (
        !free &&
        !file.startsWith('src/cli/node/') &&
        /(?<![.\w])fetch\(|\bXMLHttpRequest\b|\bWebSocket\b|sendBeacon/.test(source)
      ) {
        found.push(`${file}: only src/platform fetches`);
      }
      return found;
    });
    expect(wrong).toEqual([]);
  });

  test('core runs anywhere: no clock, no randomness', () => {
    const wrong = files
      .filter((file) => file.startsWith('src/core/'))
      .filter((file) => /Date\.now|new Date\(\)|Math\.random|console\./.test(sourceOf.get(file) ?? ''));
    expect(wrong).toEqual([]);
  });

  test('a property test runs on the printed seed: no run of it is luck', () => {
    const asserting = filesBelow('test').filter((file) => /\bfc\.(?:assert|check)\(/.test(textOf(file)));
    expect(asserting.length).toBeGreaterThan(15);
    expect(asserting.filter((file) => !/\/(?:seed|runs)\.ts';/.test(textOf(file)))).toEqual([]);
  });

  test('docs/architecture.md shows this table', () => {
    const doc = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
    for (const [room, allowed] of Object.entries(LAYERS)) {
      const row = doc.split('\n').find((line) => line.startsWith(`| \`${room}\``));
      expect(row, `docs/architecture.md has no row for ${room}`).toBeDefined();
      for (const name of allowed) expect(row, `the row of ${room}`).toContain(`\`${name}\``);
      expect((row?.match(/`(src|entrypoints)[^`]*`/g) ?? []).length, `the row of ${room}`).toBe(
        allowed.length + 1,
      );
    }
  });

  test('the top level is the agreed one', () => {
    const folders = readdirSync(ROOT).filter(
      (name) => statSync(join(ROOT, name)).isDirectory() && !name.startsWith('.'),
    );
    const known = [
      'docs',
      'entrypoints',
      'node_modules',
      'out',
      'public',
      'scripts',
      'src',
      'test',
      'test-results',
    ];
    expect(folders.filter((name) => !known.includes(name))).toEqual([]);
  });
});
