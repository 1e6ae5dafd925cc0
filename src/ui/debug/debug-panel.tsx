import type { ListInfo, TabReport } from '../../messages/contract.ts';
import { formatNumber, t, tOne } from '../../platform/i18n.ts';
import { Decisions } from './decisions.tsx';

interface DebugPanelProps {
  readonly report: TabReport;
  readonly lists: readonly ListInfo[];
  /** In the popup: cards instead of a wide table. */
  readonly narrow?: boolean;
}

/** For testers: how well the page is read, what it costs, and every decision with its reason. Nothing here is stored. */
export function DebugPanel({ report, lists, narrow = false }: DebugPanelProps) {
  return (
    <div class="stack" data-testid="debug">
      <div class="debug-facts">
        <section class="tight">
          <h2>{t('debugHealth')}</h2>
          <Facts rows={healthRows(report)} />
        </section>
        <Counters title={t('debugHooks')} counts={report.hooks} />
        <Counters title={t('debugFinders')} counts={report.finders} />
        <Counters
          title={t('debugWithheld')}
          counts={report.withheld}
          word={(reason) => tOne('reason', reason)}
        />
        <section class="tight">
          <h2>{t('debugTimes')}</h2>
          <Facts rows={timeRows(report)} />
        </section>
        <section class="tight">
          <h2>{t('sectionLists')}</h2>
          <Facts rows={lists.map(listRow)} />
        </section>
      </div>
      <Decisions posts={report.recent} narrow={narrow} />
    </div>
  );
}

type Row = readonly [name: string, value: string];

function Facts({ rows }: { readonly rows: readonly Row[] }) {
  if (rows.length === 0) return <p class="hint">{t('nothingYet')}</p>;
  return (
    <dl class="facts small">
      {rows.map(([name, value]) => (
        <div key={name} class="fact">
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function healthRows(report: TabReport): Row[] {
  return [
    [t('debugState'), report.broken === null ? t('debugWorking') : t('debugBroken', report.broken)],
    [t('debugView'), report.view],
    [t('debugSeen'), formatNumber(report.seen)],
    [t('debugParsed'), formatNumber(report.parsed)],
    [t('debugChecked'), formatNumber(report.checked)],
    [t('debugLabelled'), formatNumber(report.labelled.length)],
    [t('debugMessages'), formatNumber(report.messages)],
    [t('debugRemoved'), formatNumber(report.removedByPage)],
  ];
}

function timeRows({ slices, recent }: TabReport): Row[] {
  return [
    [t('debugSlices'), timesOf(slices)],
    [t('debugJudge'), timesOf(recent.filter(({ micros }) => micros > 0).map(({ micros }) => micros))],
  ];
}

/** "p50 · p95 · longest" in µs. */
function timesOf(micros: readonly number[]): string {
  if (micros.length === 0) return t('nothingYet');
  const sorted = [...micros].sort((one, other) => one - other);
  const at = (share: number): string =>
    formatNumber(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return t('debugPercentiles', at(0.5), at(0.95), at(1));
}

function listRow({ meta, generation, hash, on, fault, subscription }: ListInfo): Row {
  // Codes, not sentences: testers compare them with the format's.
  const sync = subscription === null ? '' : ` · ${subscription.freshness} · ${subscription.fault ?? 'ok'}`;
  const state = `${fault ?? t(on ? 'listIsOn' : 'listIsOff')}${sync}`;
  return [meta.id, t('debugList', generation, hash.slice(0, 12), meta.version, state)];
}

interface CountersProps {
  readonly title: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly word?: (name: string) => string;
}

function Counters({ title, counts, word = (name) => name }: CountersProps) {
  const rows = Object.entries(counts).sort(([one], [other]) => one.localeCompare(other));
  if (rows.length === 0) return null;
  return (
    <section class="tight">
      <h2>{title}</h2>
      <Facts rows={rows.map(([name, count]) => [word(name), formatNumber(count)] as const)} />
    </section>
  );
}
