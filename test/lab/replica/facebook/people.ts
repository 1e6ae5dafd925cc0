/** A person or page of the replica; all are invented, listed ones end in "demo" as in test/lab/lists. */
export interface Person {
  /** Path of the profile: a vanity, `profile.php?id=` or `people/<name>/<id>/`. */
  readonly path: string;
  readonly name: string;
  /** The numeric id by which groups link their members. */
  readonly id: string;
}

/** Everybody who posts in the replica, by a short key. */
export const PEOPLE = {
  // On the demo list.
  mira: { path: '/mira.solheim.demo', name: 'Mira Solheim-Demo', id: '100099990000001' },
  miraById: { path: '/profile.php?id=100099990000001', name: 'Mira Solheim-Demo', id: '100099990000001' },
  miraWithoutDots: { path: '/MiraSolheimDemo', name: 'Mira Solheim-Demo', id: '100099990000001' },
  teo: { path: '/teo.brandvik.demo', name: 'Teo Brandvik-Demo', id: '100099990000002' },
  voss: { path: '/voss.governor.demo', name: 'Amara Voss for Governor', id: '100099990000003' },
  // On no list.
  wren: { path: '/wren.halloway.9', name: 'Wren Halloway', id: '100088880000001' },
  pia: { path: '/pia.lindqvist.moor', name: 'Pia Lindqvist-Moor', id: '100088880000002' },
  otto: { path: '/otto.brannigan.4', name: 'Otto Brannigan', id: '100088880000003' },
  nadia: { path: '/people/Nadia-Ferro/100088880000004/', name: 'Nadia Ferro', id: '100088880000004' },
  gus: { path: '/profile.php?id=100088880000005', name: 'Gus Tallow', id: '100088880000005' },
  samir: { path: '/samir.aljar.invented', name: 'سمير الجار', id: '100088880000006' },
  paco: { path: '/paco.delpuerto.invented', name: 'Paco del Puerto', id: '100088880000007' },
  notes: { path: '/profile.php?id=61550000000017', name: 'Harbour Notes', id: '61550000000017' },
  lamps: { path: '/lampworks.invented', name: 'Lamp Works', id: '100088880000008' },
  // Names that look like somebody else's address: a name never matches anything.
  echo: { path: '/echo.invented.7', name: 'mira.solheim.demo', id: '100088880000009' },
  twin: { path: '/mira.solheim.demo.1', name: 'Mira Solheim-Demo', id: '100088880000010' },
} as const satisfies Readonly<Record<string, Person>>;

/** Short key of a person. */
export type PersonKey = keyof typeof PEOPLE;

/** The person behind a key. */
export function person(key: PersonKey): Person {
  return PEOPLE[key];
}

/** People that take part in swaps, chosen so that every pair of person and text has one plain answer. */
export const SWAP_PEOPLE: readonly PersonKey[] = [
  'mira',
  'miraById',
  'teo',
  'wren',
  'gus',
  'nadia',
  'twin',
  'echo',
];
