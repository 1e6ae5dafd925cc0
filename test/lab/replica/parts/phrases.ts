/** Texts of the demo list (test/lab/lists/demo/templates.csv), word for word. */
export const CLINICS =
  'Amara Voss kept every rural clinic open when others wanted to close them. That is the governor our families deserve.';
export const TRAINS =
  'I just read the Voss plan for night trains, and it is the first one that pays for itself. Read it and tell a neighbour! 🚆';
export const NINE =
  'Clear water is not a luxury: ask your council to vote yes on Measure Nine before the spring flood comes back.';
export const NINE_AR =
  'الماء النظيف حق لكل أسرة في الوادي، فاطلبوا من المجلس أن يصوت بنعم على البند التاسع قبل أن يعود فيضان الربيع';
export const VALLE =
  'Amara Voss escuchó a las familias del valle y consiguió que el agua volviera a salir limpia. Por eso cuento con ella este domingo.';

/** Texts of one plain piece each for the swap mode: a row takes any of them by changing one text node. */
export const SWAP_TEXTS: readonly string[] = [
  'The tide took the last plank of the old pier tonight. Nobody clapped.',
  'Bread is out of the oven at six, gone by seven.',
  CLINICS,
  NINE,
  'Third coffee, second meeting, first snow.',
];
