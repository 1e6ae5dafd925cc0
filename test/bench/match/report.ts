import { type Gate, type Result, share } from './gates.ts';
import type { Share } from './quality.ts';

const show = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(4));

function table(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  console.log(`\n${title}`);
  for (const row of rows) console.log(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
}

function shares(by: Readonly<Record<string, Share>>): string {
  return Object.entries(by)
    .map(([kind, one]) => `${kind} ${share(one).toFixed(3)}`)
    .join(' · ');
}

/** Prints everything a run measured, and last which goals were held. */
export function printTables(
  { corpus, quality, peers, speed, lookUps, growth }: Result,
  gates: readonly Gate[],
): void {
  console.log(
    `corpus: ${corpus}; ${quality.templates.found} of ${quality.templates.of} templates pass the gate`,
  );
  console.log(`real variants found by kind: ${shares(quality.realByKind)}`);
  console.log(`synthetic edits found by kind: ${shares(quality.synthByKind)}`);
  console.log(`synthetic edits at B by kind: ${shares(quality.synthAsMessage)}`);
  table('methods, on the corpus’ own templates', [
    ['method', 'real', 'synthetic', 'hard hits', 'easy hits', 'µs p50', 'µs p99', 'µs p50, 10k', 'build ms'],
    ...peers.map((peer) => [
      peer.name,
      peer.recall.toFixed(4),
      peer.synth.toFixed(3),
      `${peer.hardHits} of ${peer.hardAsked}`,
      `${peer.easyHits} of ${peer.easyAsked}`,
      show(peer.times.p50),
      show(peer.times.p99),
      peer.timesFull === null ? '–' : show(peer.timesFull.p50),
      show(peer.buildMs),
    ]),
  ]);
  table('the whole judge, ordinary posts', [
    ['templates', 'µs p50', 'µs p99', 'build ms', 'open µs', 'index bytes', 'entry bytes'],
    ...speed.map((at) => [
      String(at.templates),
      show(at.judge.p50),
      show(at.judge.p99),
      show(at.buildMs),
      show(at.openUs),
      String(at.indexBytes),
      String(at.entryBytes),
    ]),
  ]);
  table('looking up an account', [
    ['method', 'keys', 'ns', 'bytes a key', 'false', 'build ms'],
    ...lookUps.map((one) => [
      one.name,
      String(one.keys),
      show(one.ns),
      show(one.bytesPerKey),
      show(one.falsePositives),
      show(one.buildMs),
    ]),
  ]);
  console.log(
    `\nworst of the hostile 64 KB texts: ${growth.worst}, ${show(growth.ms)} ms, ×${show(growth.ratio)} for twice the text`,
  );
  table('goals', [
    ['', 'goal', 'measured', 'bound'],
    ...gates.map((gate) => [gate.held ? 'held' : 'MISSED', gate.goal, show(gate.measured), gate.bound]),
  ]);
}
