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

test('Chinese is broken between characters, two columns each, marks kept with their words', () => {
  const chinese = '工作、协议、供电或资金互相等待，成了一圈（`after`），因而都永远不会发生。';
  const lines = pageText(`# GB401\n\n${chinese}`, 20, plain).split('\n').slice(2);
  expect(lines).toEqual([
    '工作、协议、供电或资',
    '金互相等待，成了一圈',
    '（after），因而都永',
    '远不会发生。',
  ]);
});

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
