import { html, type TemplateResult } from 'lit';

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", '#34': '"' };

/** A text of which words stand in `<mark>` and all else is escaped, drawn without taking anything in it for HTML. */
export function marked(text: string): TemplateResult {
    const parts = text.split(/<mark>|<\/mark>/).map((part) => part.replaceAll(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole));
    return html`${parts.map((part, index) => (index % 2 === 1 ? html`<mark>${part}</mark>` : part))}`;
}
