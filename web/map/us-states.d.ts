/** Borders of the states as SVG paths, made when the page is built. */
declare module 'virtual:us-states' {
  const states: { readonly nation: string; readonly borders: string };
  export default states;
}
