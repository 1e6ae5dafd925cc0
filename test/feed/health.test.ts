// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Health } from '../../src/feed/health.ts';
import type { TrackedUnit } from '../../src/feed/tracked-post.ts';
import type { HealthSample, ReadPost, Site } from '../../src/sites/site.ts';
import { toyArticle, toySite } from '../support/toy-site.ts';
import '../support/seed.ts';

const WINDOW = 60;

function openHealth() {
  let seen: HealthSample | null = null;
  const site: Site = {
    ...toySite,
    canaries: [
      {
        name: 'looks only',
        broken: (sample) => {
          seen = { ...sample, counts: { ...sample.counts }, finders: { ...sample.finders } };
          return false;
        },
      },
    ],
  };
  const health = new Health(site, document.documentElement, 'home', 0, () => undefined);
  return {
    health,
    sample: (): HealthSample => {
      health.judge(0);
      if (seen === null) throw new Error('nobody looked');
      return seen;
    },
  };
}

function makeUnit(at: number): TrackedUnit {
  const unit = toyArticle(document, '', '');
  return {
    unit,
    finder: at % 3 === 0 ? 'third' : 'other',
    posts: [],
    isDirty: false,

    wasRead: true,
  };
}

/** The unit as it would be read, with its author or without. */
function readOf({ unit }: TrackedUnit, named: boolean): readonly ReadPost[] {
  const page = { url: new URL('https://x.com/'), view: 'home' as const };
  return toySite
    .read(unit, page)
    .map((read) => ({ ...read, post: { ...read.post, author: named ? { handle: 'ada' } : null } }));
}

describe('health', () => {
  test('whatever is read again, in whatever order, the newest 60 units count, each as it was read last', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(130), fc.boolean(), fc.integer({ min: 0, max: 99 })), { maxLength: 400 }),
        (steps) => {
          const { health, sample } = openHealth();
          const units = Array.from({ length: 131 }, (_, at) => makeUnit(at));
          let model: { at: number; named: boolean }[] = [];
          for (const [at, named, chance] of steps) {
            if (chance === 0) {
              health.restart('home', 0);
              model = [];
            }
            const unit = units[at];
            if (unit === undefined) continue;
            health.saw(unit, readOf(unit, named));
            model = [...model.filter((one) => one.at !== at), { at, named }].slice(-WINDOW);
          }
          const { seen, parsed, counts, finders } = sample();
          expect(seen).toBe(model.length);
          expect(parsed).toBe(model.filter(({ named }) => named).length);
          expect(counts.nobody ?? 0).toBe(model.filter(({ named }) => !named).length);
          expect(finders.third ?? 0).toBe(model.filter(({ at }) => at % 3 === 0).length);
          expect([...health.hooks()]).toHaveLength(model.length);
        },
      ),
      { numRuns: 40 },
    );
  });
});
