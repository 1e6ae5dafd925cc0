/** A person of the replica. All are invented; listed ones end in "demo" as in test/lab/lists. */
export interface Person {
  readonly handle: string;
  readonly name: string;
  readonly bio?: string;
  readonly verified?: true;
}

/** Everybody who posts in the replica, by a short key. */
export const PEOPLE = {
  // On the demo list or the second list.
  mira: { handle: 'mira_demo', name: 'Mira Solheim-Demo', bio: 'Digital organizer at Voss for Governor.' },
  teo: { handle: 'TeoDemo', name: 'Teo Brandvik-Demo' },
  hikari: { handle: 'hikari_demo', name: '北川ひかり' },
  june: { handle: 'june_demo', name: 'June Akerlund-Demo', bio: 'I cut videos for Amara Voss.' },
  bas: { handle: 'bas_demo', name: 'Bas Okonedo-Demo' },
  ilse: { handle: 'ilse_demo', name: 'Ilse Varga-Demo' },
  voss: { handle: 'voss_demo_2026', name: 'Amara Voss for Governor', verified: true },
  dario: { handle: 'dario_demo', name: 'Dario Quill-Demo' },
  petra: { handle: 'petra_demo', name: 'Petra Nyholm-Demo' },
  oskar: { handle: 'oskar_demo', name: 'Oskar Lind-Demo' },
  kenji: { handle: 'KenjiDemo', name: 'Kenji Harrow-Demo' },
  lina: { handle: 'lina_demo', name: 'ليلى التجريبية' },
  noor: { handle: 'noor_demo', name: 'Noor Castellan-Demo' },
  rivers: { handle: 'rivers_demo_org', name: 'Clear Rivers Alliance', verified: true },
  sol: { handle: 'sol_demo', name: 'Sol Ibarra-Demo 🌻' },
  vera: { handle: 'vera_demo', name: 'Vera Toivonen-Demo' },
  // On no list.
  wren: { handle: 'wren_invented', name: 'Wren Halloway' },
  pia: { handle: 'pia_invented', name: 'Pia Lindqvist-Moor' },
  otto: { handle: 'otto_invented', name: 'Otto Brannigan' },
  nadia: { handle: 'nadia_invented', name: 'Nadia Ferro 🚲' },
  gus: { handle: 'gus_invented', name: 'Gus Tallow' },
  cleo: { handle: 'cleo_invented', name: 'Cleo Marchetti' },
  imre: { handle: 'imre_invented', name: 'Imre Szalko' },
  zora: { handle: 'zora_invented', name: 'Zora Pell' },
  yun: { handle: 'yun_invented', name: '云中漫步' },
  haru: { handle: 'haru_invented', name: '春の散歩' },
  samir: { handle: 'samir_invented', name: 'سمير الجار' },
  tali: { handle: 'tali_invented', name: 'טלי מהשכונה' },
  olga: { handle: 'olga_invented', name: 'Ольга с третьего этажа' },
  paco: { handle: 'paco_invented', name: 'Paco del Puerto' },
  bird: { handle: 'tern_watch', name: 'Tern Watch', verified: true },
  shop: { handle: 'kettle_and_co', name: 'Kettle & Co', verified: true },
  // Names that look like somebody else's handle: a name never matches anything.
  echo: { handle: 'echo_invented', name: '@mira_demo' },
  twin: { handle: 'mira_demo_', name: 'Mira Solheim-Demo' },
  nick: { handle: 'nick_invented', name: 'TeoDemo (@TeoDemo)' },
} as const satisfies Readonly<Record<string, Person>>;

/** Short key of a person. */
export type PersonKey = keyof typeof PEOPLE;

/** The person behind a key. */
export function person(key: PersonKey): Person {
  return PEOPLE[key];
}
