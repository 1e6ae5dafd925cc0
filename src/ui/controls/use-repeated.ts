import { useEffect } from 'preact/hooks';

/** Calls `act` every `ms` while the component is there and its page is visible. */
export function useRepeated(act: () => void, ms: number): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') act();
    }, ms);
    return () => clearInterval(timer);
  }, [act, ms]);
}
