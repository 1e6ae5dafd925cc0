export const CONFUSABLE_FROM = 'асеорхуіј';
export const CONFUSABLE_TO = 'aceopxyij';
