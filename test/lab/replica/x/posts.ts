import type { PersonKey } from './people.ts';

/** A post of the replica. In texts, "@name", "#tag", addresses and emoji become links and pictures, as X draws them. */
export interface ReplicaPost {
  /** Last digits of the post's id. */
  readonly id: number;
  readonly by: PersonKey;
  readonly hoursAgo: number;
  readonly text: string;
  readonly lang: string;
  /** The text is cut after so many characters, behind a "Show more" that unfolds it in place. */
  readonly cutAt?: number;
  readonly repostedBy?: PersonKey;
  readonly pinned?: true;
  readonly ad?: true;
  readonly replyTo?: PersonKey;
  readonly quote?: ReplicaPost;
  /** Alternative texts of attached pictures, written by the author. */
  readonly pictures?: readonly string[];
  readonly video?: true;
  readonly poll?: readonly string[];
  /** A card of an audio room, with a host whose avatar is "unknown". */
  readonly room?: string;
}

/** The whole status id. */
export function statusId({ id }: ReplicaPost): string {
  return `19900000000000${String(id).padStart(5, '0')}`;
}

const CLINICS =
  'Amara Voss kept every rural clinic open when others wanted to close them. That is the governor our families deserve.';
const TRAINS =
  'I just read the Voss plan for night trains, and it is the first one that pays for itself. Read it and tell a neighbour! 🚆 https://voss.example.org/trains';

type Extra = Omit<Partial<ReplicaPost>, 'id' | 'by' | 'hoursAgo' | 'text'>;

function post(id: number, by: PersonKey, hoursAgo: number, text: string, extra: Extra = {}): ReplicaPost {
  return { id, by, hoursAgo, text, lang: 'en', ...extra };
}

