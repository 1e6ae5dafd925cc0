import type { View } from '../core/post.ts';
import { isReadable } from '../core/post.ts';
import type { HealthSample, ReadPost, Site } from '../sites/site.ts';
import type { TrackedUnit } from './tracked-post.ts';

/** How many of the newest units the canaries look at. */
const WINDOW = 60;
/** The page as a whole is surveyed at most this often, ms. */
const SURVEY_MS = 2000;

interface UnitSample {
  readonly parsed: boolean;
  readonly finder: string;
  readonly hooks: readonly Readonly<Record<string, string>>[];
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Counts how well the adapter reads this page, and lets the site's canaries judge it. While an alarm stands no badge is
 * shown; when reading works again the alarm ends by itself, because only the newest units count.
 */
export class Health {
  readonly #site: Site;
  readonly #root: Element;
  readonly #onChange: (alarm: string | null) => void;
  #samples = new Map<Element, UnitSample>();
  /** Sums over the samples. */
  #parsed = 0;
  #finders: Record<string, number> = {};
  /** With the survey's. */
  #counts: Record<string, number> = {};
  #view: View;
  #since: number;
  #surveyedAt = Number.NEGATIVE_INFINITY;
  #survey: Record<string, number> = {};
  /** Name of the canary that stopped the badges, or null. */
  alarm: string | null = null;

  constructor(site: Site, root: Element, view: View, now: number, onChange: (alarm: string | null) => void) {
    this.#site = site;
    this.#root = root;
    this.#view = view;
    this.#since = now;
    this.#onChange = onChange;
  }

  /** A new page begins: what was seen before says nothing about it. */
  restart(view: View, now: number): void {
    this.#view = view;
    this.#since = now;
    this.#samples = new Map();
    this.#parsed = 0;
    this.#finders = {};
    this.#counts = {};
    this.#survey = {};
    this.#surveyedAt = Number.NEGATIVE_INFINITY;
    this.#setAlarm(null);
  }

  /** Takes note of a unit as it was read just now. */
  saw(unit: TrackedUnit, posts: readonly ReadPost[]): void {
    const counts: Record<string, number> = {};
    this.#site.count(unit.unit, posts, counts);
    this.#forget(unit.unit);
    if (this.#samples.size >= WINDOW) {
      const oldest = this.#samples.keys().next();
      if (oldest.done !== true) this.#forget(oldest.value);
    }
    const one = {
      parsed: posts.some(({ post }) => post.author !== null),
      finder: unit.finder,
      hooks: posts.map(({ hooks }) => hooks),
      counts,
    };
    this.#samples.set(unit.unit, one);
    this.#add(one, 1);
  }

  /** Lets the canaries look. */
  judge(now: number): void {
    if (!isReadable(this.#view)) return;
    if (now - this.#surveyedAt >= SURVEY_MS) {
      this.#surveyedAt = now;
      addCounts(this.#counts, this.#survey, -1);
      this.#survey = {};
      this.#site.survey(this.#root, this.#survey);
      addCounts(this.#counts, this.#survey, 1);
    }
    const sample = this.sample(now);
    this.#setAlarm(this.#site.canaries.find((canary) => canary.broken(sample))?.name ?? null);
  }

  /** The counters as the canaries see them, until the next unit is counted. Made after every piece of work: nothing is copied. */
  sample(now: number): HealthSample {
    return {
      view: this.#view,
      seen: this.#samples.size,
      parsed: this.#parsed,
      counts: this.#counts,
      finders: this.#finders,
      watchedMs: now - this.#since,
    };
  }

  /** The hooks that served each post of the newest units. */
  *hooks(): Iterable<Readonly<Record<string, string>>> {
    for (const { hooks } of this.#samples.values()) yield* hooks;
  }

  #forget(unit: Element): void {
    const one = this.#samples.get(unit);
    if (one === undefined) return;
    this.#samples.delete(unit);
    this.#add(one, -1);
  }

  /** Adds a unit to the sums, or takes it away. */
  #add({ parsed, finder, counts }: UnitSample, by: 1 | -1): void {
    if (parsed) this.#parsed += by;
    this.#finders[finder] = (this.#finders[finder] ?? 0) + by;
    addCounts(this.#counts, counts, by);
  }

  #setAlarm(alarm: string | null): void {
    if (alarm === this.alarm) return;
    this.alarm = alarm;
    this.#onChange(alarm);
  }
}

function addCounts(to: Record<string, number>, counts: Readonly<Record<string, number>>, by: 1 | -1): void {
  for (const name in counts) to[name] = (to[name] ?? 0) + by * (counts[name] ?? 0);
}
