/** Whether a text has every word that is looked for, in any order and as parts of words. */
export const hasWords = (text: string, wanted: string): boolean => {
  const own = text.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => own.includes(word));
};
