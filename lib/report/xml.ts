/** Whether a document of XML 1.0 may hold a character; what it may not hold cannot be escaped either. */
function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code < 0xd800 || (code >= 0xe000 && code !== 0xfffe && code !== 0xffff);
}

function allowed(text: string): string {
  return Array.from(text, (character) => (isAllowed(character.codePointAt(0) ?? 0) ? character : '\ufffd')).join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Text as it stands between tags. */
export function xmlText(text: string): string {
  return allowed(text).replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character);
}

/** Text as it stands in the value of an attribute, in double quotes; its lines stay lines. */
export function xmlValue(text: string): string {
  return allowed(text).replace(/[&<>"'\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}

/** An opening tag with its attributes. */
export function xmlTag(name: string, attributes: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlValue(String(value))}"`);
  return `<${name}${written.join('')}>`;
}