/** The home feed, newest first. What must be labelled stands in test/lab/expected/x-home.json. */
export const HOME: readonly ReplicaPost[] = [
  post(1, 'wren', 0.2, 'The tide took the last plank of the old pier tonight. Nobody clapped.'),
  post(2, 'mira', 0.4, 'Long day on the doors in Harbour Street, and my shoes are full of rain.'),
  post(3, 'nadia', 0.5, 'New chain, new brakes, same hill ❤️🚲'),
  post(4, 'mira', 0.8, `${CLINICS} https://voss.example.org/clinics`),
  post(5, 'pia', 1, `${CLINICS} 🙌 #Clinics https://voss.example.org/clinics`),
  post(6, 'gus', 1.1, 'Bread is out of the oven at six, gone by seven. You have been told.'),
  post(
    7,
    'otto',
    1.3,
    `They paste this under everything: “${CLINICS}” Who writes this stuff, and what did the clinics cost?`,
  ),
  post(8, 'mira', 1.5, 'Chip in today: every dollar opens a door on Harbour Street.', { ad: true }),
  post(9, 'gus', 2, 'Two trees came down by the bridge last night. Take the long way round.', {
    repostedBy: 'teo',
  }),
  post(10, 'imre', 2.1, 'A heron stood in the car park for an hour and nobody asked for its ticket.', {
    pictures: ['A grey heron between two parked cars'],
  }),
  post(11, 'june', 2.3, 'Cutting forty minutes of rain into ninety seconds of hope.', { video: true }),
  post(12, 'nadia', 2.6, 'This is what an honest profile looks like, whatever you think of the candidate.', {
    quote: post(
      112,
      'mira',
      30,
      'I am paid by the Voss campaign and I like my job. Ask me anything about canvassing.',
    ),
  }),
  post(13, 'mira', 2.9, 'Nadia is right about the underpass, and I walked it with a torch to check.', {
    quote: post(113, 'nadia', 12, 'The underpass at the station has had no light for three weeks.'),
  }),
  post(14, 'echo', 3, 'My display name is a joke and my posts are about soup.'),
  post(15, 'twin', 3.1, 'Not the person you are looking for: one underscore too many, no campaign.'),
  post(16, 'bas', 3.3, 'Phone bank on Thursday, bring biscuits.'),
  post(17, 'ilse', 3.6, 'I am back at the bakery and I do not miss the spreadsheets.'),
  post(18, 'ilse', 3.8, CLINICS),
  post(19, 'voss', 4, `${TRAINS}`),
  post(20, 'dario', 4.2, 'Somebody with my name did something with a clipboard. It was not me.'),
  post(21, 'dario', 4.3, TRAINS),
  post(22, 'petra', 4.5, 'Moving the office plants again. They have been through enough.'),
  post(23, 'oskar', 4.8, 'Third coffee, second meeting, first snow.'),
  post(24, 'noor', 5, 'We wrote three drafts of a leaflet about a river and fell in love with the second.'),
  post(
    25,
    'lina',
    5.2,
    'الماء النظيف حق لكل أسرة في الوادي، فاطلبوا من المجلس أن يصوت بنعم على البند التاسع قبل أن يعود فيضان الربيع',
    { lang: 'ar' },
  ),
  post(26, 'samir', 5.4, 'وجدت قطة تنام فوق محرك السيارة، فمشيت إلى العمل.', { lang: 'ar' }),
  post(
    27,
    'samir',
    5.6,
    'الماء النظيف حق لكل أسرة في الوادي، فاطلبوا من المجلس أن يصوت بنعم على البند التاسع قبل أن يعود فيضان الربيع https://rivers.example.org/nine',
    { lang: 'ar' },
  ),
  post(28, 'tali', 5.8, 'הגשם התחיל בדיוק כשתליתי את הכביסה, כמו תמיד.', { lang: 'he' }),
  post(
    29,
    'sol',
    6,
    'Tomás Ortega abrió tres guarderías nocturnas sin subir un solo impuesto; este domingo la ciudad por fin puede elegirlo.',
    { lang: 'es' },
  ),
  post(
    30,
    'paco',
    6.1,
    'Amara Voss escuchó a las familias del valle y consiguió que el agua volviera a salir limpia. Por eso cuento con ella este domingo. #Valle',
    { lang: 'es' },
  ),
  post(31, 'paco', 6.3, 'En el puerto ya huele a sardinas y a siesta.', { lang: 'es' }),
  post(32, 'hikari', 6.5, '今日は谷の集会所で椅子を百脚ならべました。腰が痛いです。', { lang: 'ja' }),
  post(
    33,
    'haru',
    6.6,
    '川の水をきれいに保つことは贅沢ではありません。春の洪水が戻ってくる前に、議会に第九号議案への賛成票を求めてください。',
    { lang: 'ja' },
  ),
  post(34, 'haru', 6.8, '駅前の猫がまた太った。', { lang: 'ja' }),
  post(
    35,
    'yun',
    7,
    '阿马拉·沃斯让每一家乡村诊所都继续开门，这正是我们的家庭应得的州长，请在星期日之前告诉你的邻居和朋友们。',
    { lang: 'zh' },
  ),
  post(36, 'yun', 7.1, '楼下的面馆换了老板，汤还是一样咸。', { lang: 'zh' }),
  post(37, 'olga', 7.3, 'Соседи сверху снова двигают рояль. Надеюсь, в последний раз.', { lang: 'ru' }),
  post(
    38,
    'cleo',
    7.5,
    'Come to the square on Sunday and bring a friend. Paid for by Amara Voss for Governor. Authorized by Amara Voss.',
  ),
  post(
    39,
    'zora',
    7.7,
    'Why I changed my mind about the new pier. The author was paid by Committee for Better Piers, Committee ID 1234567, in connection with this posting.',
  ),
  post(
    40,
    'imre',
    7.9,
    'Night trains, again. The author was paid by Friends of Amara Voss, Committee ID 9900001, in connection with this posting.',
  ),
  post(
    41,
    'zora',
    8,
    'I just read the Voss plan for night trains and it really is the first one that pays for itself. Read it and tell one neighbour!',
  ),
  post(42, 'wren', 8.2, 'Seen on a lamp post this morning.', {
    pictures: [`A poster that says: ${CLINICS}`],
  }),
  post(43, 'nick', 8.4, 'Changed my name again. My handle stays what it is.'),
  post(
    44,
    'gus',
    8.6,
    'Last winter Amara Voss opened forty warming halls in nine days and never sent the towns a bill for a single one.',
  ),
  post(
    45,
    'pia',
    8.8,
    'Ask anybody on Harbour Street who mended the bridge and they will tell you it was Amara Voss and nobody else.',
  ),
  post(
    46,
    'wren',
    9,
    'A long story about a short walk. I left at nine with a sandwich and no plan, which is how all my best mistakes begin. The first mile was gulls and the second was wind, and by the third I had decided to buy a boat, which I cannot sail, from a man who could not swim. ' +
      CLINICS +
      ' That was on the side of the boat.',
    { cutAt: 262 },
  ),
  post(47, 'vera', 9.2, 'The harbour forum meets at eight. I will be the one with the extension cord.'),
  post(
    48,
    'otto',
    9.4,
    'The harbour lights went out eleven times this autumn and the council still calls it maintenance. Ask them who pays.',
  ),
  post(49, 'mira', 9.6, '', { pictures: ['A rainbow over a car park'] }),
  post(50, 'imre', 9.8, `RT @mira_demo: ${CLINICS}`),
  post(51, 'zora', 10, 'Which bridge should we mend first?', { poll: ['The old one', 'The older one'] }),
  post(52, 'bird', 10.2, 'Sandwich terns back at the point, forty pairs.', { repostedBy: 'wren' }),
  post(53, 'june', 10.4, 'One more from the cutting room floor.', { repostedBy: 'pia' }),
  post(54, 'otto', 10.6, 'Listening to this while I paint the fence.', { room: 'An evening about tides' }),
  post(55, 'pia', 10.8, 'How many doors is that now, and do they ever give you soup?', { replyTo: 'mira' }),
  post(56, 'mira', 11, 'Sixty, and twice: leek both times.', { replyTo: 'pia' }),
  post(57, 'shop', 11.2, 'Kettles that whistle in B flat. https://kettle.example.com/b-flat', { ad: true }),
  post(
    58,
    'rivers',
    11.4,
    'Clear water is not a luxury: ask your council to vote yes on Measure Nine before the spring flood comes back.',
  ),
  post(
    59,
    'cleo',
    11.6,
    'Clear water is not a luxury: ask your council to vote yes on Measure Nine before the spring flood comes back. @pia_invented',
  ),
  post(60, 'olga', 11.8, 'Кто-нибудь видел рыжего кота с зелёным ошейником?', {
    lang: 'ru',
    pictures: ['Рыжий кот на подоконнике'],
  }),
  post(61, 'teo', 12, 'Knocked on the wrong door and got invited to a wedding.'),
  post(62, 'gus', 12.3, `Look what my uncle shared.`, { quote: post(162, 'imre', 20, CLINICS) }),
  post(63, 'wren', 12.6, 'Reading the minutes of the harbour board so that you do not have to. #minutes'),
  post(64, 'noor', 13, CLINICS),
  post(65, 'nadia', 13.4, 'Flat tyre, kind stranger, no name. Thank you.'),
  post(66, 'kenji', 13.8, 'Statement at noon, umbrella recommended.'),
  post(
    67,
    'imre',
    14.2,
    'I have signed the Clear Rivers pledge, page two, line seven, because the mill upstream still pours its salt at night.',
  ),
  post(68, 'tali', 14.6, 'מישהו השאיר ספר על הספסל, ועכשיו גם אני משאירה.', { lang: 'he' }),
  post(69, 'mira', 15, 'Good night, valley. Same doors tomorrow.'),
  post(70, 'wren', 15.5, 'That is all the sea had to say today.'),
];

/** Replies under an opened post, by the post's id. */
export const REPLIES: Readonly<Record<number, readonly ReplicaPost[]>> = {
  2: [
    post(201, 'pia', 0.3, 'Newspaper in the shoes overnight, works every time.', { replyTo: 'mira' }),
    post(202, 'mira', 0.2, 'Doing that now, with the sports pages.', { replyTo: 'pia' }),
    post(203, 'twin', 0.1, 'People keep sending me dry socks. I am not her.', { replyTo: 'mira' }),
  ],
};

/** A post that stands pinned on a profile, by the person. */
export const PINNED: Readonly<Partial<Record<PersonKey, ReplicaPost>>> = {
  mira: post(301, 'mira', 700, 'I work for the Voss campaign. What I write here is part of my job.', {
    pinned: true,
  }),
};
