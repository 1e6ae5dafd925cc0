/** The posts an address asks for by number (`?posts=4,2`), in that order; all of them when it asks for none. */
export function chosenPosts<P extends { readonly id: number }>(all: readonly P[], url: URL): readonly P[] {
  const wanted = url.searchParams.get('posts');
  if (wanted === null) return all;
  return wanted.split(',').flatMap((number) => all.filter(({ id }) => id === Number(number)));
}
