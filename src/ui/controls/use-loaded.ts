import { useCallback, useEffect, useState } from 'preact/hooks';

/** Something that is asked for: still loading, there, or refused. */
export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed' };

/**
 * Loads a value when the component appears, and again on `reload`; what was there stays while it loads again. `load` must
 * keep its identity between renderings.
 */
export function useLoaded<T>(load: () => Promise<T>): readonly [Loaded<T>, () => Promise<void>] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const reload = useCallback(async () => {
    try {
      const value = await load();
      setLoaded({ state: 'ready', value });
    } catch {
      setLoaded({ state: 'failed' });
    }
  }, [load]);
  useEffect(() => {
    void reload();
  }, [reload]);
  return [loaded, reload];
}

/** The value when it is there, else null. */
export function readyValue<T>(loaded: Loaded<T>): T | null {
  return loaded.state === 'ready' ? loaded.value : null;
}
