import { html, type TemplateResult } from 'lit';

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", '#34': '"' };

/** The same text without marks. */
export function unmarked(text: string): string {
    return pieces(text).join('');
}

/** A text of which words stand in `<mark>` and all else is escaped, drawn without taking anything in it for HTML. */
export function marked(text: string): TemplateResult {
    return html`${pieces(text).map((part, index) => (index % 2 === 1 ? html`<mark>${part}</mark>` : part))}`;
}

/** What is not marked and what is, in turn. */
function pieces(text: string): string[] {
    return text.split(/<mark>|<\/mark>/).map((part) => part.replaceAll(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole));
}
