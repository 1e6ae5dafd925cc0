/** A way in which people quote a message to disagree with it, report it or ask about it. `{t}` is the message. */
export interface Wrapper {
  readonly lang: string;
  readonly text: string;
  /** Looked at while the matcher was made; the others were set aside until the end. */
  readonly seen: boolean;
}

const SEEN: readonly (readonly [lang: string, text: string])[] = [
  ['en', 'They keep posting "{t}" and nobody asks who pays for it.'],
  ['en', '“{t}” — says who, exactly?'],
  ['en', 'My feed today: "{t}" times fifty.'],
  ['en', 'Nope. {t} Not buying it.'],
  ['en', 'RT @someone: {t} <- this is a paid message'],
  ['en', '{t}\n\nImagine believing this.'],
  ['en', 'Reporters found that volunteers were told to write: “{t}”'],
  ['en', 'If I read "{t}" one more time I am logging off'],
  ['es', '«{t}» No me lo creo.'],
  ['es', 'Dicen que "{t}" y no es verdad'],
  ['es', 'Otra vez el mismo mensaje: {t}'],
  ['es', '¿En serio? "{t}"'],
  ['de', '„{t}“ – das ist doch gelogen.'],
  ['de', 'Wer glaubt denn so etwas: {t}'],
  ['de', 'Bezahlter Text, wortgleich bei zwölf Konten: „{t}“'],
  ['fr', '« {t} » Mais bien sûr…'],
  ['fr', 'Ils répètent tous la même phrase : {t}'],
  ['fr', 'Faux : « {t} »'],
  ['it', '"{t}" Ma per favore!'],
  ['it', 'Copia e incolla ovunque: {t}'],
  ['ru', '«{t}» — и кто в это верит?'],
  ['ru', 'Опять одно и то же: {t}'],
  ['uk', '«{t}» – неправда.'],
  ['uk', 'Знову копіюють: {t}'],
  ['pt', '"{t}" Quem acredita nisso?'],
  ['pt', 'Mentira. {t}'],
  ['pl', '„{t}” – bzdura.'],
  ['nl', '"{t}" Wat een onzin zeg'],
  ['tr', '"{t}" Kim inanır buna?'],
  ['ar', 'هذا غير صحيح: {t}'],
  ['ja', '「{t}」って本当ですか'],
  ['zh', '“{t}”这是假的'],
];

const SET_ASIDE: readonly (readonly [lang: string, text: string])[] = [
  ['en', 'Same words on forty accounts: {t}'],
  ['en', '{t} (lol no)'],
  ['en', 'RT @someone {t} // wrong on every count'],
  ['en', 'Fact check: the claim "{t}" is misleading.'],
  ['en', 'Somebody paid my neighbour to post this:\n\n{t}'],
  ['en', "'{t}' -- delete your account"],
  ['en', 'why does everyone I know suddenly say {t}'],
  ['en', 'The campaign wrote "{t}" and 200 people pasted it.'],
  ['es', 'Me llegó esto: «{t}». ¿Alguien más?'],
  ['es', '{t} Puro cuento.'],
  ['es', 'El texto pagado dice: “{t}”'],
  ['es', 'Qué casualidad, todos escriben {t}'],
  ['de', 'So ein Unsinn: »{t}«'],
  ['de', '{t} Glaubt ihr das wirklich?'],
  ['de', 'Heute schon dreimal gelesen: {t}'],
  ['fr', '{t} — n’importe quoi'],
  ['fr', 'On les paie pour écrire « {t} »'],
  ['fr', 'Encore ce copier-coller : {t}'],
  ['it', '«{t}» Chi vi paga?'],
  ['it', 'Non è vero che {t}'],
  ['ru', 'Им платят за такие посты: «{t}»'],
  ['ru', '{t} Ложь.'],
  ['uk', 'Це брехня: «{t}»'],
  ['uk', '{t} Хто це пише?'],
  ['pt', 'Recebi isto três vezes hoje: “{t}”'],
  ['pt', '{t} Conversa fiada.'],
  ['pl', 'Wszyscy wklejają to samo: {t}'],
  ['nl', 'Betaalde tekst: “{t}”'],
  ['tr', 'Hepsi aynı şeyi yazıyor: {t}'],
  ['ar', '«{t}» من يصدق هذا؟'],
  ['ja', 'また同じ文章だ「{t}」'],
  ['zh', '到处都是同样的话：{t}'],
];

/** All wrappers, in 13 languages. */
export const WRAPPERS: readonly Wrapper[] = [
  ...SEEN.map(([lang, text]) => ({ lang, text, seen: true })),
  ...SET_ASIDE.map(([lang, text]) => ({ lang, text, seen: false })),
];
