/** Does the work alone among all contexts of the extension; one that waits does its work afterwards. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, work);
}
