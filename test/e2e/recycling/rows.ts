import type { ReplicaSite } from '../../lab/replica/sites.ts';

/** Somebody whose posts the rows show. `at` is what an address says of them. */
export interface RowPerson {
  readonly at: string;
  readonly name: string;
  /** Facebook: the profile's path, which may be an id. */
  readonly path?: string;
}

/** How the plain rows of one replica are read and rewritten, from its markup alone. */
export interface RowTools {
  readonly rows: () => HTMLElement[];
  /** Everybody the row's header names now, each once: more than one while it is half rewritten. */
  readonly named: (row: Element) => string[];
  readonly text: (row: Element) => string;
  /** Writes the first half of the places that name the author, the second, or both. */
  readonly writeAuthor: (
    row: Element,
    person: RowPerson,
    id: number,
    half: 'first' | 'second' | 'both',
  ) => void;
  readonly writeText: (row: Element, text: string) => void;
  readonly writeId: (row: Element, id: number) => void;
  /** Writes a display name that looks like somebody else's address, where the site shows one. */
  readonly writeName: (row: Element, name: string) => void;
}

/** Self-contained, because it runs in the page and in the extension's world: it may use nothing from outside. */
export function rowTools(site: ReplicaSite): RowTools {
  const all = (row: Element, selector: string) => [...row.querySelectorAll(selector)];
  const textIn = (element: Element | undefined): Text | null => {
    if (element === undefined) return null;
    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    return node instanceof Text ? node : null;
  };
  const put = (element: Element | undefined, text: string) => {
    const node = textIn(element);
    if (node !== null) node.data = text;
  };
  const unique = (names: readonly string[]) => [...new Set(names.filter((name) => name !== ''))];
  const datetime = (id: number) =>
    new Date(Date.now() - (1 + (id % 9)) * 3_600_000).toISOString().slice(0, 13);

  const x = (): RowTools => {
    const status = (row: Element) => all(row, '[data-testid="User-Name"] a[href*="/status/"]');
    const handleOf = (href: string | null) => (href ?? '').split('/')[1] ?? '';
    return {
      rows: () =>
        [...document.querySelectorAll<HTMLElement>('[data-testid="cellInnerDiv"]')].filter(
          (row) => row.querySelector('article') !== null,
        ),
      named: (row) =>
        unique([
          ...all(row, '[data-testid^="UserAvatar-Container-"]').map((avatar) =>
            (avatar.getAttribute('data-testid') ?? '').slice('UserAvatar-Container-'.length),
          ),
          ...all(row, '[data-testid="User-Name"] a').map((link) => handleOf(link.getAttribute('href'))),
          ...all(row, '[data-testid="User-Name"] .handle').map((at) => (at.textContent ?? '').slice(1)),
        ]),
      text: (row) => row.querySelector('[data-testid="tweetText"]')?.textContent ?? '',
      writeAuthor: (row, { at, name }, id, half) => {
        if (half !== 'second') {
          for (const avatar of all(row, '[data-testid^="UserAvatar-Container-"]'))
            avatar.setAttribute('data-testid', `UserAvatar-Container-${at}`);
          for (const link of all(row, '[data-testid^="UserAvatar-Container-"] a'))
            link.setAttribute('href', `/${at}`);
        }
        if (half === 'first') return;
        for (const link of all(row, '[data-testid="User-Name"] a:not([href*="/status/"])'))
          link.setAttribute('href', `/${at}`);
        put(all(row, '[data-testid="User-Name"] .name')[0], name);
        put(all(row, '[data-testid="User-Name"] .handle')[0], `@${at}`);
        for (const link of status(row))
          link.setAttribute('href', `/${at}/status/19900000000000${10_000 + id}`);
        for (const time of all(row, 'time')) time.setAttribute('datetime', `${datetime(id)}:00:00.000Z`);
      },
      writeText: (row, text) => put(all(row, '[data-testid="tweetText"]')[0], text),
      writeId: (row, id) => {
        for (const link of status(row)) {
          const at = handleOf(link.getAttribute('href'));
          link.setAttribute('href', `/${at}/status/19900000000000${10_000 + id}`);
        }
      },
      writeName: (row, name) => put(all(row, '[data-testid="User-Name"] .name')[0], name),
    };
  };

  const facebook = (): RowTools => {
    const tracked = (path: string) =>
      `https://www.facebook.com${path}${path.includes('?') ? '&' : '?'}__cft__[0]=AZX3mQ7&__tn__=-UC%2CP-R`;
    const personOf = (link: Element) => {
      const url = new URL(link.getAttribute('href') ?? '', 'https://www.facebook.com');
      const people = /^\/people\/[^/]+\/(\d+)/.exec(url.pathname)?.[1];
      return people ?? url.searchParams.get('id') ?? url.pathname.slice(1);
    };
    return {
      rows: () => [...document.querySelectorAll<HTMLElement>('[role="feed"] > .unit')],
      named: (row) => unique(all(row, '.pictures a, h4 a').map(personOf)),
      text: (row) => row.querySelector('.paragraph')?.textContent ?? '',
      writeAuthor: (row, { at, path, name }, _id, half) => {
        const href = tracked(path ?? `/${at}`);
        if (half !== 'second') for (const link of all(row, '.pictures a')) link.setAttribute('href', href);
        if (half === 'first') return;
        for (const link of all(row, 'h4 a')) link.setAttribute('href', href);
        for (const picture of all(row, '.pictures [aria-label]')) picture.setAttribute('aria-label', name);
        put(all(row, 'h4 a')[0], name);
      },
      writeText: (row, text) => put(all(row, '.paragraph')[0], text),
      // A time's address is filled in when the pointer comes near it; this form names its owner, as the site's does.
      writeId: (row, id) => {
        const link = all(row, '.pictures a')[0];
        const owner = link === undefined ? '' : personOf(link);
        const path = /^\d+$/.test(owner)
          ? `/permalink.php?story_fbid=pfbid0Rep${id}&id=${owner}`
          : `/${owner}/posts/pfbid0Rep${id}`;
        for (const time of all(row, '.second a')) time.setAttribute('href', tracked(path));
      },
      writeName: (row, name) => {
        put(all(row, 'h4 a')[0], name);
        for (const picture of all(row, '.pictures [aria-label]')) picture.setAttribute('aria-label', name);
      },
    };
  };

  const instagram = (): RowTools => {
    const links = (row: Element) => all(row, '.avatar a, a:has(.name)');
    const times = (row: Element) => all(row, 'a:has(time)');
    const inHeader = (link: Element) => link.closest('.header') !== null;
    const namesIn = (link: Element) => [
      (link.getAttribute('href') ?? '').split('/')[1] ?? '',
      link.querySelector('.name')?.textContent ?? '',
    ];
    const code = (id: number) => `/p/DReplica${String(60_000 + id)}/`;
    return {
      rows: () => [...document.querySelectorAll<HTMLElement>('main .post')],
      named: (row) => unique(all(row, '.header .avatar a, .header a:has(.name)').flatMap(namesIn)),
      // Words that begin with somebody else's name are that person's comment: then the post has no text.
      text: (row) => {
        const caption = row.querySelector('.caption');
        const by = unique(
          all(row, 'a:has(.name)')
            .filter((link) => !inHeader(link))
            .flatMap(namesIn),
        );
        const header = unique(all(row, '.header .avatar a, .header a:has(.name)').flatMap(namesIn));
        return by.length === 1 && header.includes(by[0] ?? '') ? (caption?.textContent ?? '') : '';
      },
      writeAuthor: (row, { at }, id, half) => {
        const both = links(row);
        const names = all(row, '.name');
        // The picture alone, or the whole header before the name that the caption begins with.
        const cut = 1 + (id % 2);
        const mine = half === 'both' ? both : half === 'first' ? both.slice(0, cut) : both.slice(cut);
        for (const link of mine) link.setAttribute('href', `/${at}/`);
        for (const name of names) if (mine.some((link) => link.contains(name))) put(name, at);
        if (half === 'first') return;
        for (const face of all(row, 'img.face')) face.setAttribute('alt', `${at}'s profile picture`);
        for (const link of times(row)) link.setAttribute('href', code(id));
        for (const time of all(row, 'time')) time.setAttribute('datetime', `${datetime(id)}:00:00.000Z`);
      },
      writeText: (row, text) => put(all(row, '.caption')[0], text),
      writeId: (row, id) => {
        for (const link of times(row)) link.setAttribute('href', code(id));
      },
      // The name shown is the address itself; only the picture's description is free.
      writeName: (row, name) => {
        for (const face of all(row, 'img.face')) face.setAttribute('alt', `${name}'s profile picture`);
      },
    };
  };

  return { x, facebook, instagram }[site]();
}
