declare const unit: unique symbol;

/** A moment in days since 1970-01-01 UTC; the fraction is the time of day. */
export type Day = number & { readonly [unit]?: 'day' };
/** A calendar month as year * 12 + (0 for January … 11 for December). */
export type Month = number & { readonly [unit]?: 'month' };
