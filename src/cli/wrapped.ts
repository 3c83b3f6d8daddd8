/**
 * Text broken into lines of at most `width` columns: at spaces, and between Chinese characters, of
 * which each takes two columns; longer words stand alone.
 * @param shown what of a word will show, unless all of it will
 */
export function wrapped(
  text: string,
  width: number,
  shown: (word: string) => string = (word) => word,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(/\s+/).filter((part) => part !== ''))
    for (const [i, piece] of piecesOf(word).entries()) {
      const wide = columnsOf(shown(piece));
      const gap = i === 0 && used > 0 ? 1 : 0;
      if (used > 0 && used + gap + wide > width) {
        lines.push(line);
        [line, used] = [piece, wide];
      } else {
        line += (gap === 0 ? '' : ' ') + piece;
        used += gap + wide;
      }
    }
  return line === '' ? lines : [...lines, line];
}

const han = /\p{Script=Han}/u;

// No line begins with a closing mark or ends with an opening one.
const pieces =
  /[（【《「]*(?:\p{Script=Han}|[^\p{Script=Han}（【《「。，、；：！？）】》」]+)?[。，、；：！？）】》」]*/gu;

const piecesOf = (word: string): readonly string[] =>
  han.test(word) ? (word.match(pieces) ?? []).filter((piece) => piece !== '') : [word];

const fullWidth = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/gu;

const columnsOf = (text: string): number => text.length + (text.match(fullWidth)?.length ?? 0);
