import { expect, test } from 'vitest';
import { pageText } from './page-text.ts';
import { plain } from './style.ts';

const page = `---
code: GB401
---

# GB401: a circle

Things that **wait** for each
other in a [circle](../x.md) never begin, as \`a\` and \`b\` do here.

\`\`\`yaml
a: { after: b }

b: { after: a }
\`\`\`

- cut one link
- or the other, whichever is the one that was put there without anybody needing it
`;

test('a page becomes text: no front matter, wrapped lines, code as it is', () => {
  expect(pageText(page, 60, plain)).toBe(`GB401: a circle

Things that wait for each other in a circle never begin, as
a and b do here.

    a: { after: b }

    b: { after: a }

• cut one link
• or the other, whichever is the one that was put there
  without anybody needing it`);
});
