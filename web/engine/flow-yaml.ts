/** Plain data as YAML on one line. */
export function flowYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowYaml).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${scalar(key)}: ${flowYaml(item)}`);
    return `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' ? scalar(value) : String(value);
}

/** Text as it is where YAML reads it back as the same text, else quoted as JSON, which is YAML. */
function scalar(text: string): string {
  const safe = /^[A-Za-z0-9+-][\w %.+/$-]*$/.test(text) && !/^[-+]?[\d.]*(e[-+]?\d+)?$/i.test(text);
  const other = /^(true|false|null|yes|no|on|off|~)$/i.test(text) || text.endsWith(' ');
  return safe && !other && !text.startsWith('- ') ? text : JSON.stringify(text);
}
