/** Text from a file made harmless for a terminal: no control or direction characters, same length. */
export const harmless = (text: string): string =>
  text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (char) =>
    char === '\n' || char === '\t' ? char : ' ',
  );
