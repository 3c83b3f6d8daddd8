export { dealCsvTables, dealsCsv } from './deal-csv.ts';
export { dealHtml } from './deal-html.ts';
export { type DealReading, dealReading } from './deal-reading.ts';
export { dealJsonSchema, dealSchema } from './deal-schema.ts';
export { dealText } from './deal-text.ts';
export { ownDeals, surplus } from './own-deals.ts';
