import { referenceOf } from '../programme/index.ts';
import { factSchema } from './facts.ts';

/** The reference of the facts file in Markdown: an example, and every field. */
export const factsReference = (): string => `${intro}\n${referenceOf(factSchema, 'fact')}`;

const intro = `# The facts file

\`facts.yaml\` stands beside \`programme.yaml\` and lists what was published. Numbers and claims of the programme cite facts by id, as \`source\` and \`fact\`. A case whose numbers all rest on judgement and whose claims say \`fact: []\` needs none.

\`\`\`yaml
facts:
  - id: F-1
    happened: 2025-03-10
    precision: day
    known: 2025-03-11 # no forecast with an earlier data date may use it
    kind: commitment
    parties: [Builder, Tenant]
    site: meadow # or null
    quantities: [{ value: 300, unit: MW }]
    statement: Builder and Tenant announced a campus of 300 MW.
    source: { publisher: A newspaper, url: null, published: 2025-03-11 }
    confidence: medium
    supersededBy: null # or the id of the fact that replaces it
\`\`\`

What two facts say differently is kept side by side (\`conflictsWith\`, \`rivals\`), and a later fact may settle what was forecast: \`resolves: [{ claim: soon, outcome: true }]\`. [scoring.md](scoring.md) says how a forecast is scored by such facts. \`groundbreak facts CASE\` lists what was known on the data date, \`--as-of\` on another day.
`;
