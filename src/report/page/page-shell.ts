/** The built page without a result: text that is put into every report. */
export interface PageShell {
  /** Script of the page, an IIFE. */
  readonly script: string;
  readonly style: string;
  /** Script of the worker that holds the engine, deflated, base64. */
  readonly engine: string;
}
