import { parseSync } from 'vite';

/** Attributes whose value people read or hear. */
const READ_ATTRIBUTE =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|title|alt|placeholder|label)$/;
/** Calls and constructions whose strings nobody reads: selectors, media queries, messages for developers. */
const SILENT_CALL =
  /^(Error|TypeError|logBug|querySelector|querySelectorAll|matches|closest|matchMedia|supports|Symbol|for|has|delete)$/;
/** Two words beside each other, or a word that begins a sentence. */
const WORDS = /\p{L}{2,}[,.;:!?…]?\s+\p{L}|^\s*\p{Lu}\p{Ll}{3,}[\s.!?…]*$/u;

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Words in a component's source that would be shown as they stand, in one language only. CSS and code are none. */
export function hardCodedWords(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: string[] = [];
  walk(program as unknown as Node, found);
  return found;
}

function walk(node: Node, found: string[]): void {
  if (/^(TS|Import|Export.*Source)/.test(node.type) && !isCarrier(node)) return;
  if (node.type === 'JSXText') {
    if (/\p{L}/u.test(String(node.value))) found.push(String(node.value).trim());
    return;
  }
  if (node.type === 'JSXAttribute') {
    readAttribute(node, found);
    return;
  }
  if (node.type === 'CallExpression' || node.type === 'NewExpression') {
    if (SILENT_CALL.test(calleeOf(node))) return;
  }
  if (node.type === 'Literal' && typeof node.value === 'string') note(node.value, found);
  if (node.type === 'TemplateElement') note((node.value as { readonly cooked: string }).cooked, found);
  for (const [key, value] of Object.entries(node)) {
    // The key of an object is a name; its value may be words.
    if (key === 'key' && node.computed !== true) continue;
    if (node.type === 'Property' && key === 'value' && isSilentName(node.key)) continue;
    if (node.type === 'AssignmentExpression' && key === 'right' && isStyling(node.left as Node)) continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, found);
  }
}

/** Type syntax around an expression ("as", "satisfies", "!"): the expression inside is code like any other. */
function isCarrier({ type }: Node): boolean {
  return /^TS(As|Satisfies|NonNull)/.test(type);
}

function readAttribute(node: Node, found: string[]): void {
  const name = node.name as Node;
  const plain = String(name.name);
  const value = node.value as Node | null;
  if (value === null) return;
  const isRead = READ_ATTRIBUTE.test(plain);
  if (value.type === 'Literal') {
    if (isRead && /\p{L}/u.test(String(value.value))) found.push(`${plain}=${String(value.value)}`);
  } else if (plain !== 'class') walk(value, found);
}

function note(words: string, found: string[]): void {
  if (WORDS.test(words)) found.push(words.trim());
}

function calleeOf(node: Node): string {
  const callee = node.callee as Node;
  return String(callee.name ?? (callee.property as Node | undefined)?.name ?? '');
}

/** `class` and `rel` hold names that browsers read. */
function isSilentName(value: unknown): boolean {
  return isNode(value) && /^(class|rel)$/.test(String(value.name ?? value.value));
}

/** `x.className` and `x.style.y`. */
function isStyling({ property, object }: Node): boolean {
  const within = isNode(object) ? object.property : undefined;
  return (isNode(property) && property.name === 'className') || (isNode(within) && within.name === 'style');
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
