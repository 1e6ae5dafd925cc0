/** So many rows stand in the page; they are used again one after the other. */
export const LIVE = 60;
